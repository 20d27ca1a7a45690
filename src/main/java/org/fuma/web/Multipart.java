package org.fuma.web;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A form with a file ({@code multipart/form-data}, RFC 7578), read as it comes and never held in memory: short fields first, then
 * the file, after which nothing is read. Not for several threads at once.
 */
public final class Multipart {

  private static final int BUFFER = 1 << 16;
  private static final int LONGEST_HEADERS = 4_096;
  private static final int LONGEST_FIELD = 4_096;
  private static final int MOST_FIELDS = 32;
  private static final byte[] LINE = {'\r', '\n'};
  private static final byte[] END = {'-', '-'};
  private static final byte[] HEADERS_END = {'\r', '\n', '\r', '\n'};
  private static final Pattern BOUNDARY = Pattern.compile("boundary=(?:\"([^\"]{1,70})\"|([^;\\s]{1,70}))", Pattern.CASE_INSENSITIVE);
  private static final Pattern NAME = Pattern.compile("[;\\s]name=\"([^\"]*)\"", Pattern.CASE_INSENSITIVE);
  private static final Pattern FILE_NAME = Pattern.compile("[;\\s]filename=\"([^\"]*)\"", Pattern.CASE_INSENSITIVE);

  private final InputStream in;
  private final byte[] delimiter;
  private final int longestField;
  private final byte[] buffer = new byte[BUFFER];
  private int start;
  private int end;

  private Multipart(InputStream in, byte[] delimiter, int longestField) {
    this.in = in;
    this.delimiter = delimiter;
    this.longestField = longestField;
    // The first delimiter has no line before it.
    System.arraycopy(LINE, 0, buffer, 0, LINE.length);
    this.end = LINE.length;
  }

  /**
   * A form that was read up to its file.
   *
   * @param fileName as the browser says it; empty when no file was chosen
   * @param file     its bytes; ends with the file, and fails when the sender breaks off before
   */
  public record Upload(Form form, String fileName, InputStream file) {}

  /** The form has no further part. */
  private static final class Ended extends IOException {}

  /** A part's name, and a file's. */
  private record Part(String name, Optional<String> fileName) {}

  /**
   * Reads a form up to its first file.
   *
   * @throws Failure.Malformed when it is none, or has no file
   */
  public static Upload read(InputStream body, String contentType) {
    return read(body, contentType, LONGEST_FIELD, true);
  }

  /**
   * As {@link #read(InputStream, String)}, for a form with longer fields, whose file may be missing: its name is empty then.
   *
   * @param longestField in bytes
   */
  public static Upload read(InputStream body, String contentType, int longestField) {
    return read(body, contentType, longestField, false);
  }

  private static Upload read(InputStream body, String contentType, int longestField, boolean withFile) {
    Multipart form = new Multipart(body, delimiter(contentType), longestField);
    Map<String, List<String>> fields = new LinkedHashMap<>();
    try {
      // Parts are counted, not names: one name sent over and over ends as well.
      for (int parts = 0; parts <= MOST_FIELDS; parts++) {
        Part part = form.part();
        if (part.fileName().isPresent()) {
          return new Upload(new Form(fields), part.fileName().get(), form.new Body());
        }
        fields.putIfAbsent(part.name(), List.of(form.text()));
      }
      throw new Failure.Malformed("error.form");
    } catch (Ended ended) {
      if (withFile) {
        throw new Failure.Malformed("error.form");
      }
      return new Upload(new Form(fields), "", InputStream.nullInputStream());
    } catch (IOException unreadable) {
      throw new Failure.Malformed("error.form");
    }
  }

  /** The value of the form's first field if it has that name, from the form's first bytes. */
  static Optional<String> first(String name, byte[] beginning, String contentType) {
    Multipart form = new Multipart(InputStream.nullInputStream(), delimiter(contentType), LONGEST_FIELD);
    int length = Math.min(beginning.length, BUFFER - form.end);
    System.arraycopy(beginning, 0, form.buffer, form.end, length);
    form.end += length;
    try {
      Part part = form.part();
      return part.name().equals(name) && part.fileName().isEmpty() ? Optional.of(form.text()) : Optional.empty();
    } catch (IOException incomplete) {
      return Optional.empty();
    }
  }

  private static byte[] delimiter(String contentType) {
    Matcher boundary = BOUNDARY.matcher(contentType);
    if (!boundary.find()) {
      throw new Failure.Malformed("error.form");
    }
    return ("\r\n--" + (boundary.group(1) == null ? boundary.group(2) : boundary.group(1))).getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Steps over a delimiter into the next part, and reads its headers. */
  private Part part() throws IOException {
    fill(delimiter.length + LINE.length);
    if (find(delimiter) != start) {
      throw new IOException("no delimiter");
    }
    start += delimiter.length;
    if (Arrays.equals(buffer, start, start + LINE.length, END, 0, END.length)) {
      throw new Ended();
    }
    if (!Arrays.equals(buffer, start, start + LINE.length, LINE, 0, LINE.length)) {
      throw new IOException("no further part");
    }
    int headersEnd = find(HEADERS_END);
    while (headersEnd < 0) {
      if (end - start > LONGEST_HEADERS) {
        throw new IOException("headers without end");
      }
      fill(end - start + 1);
      headersEnd = find(HEADERS_END);
    }
    String headers = new String(buffer, start, headersEnd - start, StandardCharsets.UTF_8);
    start = headersEnd + HEADERS_END.length;
    Matcher name = NAME.matcher(headers);
    Matcher fileName = FILE_NAME.matcher(headers);
    return new Part(name.find() ? name.group(1) : "", fileName.find() ? Optional.of(fileName.group(1)) : Optional.empty());
  }

  private String text() throws IOException {
    byte[] bytes = new Body().readNBytes(longestField + 1);
    if (bytes.length > longestField) {
      throw new IOException("a long field");
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Reads on until so many bytes are there. */
  private void fill(int wanted) throws IOException {
    while (end - start < wanted) {
      if (start > 0) {
        System.arraycopy(buffer, start, buffer, 0, end - start);
        end -= start;
        start = 0;
      }
      int read = in.read(buffer, end, buffer.length - end);
      if (read < 0) {
        throw new IOException("broken off");
      }
      end += read;
    }
  }

  /** Where in the buffer these bytes stand; negative when they do not. */
  private int find(byte[] sought) {
    for (int at = start; at + sought.length <= end; at++) {
      if (buffer[at] == sought[0] && Arrays.equals(buffer, at, at + sought.length, sought, 0, sought.length)) {
        return at;
      }
    }
    return -1;
  }

  /** The bytes of the part at hand. */
  private final class Body extends InputStream {

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      int delimited = find(delimiter);
      // What might be the beginning of a delimiter is held back until more is there.
      int safe = delimited >= 0 ? delimited - start : end - start - delimiter.length + 1;
      while (safe <= 0) {
        if (delimited >= 0) {
          return -1;
        }
        fill(end - start + 1);
        delimited = find(delimiter);
        safe = delimited >= 0 ? delimited - start : end - start - delimiter.length + 1;
      }
      int some = Math.min(length, safe);
      System.arraycopy(buffer, start, into, offset, some);
      start += some;
      return some;
    }
  }
}
