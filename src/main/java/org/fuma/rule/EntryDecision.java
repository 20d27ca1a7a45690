package org.fuma.rule;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/**
 * What the rules decided of an arrival, kept with the visit for ever as it was said then.
 *
 * @param rules      the number of the rules' version; 0 for visits from before there were versions
 * @param overridden true when an emergency turned refusals into notices
 */
@Serdeable
public record EntryDecision(Verdict verdict, List<Reason> reasons, int rules, boolean overridden) {

  /** One finding in both languages, with its numbers in it. */
  @Serdeable
  public record Reason(String rule, Severity severity, String zh, String en, String source) {}

  /** Nothing stands against it. */
  public static EntryDecision admitted(int rules) {
    return new EntryDecision(Verdict.ADMIT, List.of(), rules, false);
  }

  /** True when the visit may go on. */
  public boolean admits() {
    return verdict != Verdict.REFUSE;
  }

  /** As anybody may read it: without what tells of another authority's plans, which are for the firm and for supervisors to know. */
  public EntryDecision openly() {
    List<Reason> open = reasons.stream().filter(reason -> !reason.rule().equals(FrequencyRules.DUE_SOON.name())).toList();
    return new EntryDecision(verdict, open, rules, overridden);
  }
}
