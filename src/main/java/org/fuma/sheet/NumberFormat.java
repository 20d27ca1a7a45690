package org.fuma.sheet;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number with so many digits.
 *
 * @param whole    at least so many before the point
 * @param least    at least so many after it
 * @param most     at most so many after it
 * @param grouped  in threes
 * @param percents how often times a hundred
 */
record NumberFormat(String before, int whole, int least, int most, boolean grouped, int percents, String after)
    implements CellFormat {

  // Literal characters are moved out of the way (a private-use area) while the rest is matched.
  private static final int LITERAL = 0xE000;
  private static final Pattern SHAPE =
      Pattern.compile("([%\\x{E000}]*)([0#?]+(?:,[0#?]+)*)(?:\\.([0#?]*))?([%\\x{E000}]*)");

  /**
   * The format of one section; codes that are beyond us (fractions, exponents, masks for telephones) mean all digits.
   */
  static CellFormat of(List<CellFormat.Piece> pieces) {
    StringBuilder shape = new StringBuilder();
    StringBuilder literals = new StringBuilder();
    for (CellFormat.Piece piece : pieces) {
      if (piece.literal()) {
        literals.append(piece.character());
      }
      shape.append(piece.literal() ? (char) LITERAL : piece.character());
    }
    if (literals.length() == shape.length()) {
      return any -> literals.toString().strip();
    }
    Matcher match = SHAPE.matcher(shape);
    if (!match.matches()) {
      return NumberFormat::plain;
    }
    int digits = match.group(2).replaceAll("[^0]", "").length();
    String decimals = match.group(3) == null ? "" : match.group(3);
    String before = match.group(1);
    int first = (int) before.chars().filter(c -> c == LITERAL).count();
    return new NumberFormat(
        filled(before, literals.substring(0, first)),
        digits,
        decimals.replaceAll("[^0]", "").length(),
        decimals.length(),
        match.group(2).contains(","),
        (int) shape.chars().filter(c -> c == '%').count(),
        filled(match.group(4), literals.substring(first)));
  }

  /** All digits, no exponent. */
  static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  @Override
  public String show(BigDecimal number) {
    BigDecimal rounded = number.abs().scaleByPowerOfTen(2 * percents).setScale(most, RoundingMode.HALF_UP);
    String digits = rounded.toPlainString();
    int point = digits.indexOf('.');
    StringBuilder integer = new StringBuilder(point < 0 ? digits : digits.substring(0, point));
    StringBuilder decimals = new StringBuilder(point < 0 ? "" : digits.substring(point + 1));
    while (decimals.length() > least && decimals.charAt(decimals.length() - 1) == '0') {
      decimals.setLength(decimals.length() - 1);
    }
    integer.insert(0, "0".repeat(Math.max(0, whole - integer.length())));
    if (grouped) {
      for (int at = integer.length() - 3; at > 0; at -= 3) {
        integer.insert(at, ',');
      }
    }
    String sign = number.signum() < 0 && rounded.signum() > 0 ? "-" : "";
    return (sign + before + integer + (decimals.isEmpty() ? "" : "." + decimals) + after).strip();
  }

  private static String filled(String shape, String literals) {
    StringBuilder text = new StringBuilder();
    int next = 0;
    for (char c : shape.toCharArray()) {
      text.append(c == LITERAL ? literals.charAt(next++) : c);
    }
    return text.toString();
  }
}
