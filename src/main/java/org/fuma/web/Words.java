package org.fuma.web;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;

/** The words of one language. Chinese is the default; English by a switch. */
public enum Words {
  /** Simplified Chinese. */
  ZH(Locale.SIMPLIFIED_CHINESE, "zh-CN"),
  /** English. */
  EN(Locale.ENGLISH, "en");

  private final Locale locale;
  private final String tag;
  private final ResourceBundle bundle;
  private final Map<String, MessageFormat> formats = new ConcurrentHashMap<>();

  Words(Locale locale, String tag) {
    this.locale = locale;
    this.tag = tag;
    this.bundle = ResourceBundle.getBundle("i18n/messages", Locale.of(name().toLowerCase(Locale.ROOT)));
  }

  /** The language of that short name ({@code zh}, {@code en}); Chinese for any other. */
  public static Words named(String name) {
    return "en".equalsIgnoreCase(name) ? EN : ZH;
  }

  /** As HTML's {@code lang} has it. */
  public String tag() {
    return tag;
  }

  /** For numbers and dates. */
  public Locale locale() {
    return locale;
  }

  /**
   * The sentence of that key.
   *
   * @throws MissingResourceException when there is none
   */
  public String say(String key, Object... arguments) {
    if (arguments.length == 0) {
      return bundle.getString(key).replace("''", "'");
    }
    MessageFormat format = formats.computeIfAbsent(key, k -> new MessageFormat(bundle.getString(k), locale));
    return ((MessageFormat) format.clone()).format(arguments);
  }

  /** The sentence of a message. */
  public String say(Message message) {
    return say(message.key(), message.arguments().toArray());
  }

  /** The words for one constant of an enumeration: key {@code {Type}.{CONSTANT}}. */
  public String say(Enum<?> constant) {
    return say(constant.getDeclaringClass().getSimpleName() + "." + constant.name());
  }
}
