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
  DISCIPLINE
}
