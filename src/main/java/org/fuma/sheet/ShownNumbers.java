package org.fuma.sheet;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;

/**
 * Shows numbers and days as Excel in China does, by Apache POI; but identifiers that were stored as numbers (USCC, telephone) with all their
 * digits, whatever the format: no exponents, no masks.
 */
final class ShownNumbers {

  /** Excel itself keeps no more digits, so that 0.1 + 0.2 is shown as 0.3; whole numbers that a program wrote in full stay whole. */
  private static final MathContext DIGITS = new MathContext(15);

  private static final int MOST_DIGITS = 40;
  private static final String WHOLE = "-?[0-9]{1,40}";
  private static final Pattern NUMBER = Pattern.compile("-?(?=[.0-9])[0-9]{0,40}(\\.[0-9]{0,400})?([eE][+-]?[0-9]{1,3})?");

  /** The first day that cannot be: the year 10000. */
  private static final BigDecimal LAST_DAY = BigDecimal.valueOf(2_958_466);

  private static final BigDecimal SECONDS = BigDecimal.valueOf(86_400);
  private static final MathContext SECOND = new MathContext(20);

  // Formats whose numbers POI shows otherwise than Excel, or that are no identifier any more: words, masks, fractions, thousands left out.
  private static final Pattern QUIET = Pattern.compile("\\[[^]]*]|_.");
  private static final Pattern LITERAL = Pattern.compile("\"[^\"]*\"|\\\\.|\\*.");
  private static final Pattern ALL_DIGITS = Pattern.compile("\\p{L}|[0#?][^0#?,.;]+[0#?]|,(?![0#?])");

  private static final Pattern LANGUAGE = Pattern.compile("\\[(DBNum[0-9]|\\$[^]]*)]");
  private static final Pattern QUOTED = Pattern.compile("\"([^\"A-Za-z']*)\"");
  private static final Pattern ELAPSED = Pattern.compile("\\[[hms]+]", Pattern.CASE_INSENSITIVE);
  private static final Pattern NAMES = Pattern.compile("mmm|ddd|aaa", Pattern.CASE_INSENSITIVE);
  private static final Pattern FOREIGN = Pattern.compile("[^\\x00-\\x7F年月日]");

  /** The first number of a format that is a workbook's own. */
  private static final int OWN = 164;

  private final DataFormatter formatter = new DataFormatter(Locale.US);
  private final boolean from1904;

  ShownNumbers(boolean from1904) {
    this.from1904 = from1904;
  }

  /** How numbers are shown; {@code days} when they are days or times. */
  record Format(String code, boolean plain, boolean days) {

    /** All digits. */
    static final Format PLAIN = new Format("", true, false);

    /** The format of that code (ECMA-376, 18.8.31). */
    static Format of(String code) {
      String neutral = LANGUAGE.matcher(code.replace("上午/下午", "AM/PM")).replaceAll("");
      if (ELAPSED.matcher(neutral).find()) {
        return PLAIN;
      }
      String days = asDays(neutral);
      if (DateUtil.isADateFormat(OWN, LITERAL.matcher(days).replaceAll(" "))) {
        return new Format(code.startsWith("[$-F800]") ? "yyyy年m月d日" : days, false, true);
      }
      String shape = LITERAL.matcher(QUIET.matcher(code).replaceAll("")).replaceAll(" ");
      return code.isBlank() || code.equals("@") || ALL_DIGITS.matcher(shape).find() ? PLAIN : new Format(code, false, false);
    }
  }

  /** The code in words that POI knows; names of months and weekdays depend on the language of the program, so there are none. */
  private static String asDays(String code) {
    if (NAMES.matcher(LITERAL.matcher(code).replaceAll("")).find()) {
      return code.indexOf('h') >= 0 ? "yyyy-mm-dd hh:mm:ss" : "yyyy-mm-dd";
    }
    String colons = QUOTED.matcher(code).replaceAll("$1").replaceAll("[时分](?=[hms])", ":").replaceFirst("^(AM/PM)(.*)", "$2 $1");
    return FOREIGN.matcher(colons).replaceAll("");
  }

  /** A stored number as a person sees it in a column that is wide enough; what is no number as it is stored. */
  String show(Format format, String stored) {
    if (!NUMBER.matcher(stored).matches()) {
      return stored;
    }
    boolean whole = stored.matches(WHOLE);
    BigDecimal number = whole ? new BigDecimal(stored) : new BigDecimal(stored).round(DIGITS);
    if (number.precision() - number.scale() > MOST_DIGITS || number.scale() > 10 * MOST_DIGITS) {
      return stored;
    }
    boolean noDay = format.days() && (number.signum() < 0 || number.compareTo(LAST_DAY) >= 0);
    if (format.plain() || noDay || number.precision() - number.scale() > DIGITS.getPrecision()) {
      return plain(number);
    }
    try {
      double value = format.days() ? toTheSecond(number) : number.doubleValue();
      return formatter.formatRawCellContents(value, OWN, format.code(), from1904).strip();
    } catch (RuntimeException beyondPoi) {
      return plain(number);
    }
  }

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  private static double toTheSecond(BigDecimal days) {
    return days.multiply(SECONDS).setScale(0, RoundingMode.HALF_UP).divide(SECONDS, SECOND).doubleValue();
  }
}
