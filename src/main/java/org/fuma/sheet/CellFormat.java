package org.fuma.sheet;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** How a number is shown. */
interface CellFormat {

  /** Marks a duration, such as 26:30, which is shown as the number that it is. */
  Piece ELAPSED = new Piece('[', false);

  /** The number, shown. */
  String show(BigDecimal number);

  /** The format of that code (ECMA-376, 18.8.31); where a code is beyond us, the number with all its digits. */
  static CellFormat of(String code, boolean from1904) {
    if (code.isEmpty() || code.equals("@") || code.toLowerCase(Locale.ROOT).contains("general")) {
      return NumberFormat::plain;
    }
    List<List<Piece>> sections = sections(code);
    if (sections.getFirst().contains(ELAPSED)) {
      return NumberFormat::plain;
    }
    if (sections.getFirst().stream().anyMatch(piece -> !piece.literal()
        && "yYdDhHsSmM".indexOf(piece.character()) >= 0)) {
      return new DateFormat(sections.getFirst(), from1904);
    }
    List<CellFormat> numbers = sections.stream().limit(3).map(NumberFormat::of).toList();
    return number -> {
      int section = number.signum() < 0 ? 1 : number.signum() == 0 ? 2 : 0;
      boolean own = section < numbers.size() && section > 0;
      return own ? numbers.get(section).show(number.abs()) : numbers.getFirst().show(number);
    };
  }

  /** One character of a code: shown as it is, or meaning something. */
  record Piece(char character, boolean literal) {}

  private static List<List<Piece>> sections(String code) {
    List<List<Piece>> sections = new ArrayList<>();
    List<Piece> section = new ArrayList<>();
    sections.add(section);
    for (int at = 0; at < code.length(); at++) {
      char c = code.charAt(at);
      int half = half(code, at);
      if (half > 0) {
        section.add(DateFormat.HALF);
        at += half - 1;
        continue;
      }
      switch (c) {
        case ';' -> {
          section = new ArrayList<>();
          sections.add(section);
        }
        case '"' -> {
          for (at++; at < code.length() && code.charAt(at) != '"'; at++) {
            section.add(new Piece(code.charAt(at), true));
          }
        }
        case '\\' -> {
          at++;
          if (at < code.length()) {
            section.add(new Piece(code.charAt(at), true));
          }
        }
        // A width to leave free, or a character to fill with: nothing that is read.
        case '_', '*' -> at++;
        case '[' -> {
          int end = Math.max(at, code.indexOf(']', at));
          bracket(code.substring(Math.min(at + 1, end), end), section);
          at = end;
        }
        default -> section.add(new Piece(c, "$-+/():!^&'~{}<>= ¥￥".indexOf(c) >= 0 || c > 127));
      }
    }
    return sections;
  }

  /** How many characters of the code ask for morning or afternoon. */
  private static int half(String code, int at) {
    return Stream.of("AM/PM", "A/P", "上午/下午")
        .filter(word -> code.regionMatches(true, at, word, 0, word.length()))
        .mapToInt(String::length)
        .findFirst()
        .orElse(0);
  }

  /**
   * {@code [h]} means a duration in hours, {@code [$¥-804]} a currency; colours, conditions and languages are not
   * seen.
   */
  private static void bracket(String inside, List<Piece> section) {
    if (inside.startsWith("$")) {
      inside.substring(1).split("-", 2)[0].chars().forEach(c -> section.add(new Piece((char) c, true)));
    } else if (inside.matches("[hHmMsS]{1,2}")) {
      section.add(ELAPSED);
    }
  }
}
