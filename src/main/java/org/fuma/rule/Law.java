package org.fuma.rule;

import java.util.List;

/**
 * What all findings of one rule have in common.
 *
 * @param name        the rule's name, which never changes
 * @param source      where the rule comes from
 * @param severity    of what it finds
 * @param overridable true when an emergency turns a refusal into a notice
 */
record Law(String name, String source, Severity severity, boolean overridable) {

  /** The State Council's decree on inspections of enterprises (domain.md §3). */
  static final String DECREE = "国办发〔2024〕54号";

  /** What the city itself has laid down: a parameter of the version of the rules (domain.md §4). */
  static final String CITY = "本市入企检查规则";

  private static final Answer ALLOWED = new Answer.Allowed();

  /** A rule that refuses, and that gives way to an emergency. */
  static Law refusing(String name, String source) {
    return new Law(name, source, Severity.REFUSE, true);
  }

  /** A rule that refuses, whatever the emergency. */
  static Law strict(String name, String source) {
    return new Law(name, source, Severity.REFUSE, false);
  }

  /** A rule that only gives notice. */
  static Law noticing(String name, String source) {
    return new Law(name, source, Severity.NOTICE, false);
  }

  /** Nothing stands against the arrival. */
  static Answer allowed() {
    return ALLOWED;
  }

  /** The rule is broken; its sentence has the rule's name. */
  Answer found(Object... arguments) {
    return new Answer.Finding(name, severity, "rule." + name, List.of(arguments), source, overridable);
  }

  /** The rule is broken in one of several ways, each with a sentence of its own. */
  Answer found(Enum<?> way, Object... arguments) {
    return way(way.name(), severity, arguments);
  }

  /** What the rule sees is worth a notice, no more. */
  Answer noticed(Enum<?> way, Object... arguments) {
    return way(way.name(), Severity.NOTICE, arguments);
  }

  /** The rule's plain sentence when it is broken. */
  Answer unless(boolean met, Object... arguments) {
    return met ? ALLOWED : found(arguments);
  }

  private Answer way(String way, Severity weight, Object... arguments) {
    return new Answer.Finding(name, weight, "rule." + name + "." + way, List.of(arguments), source, overridable);
  }
}
