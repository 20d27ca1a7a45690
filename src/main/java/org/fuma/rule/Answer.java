package org.fuma.rule;

import java.util.List;

/** What one rule says of an arrival. */
public sealed interface Answer {

  /** Nothing stands against it. */
  record Allowed() implements Answer {}

  /**
   * Something stands against it.
   *
   * @param rule      the rule's name
   * @param key       of the sentence in the message files; its numbers are in the arguments
   * @param arguments what is put into the sentence: texts, numbers, days; constants and {@link Named} are said in the sentence's language, and a list as a list
   * @param source    where the rule comes from, as a decree's number
   * @param overridable true when an emergency turns a refusal into a notice
   */
  record Finding(String rule, Severity severity, String key, List<Object> arguments, String source, boolean overridable) implements Answer {

    /** Keeps its own copy. */
    public Finding {
      arguments = List.copyOf(arguments);
    }
  }

  /** Something that has words in the message files under that key; where it has none, it is called by the other text. */
  record Named(String key, String other) {}
}
