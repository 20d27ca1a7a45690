package org.fuma.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class MultipartTest {

  private static final String TYPE = "multipart/form-data; boundary=----x7";

  @Property(tries = 200)
  void aFileComesOutAsItWentIn(@ForAll long seed, @ForAll @IntRange(max = 200_000) int size, @ForAll @IntRange(min = 1, max = 70_000) int piece)
      throws IOException {
    byte[] file = nearlyDelimited(seed, size);
    Multipart.Upload upload = Multipart.read(inPieces(form("_csrf=t", file), piece), TYPE);
    assertThat(upload.form().text("_csrf")).isEqualTo("t");
    assertThat(upload.fileName()).isEqualTo("名册.csv");
    assertThat(upload.file().readAllBytes()).isEqualTo(file);
  }

  @Test
  void aFileThatIsBrokenOffIsNotTakenForWhole() {
    byte[] form = form("_csrf=t", new byte[100_000]);
    InputStream cut = new ByteArrayInputStream(Arrays.copyOf(form, 90_000));
    assertThatThrownBy(() -> Multipart.read(cut, TYPE).file().readAllBytes()).isInstanceOf(IOException.class);
  }

  @Test
  void whatIsNoFormIsRefused() {
    for (String body : new String[] {"", "------x7", "------x7--\r\n", "x", "------x7\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb\r\n------x7--"}) {
      assertThatThrownBy(() -> Multipart.read(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)), TYPE)).as(body).isInstanceOf(Failure.Malformed.class);
    }
    assertThatThrownBy(() -> Multipart.read(new ByteArrayInputStream(form("a=b", new byte[1])), "multipart/form-data")).isInstanceOf(Failure.Malformed.class);
    assertThatThrownBy(() -> Multipart.read(new ByteArrayInputStream(form("a=" + "b".repeat(5_000), new byte[1])), TYPE)).isInstanceOf(Failure.Malformed.class);
  }

  @Test
  void theFirstFieldIsReadFromTheBeginningAlone() {
    byte[] beginning = Arrays.copyOf(form("_csrf=token", new byte[10_000]), 2_048);
    assertThat(Multipart.first("_csrf", beginning, TYPE)).contains("token");
    assertThat(Multipart.first("_csrf", form("other=token", new byte[1]), TYPE)).isEmpty();
    assertThat(Multipart.first("_csrf", Arrays.copyOf(beginning, 60), TYPE)).isEmpty();
    assertThat(Multipart.first("_csrf", new byte[0], TYPE)).isEmpty();
  }

  /** A form of one field and a file. */
  private static byte[] form(String field, byte[] file) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    String[] pair = field.split("=", 2);
    out.writeBytes(("------x7\r\nContent-Disposition: form-data; name=\"" + pair[0] + "\"\r\n\r\n" + pair[1]
        + "\r\n------x7\r\nContent-Disposition: form-data; name=\"file\"; filename=\"名册.csv\"\r\nContent-Type: text/csv\r\n\r\n")
        .getBytes(StandardCharsets.UTF_8));
    out.writeBytes(file);
    out.writeBytes("\r\n------x7--\r\n".getBytes(StandardCharsets.UTF_8));
    return out.toByteArray();
  }

  /** Bytes that are full of beginnings of delimiters. */
  private static byte[] nearlyDelimited(long seed, int size) {
    Random random = new Random(seed);
    byte[] delimiter = "\r\n------x".getBytes(StandardCharsets.UTF_8);
    byte[] file = new byte[size];
    for (int at = 0; at < size; ) {
      int length = Math.min(size - at, random.nextInt(delimiter.length) + 1);
      System.arraycopy(delimiter, 0, file, at, length);
      at += length;
    }
    return file;
  }

  private static InputStream inPieces(byte[] bytes, int piece) {
    return new ByteArrayInputStream(bytes) {
      @Override
      public synchronized int read(byte[] into, int offset, int length) {
        return super.read(into, offset, Math.min(length, piece));
      }
    };
  }
}
