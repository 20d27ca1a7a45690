package org.fuma.rule;

import java.util.Arrays;
import java.util.List;

/**
 * One parameter of the rules as a line of text.
 *
 * @param name    as in {@code config/rules.yml}
 * @param group   under which people find it
 * @param least   for numbers, as {@code most}
 * @param choices from which any number may be chosen
 */
public record RuleLine(String name, Group group, Form form, int least, int most, List<Enum<?>> choices) {

  /** How it is written. */
  public enum Form { NUMBER, SWITCH, CHOICES }

  /** Parameters that belong together. */
  public enum Group { QUIET_DAYS, CAP, FREQUENCY, RECORD, CLOCK, RATINGS }

  static RuleLine number(Group group, String name, int least, int most) {
    return new RuleLine(name, group, Form.NUMBER, least, most, List.of());
  }

  static RuleLine onOff(Group group, String name) {
    return new RuleLine(name, group, Form.SWITCH, 0, 0, List.of());
  }

  static RuleLine choices(Group group, String name, Enum<?>... choices) {
    return new RuleLine(name, group, Form.CHOICES, 0, 0, List.copyOf(Arrays.asList(choices)));
  }
}
