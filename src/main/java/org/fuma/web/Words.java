package org.fuma.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The words of one language. Chinese is the default; English by a switch. */
public enum Words {
  /** Simplified Chinese. */
  ZH(Locale.SIMPLIFIED_CHINESE, "zh-CN"),
  /** English. */
  EN(Locale.ENGLISH, "en");

  private final Locale locale;
  private final String tag;
  private final Map<String, String> sentences;
  private final Map<String, MessageFormat> formats = new ConcurrentHashMap<>();

  Words(Locale locale, String tag) {
    this.locale = locale;
    this.tag = tag;
    this.sentences = sentences(name().toLowerCase(Locale.ROOT));
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
      return sentence(key).replace("''", "'");
    }
    MessageFormat format = formats.computeIfAbsent(key, k -> new MessageFormat(sentence(k), locale));
    return ((MessageFormat) format.clone()).format(arguments);
  }

  /** Every key that has a sentence. */
  public Set<String> keys() {
    return sentences.keySet();
  }

  private String sentence(String key) {
    String sentence = sentences.get(key);
    if (sentence == null) {
      throw new MissingResourceException("There are no words for " + key, Words.class.getName(), key);
    }
    return sentence;
  }

  private static Map<String, String> sentences(String language) {
    Map<String, String> all = new HashMap<>();
    List<String> rooms =
        List.of("web", "sheet", "access", "account", "event", "privacy", "factor", "job", "authority", "enterprise", "roster", "code", "claim", "plaque", "live", "visit",
            "rule", "rulebook", "plan", "attachment", "alert", "handshake", "late", "after", "complaint", "filing",
            "desk", "inquiry", "rating", "notice", "ledger", "log", "proof", "entry", "audit", "erasure");
    for (String room : rooms) {
      try (InputStream file = Words.class.getResourceAsStream("/i18n/" + room + "_" + language + ".properties")) {
        Properties words = new Properties();
        words.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        words.forEach((key, sentence) -> all.put((String) key, (String) sentence));
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
    }
    return Map.copyOf(all);
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
