package org.fuma.sheet;

import java.io.InputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a workbook shows its numbers: its cells' styles point to formats, some of them known by number alone (ECMA-376,
 * 18.8.30).
 */
final class CellFormats {

  private static final Map<Integer, String> BUILT_IN =
      Map.ofEntries(
          Map.entry(1, "0"), Map.entry(2, "0.00"), Map.entry(3, "#,##0"), Map.entry(4, "#,##0.00"), Map.entry(9, "0%"),
          Map.entry(10, "0.00%"), Map.entry(14, "yyyy/m/d"), Map.entry(15, "yyyy/m/d"), Map.entry(16, "m/d"),
              Map.entry(17, "yyyy/m"),
          Map.entry(18, "h:mm"), Map.entry(19, "h:mm:ss"), Map.entry(20, "h:mm"), Map.entry(21, "h:mm:ss"),
              Map.entry(22, "yyyy/m/d h:mm"),
          Map.entry(27, "yyyy\"年\"m\"月\""), Map.entry(28, "m\"月\"d\"日\""), Map.entry(29, "m\"月\"d\"日\""),
              Map.entry(30, "m/d/yy"),
          Map.entry(31, "yyyy\"年\"m\"月\"d\"日\""), Map.entry(32, "h\"时\"mm\"分\""), Map.entry(33, "h\"时\"mm\"分\"ss\"秒\""),
          Map.entry(36, "yyyy\"年\"m\"月\""), Map.entry(37, "#,##0"), Map.entry(38, "#,##0"), Map.entry(39, "#,##0.00"),
          Map.entry(40, "#,##0.00"), Map.entry(45, "mm:ss"), Map.entry(46, "h:mm:ss"), Map.entry(47, "mm:ss"),
          Map.entry(50, "yyyy\"年\"m\"月\""), Map.entry(51, "m\"月\"d\"日\""), Map.entry(52, "yyyy\"年\"m\"月\""),
              Map.entry(53, "m\"月\"d\"日\""),
          Map.entry(54, "m\"月\"d\"日\""), Map.entry(57, "yyyy\"年\"m\"月\""), Map.entry(58, "m\"月\"d\"日\""));

  private static final int MOST_STYLES = 70_000;
  private static final int MOST_FORMATS = 5_000;
  private static final int LONGEST_FORMAT = 255;

  /**
   * Excel itself keeps no more digits, so that 0.1 + 0.2 is shown as 0.3; whole numbers that a program wrote in full
   * stay whole.
   */
  private static final MathContext DIGITS = new MathContext(15);

  private static final int MOST_DIGITS = 40;
  private static final String WHOLE = "-?[0-9]{1,40}";
  private static final String NUMBER = "-?[0-9]{0,40}(\\.[0-9]{0,400})?([eE][+-]?[0-9]{1,3})?";

  private final List<CellFormat> styles;

  private CellFormats(List<CellFormat> styles) {
    this.styles = styles;
  }

  /** Reads the part of styles, if there is one. */
  static CellFormats read(Optional<InputStream> part, boolean from1904) {
    List<CellFormat> styles = new ArrayList<>();
    if (part.isEmpty()) {
      return new CellFormats(styles);
    }
    Map<Integer, String> codes = new HashMap<>(BUILT_IN);
    Map<String, CellFormat> formats = new HashMap<>();
    boolean inStyles = false;
    try (XmlPart xml = new XmlPart(part.get())) {
      while (xml.next()) {
        if (xml.begins("numFmt") && codes.size() < MOST_FORMATS
            && xml.attribute("formatCode").length() <= LONGEST_FORMAT) {
          codes.put(id(xml.attribute("numFmtId")), xml.attribute("formatCode"));
        } else if (xml.begins("cellXfs")) {
          inStyles = true;
        } else if (xml.ends("cellXfs")) {
          inStyles = false;
        } else if (inStyles && xml.begins("xf") && styles.size() < MOST_STYLES) {
          String code = codes.getOrDefault(id(xml.attribute("numFmtId")), "");
          styles.add(formats.computeIfAbsent(code, known -> CellFormat.of(known, from1904)));
        }
      }
    }
    return new CellFormats(styles);
  }

  /** A stored number as a person sees it in a column that is wide enough: with all its digits, never as 9.1E+17. */
  String show(int style, String stored) {
    if (stored.isEmpty() || stored.equals("-") || !stored.matches(NUMBER)) {
      return stored;
    }
    BigDecimal number;
    try {
      number = stored.matches(WHOLE) ? new BigDecimal(stored) : new BigDecimal(stored).round(DIGITS);
    } catch (NumberFormatException odd) {
      return stored;
    }
    if (number.precision() - number.scale() > MOST_DIGITS || number.scale() > 10 * MOST_DIGITS) {
      return stored;
    }
    return style < styles.size() ? styles.get(style).show(number) : NumberFormat.plain(number);
  }

  private static int id(String digits) {
    return digits.matches("[0-9]{1,9}") ? Integer.parseInt(digits) : 0;
  }
}
