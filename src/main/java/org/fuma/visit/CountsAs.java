package org.fuma.visit;

import org.fuma.rule.Basis;
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

  /** What an admitted visit counts as (domain.md §4): triggered ones, re-checks and emergencies are outside the cap. */
  static CountsAs of(VisitKind kind, Basis basis) {
    if (!kind.inspection()) {
      return SERVICE;
    }
    return kind.proactive() && !basis.triggered() ? COUNTED : OUTSIDE;
  }
}
