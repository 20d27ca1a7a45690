package org.fuma.sheet;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Characters that XML cannot carry stand in a workbook as {@code _x000D_}, and what looks like that as {@code
 * _x005F_x000D_}.
 */
final class CellText {

  private static final Pattern ENCODED = Pattern.compile("_x([0-9A-Fa-f]{4})_");
  private static final Pattern TO_ENCODE =
      Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)|[\\x00-\\x08\\x0B-\\x1F\\uFFFE\\uFFFF]");

  private CellText() {}

  static String encode(String text) {
    return TO_ENCODE.matcher(text).replaceAll(found -> "_x%04X_".formatted((int) found.group().charAt(0)));
  }

  static String decode(String text) {
    if (!text.contains("_x")) {
      return text;
    }
    return ENCODED.matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 16))));
  }
}
