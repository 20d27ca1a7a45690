package org.fuma.sheet;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.ss.usermodel.BuiltinFormats;

/**
 * How a workbook shows its numbers: its cells' styles point to formats, some of them known by number alone (ECMA-376, 18.8.30). Read by
 * ourselves since a library takes all of the styles into memory, of which a workbook may have ten thousands.
 */
final class CellFormats {

  /** Where Excel in China shows something else than what the library knows. */
  private static final Map<Integer, String> CHINESE =
      Map.ofEntries(
          Map.entry(14, "yyyy/m/d"), Map.entry(15, "yyyy/m/d"), Map.entry(16, "m/d"), Map.entry(17, "yyyy/m"), Map.entry(18, "h:mm"),
          Map.entry(19, "h:mm:ss"), Map.entry(22, "yyyy/m/d h:mm"), Map.entry(27, "yyyy年m月"), Map.entry(28, "m月d日"), Map.entry(29, "m月d日"),
          Map.entry(30, "m/d/yy"), Map.entry(31, "yyyy年m月d日"), Map.entry(32, "h时mm分"), Map.entry(33, "h时mm分ss秒"), Map.entry(36, "yyyy年m月"),
          Map.entry(50, "yyyy年m月"), Map.entry(51, "m月d日"), Map.entry(52, "yyyy年m月"), Map.entry(53, "m月d日"), Map.entry(54, "m月d日"),
          Map.entry(57, "yyyy年m月"), Map.entry(58, "m月d日"));

  private static final int MOST_STYLES = 70_000;
  private static final int MOST_FORMATS = 5_000;
  private static final int LONGEST_FORMAT = 255;

  private final List<ShownNumbers.Format> styles = new ArrayList<>();
  private final ShownNumbers numbers;

  /** Reads the part of styles, if there is one. */
  CellFormats(Optional<InputStream> part, boolean from1904) {
    this.numbers = new ShownNumbers(from1904);
    if (part.isEmpty()) {
      return;
    }
    Map<Integer, String> codes = new HashMap<>(CHINESE);
    Map<String, ShownNumbers.Format> formats = new HashMap<>();
    boolean inStyles = false;
    try (XmlPart xml = new XmlPart(part.get())) {
      while (xml.next()) {
        if (xml.begins("numFmt") && codes.size() < MOST_FORMATS && xml.attribute("formatCode").length() <= LONGEST_FORMAT) {
          codes.put(id(xml.attribute("numFmtId")), xml.attribute("formatCode"));
        } else if (xml.begins("cellXfs")) {
          inStyles = true;
        } else if (xml.ends("cellXfs")) {
          inStyles = false;
        } else if (inStyles && xml.begins("xf") && styles.size() < MOST_STYLES) {
          int id = id(xml.attribute("numFmtId"));
          styles.add(formats.computeIfAbsent(codes.getOrDefault(id, builtIn(id)), ShownNumbers.Format::of));
        }
      }
    }
  }

  /** A stored number as a person sees it in a cell of that style. */
  String show(int style, String stored) {
    return numbers.show(style < styles.size() ? styles.get(style) : ShownNumbers.Format.PLAIN, stored);
  }

  private static String builtIn(int id) {
    return Optional.ofNullable(BuiltinFormats.getBuiltinFormat(id)).orElse("").replace('$', '¥');
  }

  private static int id(String digits) {
    return digits.matches("[0-9]{1,9}") ? Integer.parseInt(digits) : 0;
  }
}
