package org.fuma.rule;

import java.util.List;

/** What one rule says of an arrival. */
public sealed interface Answer {

  /** Nothing stands against it. */
  record Allowed() implements Answer {}

  /**
   * The rule stands against it.
   *
   * @param rule      the rule's name
   * @param key       of the sentence in the message files
   * @param arguments what is put into the sentence
   */
  record Finding(String rule, String key, List<Object> arguments) implements Answer {}
}
