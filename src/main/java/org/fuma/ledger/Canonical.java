package org.fuma.ledger;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes facts down as canonical JSON (RFC 8785), independent of every setting: a flat object of strings, whole numbers, booleans, lists of strings
 * and nulls, keys in the order of their UTF-16 units.
 */
final class Canonical {

  private static final String HEX = "0123456789abcdef";
  /** Beyond this a number of JSON is not exact everywhere. */
  private static final long LARGEST = (1L << 53) - 1;

  private Canonical() {}

  /**
   * The facts in UTF-8.
   *
   * @throws IllegalArgumentException for a value of another kind
   */
  static byte[] json(Map<String, ?> facts) {
    StringBuilder out = new StringBuilder(64 + facts.size() * 40);
    char before = '{';
    for (Map.Entry<String, ?> fact : new TreeMap<>(facts).entrySet()) {
      out.append(before);
      text(out, fact.getKey());
      out.append(':');
      value(out, fact.getValue());
      before = ',';
    }
    return (before == '{' ? out.append("{}") : out.append('}')).toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void value(StringBuilder out, Object value) {
    switch (value) {
      case null -> out.append("null");
      case String text -> text(out, text);
      case Boolean flag -> out.append(flag.booleanValue());
      case Integer number -> out.append(number.intValue());
      case Long number when Math.abs(number) <= LARGEST -> out.append(number.longValue());
      case Collection<?> list -> list(out, list);
      default -> throw new IllegalArgumentException("not a fact: " + value.getClass());
    }
  }

  private static void list(StringBuilder out, Collection<?> list) {
    out.append('[');
    String before = "";
    for (Object element : list) {
      out.append(before);
      text(out, (String) element);
      before = ",";
    }
    out.append(']');
  }

  private static void text(StringBuilder out, String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\b' -> out.append("\\b");
        case '\t' -> out.append("\\t");
        case '\n' -> out.append("\\n");
        case '\f' -> out.append("\\f");
        case '\r' -> out.append("\\r");
        default -> {
          if (c < ' ') {
            out.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }
}
