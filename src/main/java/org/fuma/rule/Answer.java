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
   * @param arguments what is put into the sentence
   * @param source    where the rule comes from, as domain.md or a decree's number
   * @param overridable true when an emergency turns a refusal into a notice
   */
  record Finding(String rule, Severity severity, String key, List<Object> arguments, String source, boolean overridable) implements Answer {}
}
