package org.fuma.complaint;

/** The ladder of what follows from a complaint that was upheld (domain.md §2). */
public enum MeasureKind {
  /** Ordered to correct. */
  ORDER,
  /** The head of the unit is interviewed. */
  INTERVIEW,
  /** Reported. */
  REPORT,
  /** Passed to discipline. */
  DISCIPLINE;

  /** True when the authority is told of it and says when it is done; the others go past it. */
  public boolean told() {
    return this == ORDER || this == INTERVIEW;
  }
}
