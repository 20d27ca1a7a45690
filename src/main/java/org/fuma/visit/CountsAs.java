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

  /** What an admitted visit counts as, by the version of the rules that admitted it. */
  static CountsAs of(VisitKind kind, Basis basis, RuleParameters.Cap cap) {
    return switch (Counting.of(kind, basis, cap)) {
      case COUNTED -> COUNTED;
      case OUTSIDE -> OUTSIDE;
      case SERVICE -> SERVICE;
    };
  }
}
