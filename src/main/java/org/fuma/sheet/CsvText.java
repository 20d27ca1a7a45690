package org.fuma.sheet;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fuma.sheet.SheetRefused.Reason;

/**
 * What is to be known of a text before its first record.
 *
 * @param delimiter comma, or what the heading has instead: tab, semicolon
 */
record CsvText(Path file, Charset charset, char delimiter) {

  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final int HEADING = 100_000;

  /**
   * Decodes the file to its end: strictly as UTF-8 or, failing that, strictly as GB18030, as Excel in China writes it.
   *
   * @throws SheetRefused when it is neither, or no text at all
   */
  static CsvText of(Path file) throws IOException {
    Charset charset = StandardCharsets.UTF_8;
    try {
      read(file, charset);
    } catch (CharacterCodingException notUtf8) {
      charset = Charset.forName("GB18030");
      try {
        read(file, charset);
      } catch (CharacterCodingException neither) {
        throw new SheetRefused(Reason.ENCODING);
      }
    }
    if (markup(file, charset)) {
      throw new SheetRefused(Reason.MARKUP);
    }
    return new CsvText(file, charset, delimiter(heading(file, charset)));
  }

  /** The text from its start, without the byte order mark. */
  Reader open() throws IOException {
    return open(file, charset);
  }

  private static Reader open(Path file, Charset charset) throws IOException {
    Reader text =
        new BufferedReader(
            new InputStreamReader(
                Files.newInputStream(file),
                charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)));
    try {
      text.mark(1);
      if (text.read() != BYTE_ORDER_MARK) {
        text.reset();
      }
      return text;
    } catch (IOException unreadable) {
      text.close();
      throw unreadable;
    }
  }

  private static void read(Path file, Charset charset) throws IOException {
    long line = 1;
    long binary = 0;
    try (Reader text = open(file, charset)) {
      char[] some = new char[16_384];
      for (int length = text.read(some); length >= 0; length = text.read(some)) {
        for (int at = 0; at < length; at++) {
          if (some[at] == '\n') {
            line++;
          } else if (some[at] < ' ' && some[at] != '\t' && some[at] != '\r' && binary == 0) {
            binary = line;
          }
        }
      }
    }
    // Only here: what cannot be decoded is told as such, so that a program's file is not called binary for its first
    // bytes.
    if (binary > 0) {
      throw new SheetRefused(Reason.BINARY, binary);
    }
  }

  /** What a browser would take for a page or a picture is no table, whatever table stands in it further on. */
  private static boolean markup(Path file, Charset charset) throws IOException {
    try (Reader text = open(file, charset)) {
      int first = text.read();
      while (first >= 0 && (Character.isWhitespace(first) || first == BYTE_ORDER_MARK)) {
        first = text.read();
      }
      int second = text.read();
      return first == '<' && (Character.isLetter(second) || second == '!' || second == '?' || second == '/');
    }
  }

  private static String heading(Path file, Charset charset) throws IOException {
    StringBuilder heading = new StringBuilder();
    try (Reader text = open(file, charset)) {
      for (int c = text.read(); c >= 0 && heading.length() < HEADING; c = text.read()) {
        if (c != '\n' && c != '\r') {
          heading.append((char) c);
        } else if (!heading.isEmpty()) {
          break;
        }
      }
    }
    return heading.toString();
  }

  private static char delimiter(String heading) {
    if (heading.indexOf(',') >= 0) {
      return ',';
    }
    return heading.indexOf('\t') >= 0 ? '\t' : heading.indexOf(';') >= 0 ? ';' : ',';
  }
}
