package org.fuma.sheet;

/**
 * Cells that a spreadsheet program would take for a formula are written with an apostrophe before them. {@code
 * unescape(escape(text))} is
 * the text, whatever the text.
 */
public final class Formulas {

  private static final String BEGINNINGS = "=+-@\t\r＝＋－＠";

  private Formulas() {}

  /** The text as it is written into a table that people open. */
  public static String escape(String text) {
    return wouldBeTaken(text) ? "'" + text : text;
  }

  /** The text that {@link #escape} was given; what it does not write is left as it is. */
  public static String unescape(String cell) {
    return cell.startsWith("'") && wouldBeTaken(cell.substring(1)) ? cell.substring(1) : cell;
  }

  /**
   * A formula, or apostrophes and a formula: a text that has its own apostrophe gets one more, so that taking one off
   * is right.
   */
  private static boolean wouldBeTaken(String text) {
    int at = 0;
    while (at < text.length() && text.charAt(at) == '\'') {
      at++;
    }
    while (at < text.length()) {
      char first = text.charAt(at);
      if (BEGINNINGS.indexOf(first) >= 0) {
        return true;
      }
      if (!isNothingToSee(first)) {
        return false;
      }
      at++;
    }
    return false;
  }

  private static boolean isNothingToSee(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.getType(c) == Character.FORMAT;
  }
}
