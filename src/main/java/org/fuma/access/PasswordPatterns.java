package org.fuma.access;

import java.util.ArrayList;
import java.util.List;

/** What fingers do by themselves: rows and columns of the keyboard, the alphabet, figures in order, one thing again and again, dates. */
final class PasswordPatterns {

  private static final int SHORTEST_LINE = 3;
  private static final int LONGEST_LINE = 52;
  private static final int LONGEST_REPEATED = 4;
  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2099;

  /** Along each, forth and back. */
  private static final List<String> LINES = forthAndBack(
      "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz", "0123456789012345678901234567890123456789", "qwertyuiop[]\\", "asdfghjkl;'",
      "zxcvbnm,./", "qwertyuiopasdfghjklzxcvbnm", "`1234567890-=", "~!@#$%^&*()_+", "1qaz", "2wsx", "3edc", "4rfv", "5tgb", "6yhn", "7ujm", "8ik,", "9ol.", "0p;/",
      "4esz", "5rdx", "6tfc", "7ygv", "8uhb", "9ijn", "0okm", "1q2w3e4r5t6y7u8i9o0p", "q1w2e3r4t5y6u7i8o9p0", "qawsedrftgyhujikolp", "147258369", "789456123",
      "159", "357", "258", "369");

  private PasswordPatterns() {}

  /** True when the characters from one place up to another are such a pattern. */
  static boolean pattern(int[] text, int from, int to) {
    return line(text, from, to) || repeated(text, from, to) || date(text, from, to);
  }

  /** Of how many characters the shortest text is that gives the whole by being written again and again, the last time perhaps in part. */
  static int unit(int[] text) {
    for (int unit = 1; unit <= text.length / 2; unit++) {
      if (repeats(text, 0, text.length, unit)) {
        return unit;
      }
    }
    return text.length;
  }

  private static boolean line(int[] text, int from, int to) {
    if (to - from < SHORTEST_LINE || to - from > LONGEST_LINE) {
      return false;
    }
    String piece = new String(text, from, to - from);
    return LINES.stream().anyMatch(line -> line.contains(piece));
  }

  private static boolean repeated(int[] text, int from, int to) {
    for (int unit = 1; unit <= LONGEST_REPEATED && to - from >= Math.max(SHORTEST_LINE, 2 * unit); unit++) {
      if (repeats(text, from, to, unit)) {
        return true;
      }
    }
    return false;
  }

  private static boolean repeats(int[] text, int from, int to, int unit) {
    for (int i = from + unit; i < to; i++) {
      if (text[i] != text[i - unit]) {
        return false;
      }
    }
    return true;
  }

  /** A year, or a day as 19900203, 900203, 03021990, or with signs between. */
  private static boolean date(int[] text, int from, int to) {
    StringBuilder figures = new StringBuilder();
    for (int i = from; i < to; i++) {
      if (text[i] >= '0' && text[i] <= '9') {
        figures.appendCodePoint(text[i]);
      } else if ("-./年月日".indexOf(text[i]) < 0 || i == from) {
        return false;
      }
    }
    return switch (figures.length()) {
      case 4 -> to - from <= 5 && year(figures, 0);
      case 6 -> day(figures, 2);
      case 8 -> year(figures, 0) && day(figures, 4) || year(figures, 4) && (day(figures, 0) || turned(figures));
      default -> false;
    };
  }

  private static boolean year(StringBuilder figures, int at) {
    int year = number(figures, at, 4);
    return year >= FIRST_YEAR && year <= LAST_YEAR;
  }

  private static boolean day(StringBuilder figures, int at) {
    return between(number(figures, at, 2), 12) && between(number(figures, at + 2, 2), 31);
  }

  private static boolean turned(StringBuilder figures) {
    return between(number(figures, 0, 2), 31) && between(number(figures, 2, 2), 12);
  }

  private static boolean between(int number, int most) {
    return number >= 1 && number <= most;
  }

  private static int number(StringBuilder figures, int at, int length) {
    return Integer.parseInt(figures.substring(at, at + length));
  }

  private static List<String> forthAndBack(String... lines) {
    List<String> both = new ArrayList<>();
    for (String line : lines) {
      both.add(line);
      both.add(new StringBuilder(line).reverse().toString());
    }
    return List.copyOf(both);
  }
}
