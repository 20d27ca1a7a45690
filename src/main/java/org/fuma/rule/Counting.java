package org.fuma.rule;

/** What a visit that is admitted counts as in its authority's year at the firm (domain.md §4). A joint visit counts once for each authority in it. */
public enum Counting {
  /** Towards the yearly cap. */
  COUNTED,
  /** An inspection outside the cap. */
  OUTSIDE,
  /** A contact at which nothing is inspected. */
  SERVICE;

  /** What a visit of that kind on that basis counts as. */
  public static Counting of(VisitKind kind, Basis basis, RuleParameters.Cap cap) {
    if (!kind.inspection()) {
      return SERVICE;
    }
    return cap.outsideKinds().contains(kind) || cap.outsideBases().contains(basis) ? OUTSIDE : COUNTED;
  }

  /**
   * True when such a visit is among those whose frequency is watched, whoever makes them: contacts that inspect nothing and triggered visits are
   * left aside (domain.md §4).
   */
  public static boolean watched(VisitKind kind, Basis basis) {
    return kind.inspection() && !basis.triggered();
  }
}
