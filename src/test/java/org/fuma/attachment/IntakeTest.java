package org.fuma.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.fuma.store.Hashes;
import org.fuma.web.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that people send: what is kept of them, and what is refused. */
class IntakeTest {

  private final Intake intake = new Intake();

  @Test
  void aPhotographKeepsItsPixelsAndNothingThatTheCameraAdded() {
    byte[] sent = Pictures.taken(60, 40, 1);
    SentFile file = read("现场.JPG", sent);
    assertThat(text(sent)).contains("Exif", Pictures.SECRET);
    assertThat(text(file.bytes())).doesNotContain("Exif").doesNotContain(Pictures.SECRET);
    assertThat(file.kind()).isEqualTo(FileKind.JPEG);
    assertThat(file.name()).isEqualTo("现场.JPG");
    assertThat(file.sha256()).isEqualTo(Hashes.sha256(file.bytes()));
    assertThat(file.sent()).isEqualTo(Hashes.sha256(sent));
    assertThat(Pictures.decoded(file.bytes()).getWidth()).isEqualTo(60);
  }

  /** Red is the left half as the camera held it; where it is after each of Exif's eight ways. */
  @ParameterizedTest
  @CsvSource({"1, LEFT, 60", "2, RIGHT, 60", "3, RIGHT, 60", "4, LEFT, 60", "5, TOP, 40", "6, TOP, 40", "7, BOTTOM, 40", "8, BOTTOM, 40"})
  void aPhotographStandsUpright(int way, String red, int width) {
    BufferedImage picture = Pictures.decoded(read("", Pictures.taken(60, 40, way)).bytes());
    assertThat(picture.getWidth()).isEqualTo(width);
    int midX = picture.getWidth() / 2;
    int midY = picture.getHeight() / 2;
    Color there = switch (red) {
      case "LEFT" -> new Color(picture.getRGB(4, midY));
      case "RIGHT" -> new Color(picture.getRGB(picture.getWidth() - 5, midY));
      case "TOP" -> new Color(picture.getRGB(midX, 4));
      default -> new Color(picture.getRGB(midX, picture.getHeight() - 5));
    };
    assertThat(there.getRed()).isGreaterThan(200);
    assertThat(there.getBlue()).isLessThan(60);
  }

  @Test
  void aPngKeepsItsPixelsAndLosesItsWords() {
    byte[] png = Pictures.png(30, 20);
    byte[] sent = withText(png);
    assertThat(text(sent)).contains(Pictures.SECRET);
    SentFile file = read("图.png", sent);
    assertThat(text(file.bytes())).doesNotContain(Pictures.SECRET).doesNotContain("tEXt");
    BufferedImage before = Pictures.decoded(png);
    BufferedImage after = Pictures.decoded(file.bytes());
    assertThat(after.getRGB(2, 2)).isEqualTo(before.getRGB(2, 2));
    assertThat(after.getRGB(29, 19)).isEqualTo(before.getRGB(29, 19));
  }

  @Test
  void aWebpKeepsItsStreamOfPixelsAlone() {
    SentFile file = read("a.webp", Pictures.webp());
    assertThat(file.kind()).isEqualTo(FileKind.WEBP);
    assertThat(text(file.bytes())).startsWith("RIFF").contains("VP8X", "VP8L").doesNotContain("EXIF").doesNotContain(Pictures.SECRET);
    assertThat(ByteBuffer.wrap(file.bytes()).order(java.nio.ByteOrder.LITTLE_ENDIAN).getInt(4)).isEqualTo(file.bytes().length - 8);
    assertThat(file.bytes()[20]).as("it no longer promises Exif, and keeps its transparency").isEqualTo((byte) 0x10);
    assertThat(read("", file.bytes()).bytes()).isEqualTo(file.bytes());
  }

  @Test
  void aDocumentIsKeptAsItCame() {
    SentFile file = read("笔录.pdf", Pictures.pdf());
    assertThat(file.bytes()).isEqualTo(Pictures.pdf());
    assertThat(file.kind().cleaned()).isFalse();
  }

  @Test
  void aPortraitIsASmallJpeg() {
    for (byte[] sent : new byte[][] {Pictures.jpeg(1_600, 1_200), Pictures.png(1_600, 1_200)}) {
      SentFile file = intake.portrait("照片", new ByteArrayInputStream(sent), 480);
      assertThat(file.kind()).isEqualTo(FileKind.JPEG);
      assertThat(Pictures.decoded(file.bytes()).getWidth()).isEqualTo(480);
      assertThat(Pictures.decoded(file.bytes()).getHeight()).isEqualTo(360);
      assertThat(file.bytes().length).isLessThan(200_000);
    }
    assertThatThrownBy(() -> intake.portrait("", new ByteArrayInputStream(Pictures.pdf()), 480)).isInstanceOf(Failure.Invalid.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "GIF89a...", "<svg xmlns='http://www.w3.org/2000/svg'/>", "<html>", "MZ", "PK\u0003\u0004", "%PDF", "RIFF1234WAVE"})
  void anyOtherKindIsRefused(String begins) {
    assertThatThrownBy(() -> read("", begins.getBytes(StandardCharsets.ISO_8859_1))).isInstanceOf(Failure.Invalid.class);
  }

  @Test
  void aNameThatSaysOtherwiseIsRefused() {
    assertThatThrownBy(() -> read("a.exe", Pictures.jpeg(9, 9))).isInstanceOf(Failure.Invalid.class);
    assertThatThrownBy(() -> read("a.pdf", Pictures.jpeg(9, 9))).isInstanceOf(Failure.Invalid.class);
    assertThat(read("C:\\fakepath\\a.jpeg", Pictures.jpeg(9, 9)).name()).isEqualTo("a.jpeg");
    assertThat(read("../../etc/a\u202egpj.jpg\u0000", Pictures.jpeg(9, 9)).name()).isEqualTo("agpj.jpg");
    assertThat(read("长".repeat(300) + ".jpg", Pictures.jpeg(9, 9)).name()).hasSize(120).endsWith("长.jpg");
  }

  @Test
  void tenMegabytesAreTakenAndNotOneByteMore() {
    byte[] pdf = Pictures.pdf();
    byte[] full = Arrays.copyOf(pdf, Intake.MOST_MB << 20);
    System.arraycopy(pdf, 0, full, full.length - pdf.length, pdf.length);
    assertThat(read("", full).bytes()).hasSize(Intake.MOST_MB << 20);
    byte[] more = Arrays.copyOf(full, full.length + 1);
    assertThatThrownBy(() -> read("", more)).isInstanceOf(Failure.TooLarge.class);
  }

  @Test
  void aHeadThatClaimsTooManyPixelsIsBelievedAndRefused() {
    byte[] png = Pictures.png(10, 10);
    ByteBuffer.wrap(png).putInt(16, 30_000).putInt(20, 30_000);
    java.util.zip.CRC32 sum = new java.util.zip.CRC32();
    sum.update(png, 12, 17);
    ByteBuffer.wrap(png).putInt(29, (int) sum.getValue());
    assertThatThrownBy(() -> read("", png)).isInstanceOf(Failure.TooLarge.class);
    byte[] wide = {0x2F, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x0F, 0, 0};
    assertThatThrownBy(() -> read("", Pictures.webp(Pictures.part("VP8L", wide)))).isInstanceOf(Failure.TooLarge.class);
  }

  @Test
  void aPictureOfMorePixelsThanMemoryHasIsKeptSmaller() {
    BufferedImage picture = Pictures.decoded(read("", Pictures.jpeg(6_000, 4_000)).bytes());
    assertThat(picture.getWidth()).isEqualTo(3_000);
    assertThat(picture.getHeight()).isEqualTo(2_000);
  }

  @ParameterizedTest
  @EnumSource(value = FileKind.class, names = {"JPEG", "PNG", "WEBP", "PDF"})
  void damagedBytesAreRefusedWithASentenceOrRead(FileKind kind) {
    byte[] good = switch (kind) {
      case JPEG -> Pictures.taken(40, 30, 6);
      case PNG -> Pictures.png(40, 30);
      case WEBP -> Pictures.webp();
      case PDF -> Pictures.pdf();
      case MP3, M4A, AAC, OGG, WAV, AMR -> Recordings.of(kind);
    };
    Random chance = new Random(7);
    for (int round = 0; round < 300; round++) {
      byte[] bad = round % 2 == 0 ? Arrays.copyOf(good, chance.nextInt(good.length)) : good.clone();
      for (int i = 0; i < 3 && bad.length > 0; i++) {
        bad[chance.nextInt(bad.length)] = (byte) chance.nextInt();
      }
      try {
        intake.evidence("", new ByteArrayInputStream(bad));
      } catch (Failure.Invalid | Failure.TooLarge refused) {
        assertThat(refused.said().key()).startsWith("attachment.");
      }
    }
  }

  @ParameterizedTest
  @EnumSource(value = FileKind.class, names = {"MP3", "M4A", "AAC", "OGG", "WAV", "AMR"})
  void aRecordingIsKeptAsItCameAndIsEvidenceAlone(FileKind kind) {
    byte[] sent = Recordings.of(kind);
    SentFile file = intake.evidence("录音." + kind.ending(), new ByteArrayInputStream(sent));
    assertThat(file.kind()).isEqualTo(kind);
    assertThat(file.bytes()).isEqualTo(sent);
    assertThat(kind.cleaned()).isFalse();
    assertThat(kind.type()).startsWith("audio/");
    assertThatThrownBy(() -> read("录音." + kind.ending(), sent)).isInstanceOfSatisfying(Failure.Invalid.class,
        refused -> assertThat(refused.said().key()).isEqualTo("attachment.kind"));
    assertThatThrownBy(() -> intake.evidence("a.jpg", new ByteArrayInputStream(sent))).isInstanceOfSatisfying(Failure.Invalid.class,
        refused -> assertThat(refused.said().key()).isEqualTo("attachment.name"));
  }

  @Test
  void movingPicturesAreNoRecording() {
    assertThatThrownBy(() -> intake.evidence("", new ByteArrayInputStream(Recordings.film()))).isInstanceOfSatisfying(Failure.Invalid.class,
        refused -> assertThat(refused.said().key()).isEqualTo("attachment.kind-evidence"));
  }

  @Test
  void aSenderWhoBreaksOffIsTold() {
    InputStream broken = new InputStream() {
      @Override
      public int read() throws IOException {
        throw new IOException("gone");
      }
    };
    assertThatThrownBy(() -> intake.read("", broken)).isInstanceOf(Failure.Malformed.class);
  }

  private SentFile read(String name, byte[] file) {
    return intake.read(name, new ByteArrayInputStream(file));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static byte[] withText(byte[] png) {
    byte[] content = ("Comment\0" + Pictures.SECRET).getBytes(StandardCharsets.ISO_8859_1);
    java.util.zip.CRC32 sum = new java.util.zip.CRC32();
    sum.update("tEXt".getBytes(StandardCharsets.US_ASCII));
    sum.update(content);
    int head = 33;
    return ByteBuffer.allocate(png.length + 12 + content.length).put(png, 0, head).putInt(content.length)
        .put("tEXt".getBytes(StandardCharsets.US_ASCII)).put(content).putInt((int) sum.getValue()).put(png, head, png.length - head).array();
  }
}
