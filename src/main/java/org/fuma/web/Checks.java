package org.fuma.web;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads fields and collects what is wrong with them, so that a person is told everything at once. Text is put into NFC, stripped,
 * and bounded in characters as people count them.
 */
public final class Checks {

  /** Characters without width, as come along when text is copied: left out, so that two names that look the same are the same. */
  private static final Pattern UNSEEN = Pattern.compile("[\\u200B\\u2060\\uFEFF]");

  private final Map<String, Message> refused = new LinkedHashMap<>();

  /** Text that must be there. */
  public String required(String field, String given, int most) {
    String text = tidy(field, given, most);
    if (text.isEmpty()) {
      refuse(field, "check.required");
    }
    return text;
  }

  /** Text that must be there, with at least so many characters. */
  public String required(String field, String given, int least, int most) {
    String text = required(field, given, most);
    if (!text.isEmpty() && text.codePointCount(0, text.length()) < least) {
      refuse(field, "check.short", least);
    }
    return text;
  }

  /** Text that may be absent: empty then. */
  public String optional(String field, String given, int most) {
    return tidy(field, given, most);
  }

  /** One of an enumeration's names; empty when absent. */
  public <E extends Enum<E>> Optional<E> oneOf(String field, String given, Class<E> type) {
    String text = tidy(field, given, 64);
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equals(text)) {
        return Optional.of(constant);
      }
    }
    if (!text.isEmpty()) {
      refuse(field, "check.choice");
    }
    return Optional.empty();
  }

  /** One of an enumeration's names that must be there; the first one stands in after a refusal. */
  public <E extends Enum<E>> E requiredOneOf(String field, String given, Class<E> type) {
    Optional<E> chosen = oneOf(field, given, type);
    if (chosen.isEmpty() && !refused.containsKey(field)) {
      refuse(field, "check.required");
    }
    return chosen.orElse(type.getEnumConstants()[0]);
  }

  /** A date as ISO 8601 writes it; empty when absent. */
  public Optional<LocalDate> date(String field, String given) {
    String text = tidy(field, given, 32);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      LocalDate date = LocalDate.parse(text);
      if (date.getYear() >= 1900 && date.getYear() <= 2200) {
        return Optional.of(date);
      }
    } catch (DateTimeException unreadable) {
      // Refused below.
    }
    refuse(field, "check.date");
    return Optional.empty();
  }

  /** A whole number; the least stands in after a refusal. */
  public int number(String field, String given, int least, int most) {
    String text = required(field, given, 12);
    try {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      // Refused below.
    }
    if (!text.isEmpty()) {
      refuse(field, "check.number", least, most);
    }
    return least;
  }

  /** Refuses the field; the first reason stays. */
  public void refuse(String field, String key, Object... arguments) {
    refused.putIfAbsent(field, Message.of(key, arguments));
  }

  /**
   * Ends the reading.
   *
   * @throws Failure.Invalid when anything was refused
   */
  public void done() {
    if (!refused.isEmpty()) {
      throw new Failure.Invalid(refused);
    }
  }

  private String tidy(String field, String given, int most) {
    if (given == null) {
      return "";
    }
    if (given.length() > most * 4 + 64) {
      refuse(field, "check.long", most);
      return "";
    }
    String text = Normalizer.normalize(UNSEEN.matcher(given).replaceAll(""), Normalizer.Form.NFC).replace("\r\n", "\n").strip();
    if (text.codePoints().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t' || c >= 0xD800 && c <= 0xDFFF || turning(c))) {
      refuse(field, "check.control");
    }
    if (text.codePointCount(0, text.length()) > most) {
      refuse(field, "check.long", most);
    }
    return text;
  }

  /** Characters that turn the text around them, so that one name reads like another. */
  private static boolean turning(int c) {
    return c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
  }
}
