package org.fuma.visit;

/** What came of a visit. */
public enum VisitResult {
  /** 未发现问题. */
  NO_PROBLEM,
  /** Advice given on the spot, 当场指导. */
  ADVICE,
  /** An order to correct, 责令改正. */
  CORRECTION,
  /** A case was opened, 立案. */
  CASE_OPENED,
  /** The visit was not completed, 未完成. */
  NOT_COMPLETED
}
