package org.fuma.visit;

import org.fuma.rule.Basis;
import org.fuma.rule.Counting;
import org.fuma.rule.RuleParameters;
import org.fuma.rule.VisitKind;

/** What a visit counts as in its authority's year at the firm (domain.md §4). */
public enum CountsAs {
  /** Towards the yearly cap. */
  COUNTED,
  /** An inspection outside the cap: triggered, a re-check, an emergency. */
  OUTSIDE,
  /** A contact at which nothing is inspected. */
  SERVICE,
  /** Refused: it did not take place. */
  NOTHING;

  /** What an admitted visit of that kind on that basis counts as under the numbers of the day. */
  static CountsAs of(VisitKind kind, Basis basis, RuleParameters numbers) {
    return valueOf(Counting.of(kind, basis, numbers.cap()).name());
  }
}
