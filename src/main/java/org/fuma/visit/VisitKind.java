package org.fuma.visit;

/** Why officials come (domain.md §3). */
public enum VisitKind {
  /** A routine inspection, 日常检查. */
  ROUTINE,
  /** Part of a special campaign, 专项检查. */
  CAMPAIGN,
  /** An individual case: a report, a signal, a case handed over, 个案检查. */
  CASE,
  /** A service visit, at which nothing is inspected, 服务走访. */
  SERVICE;

  /** True when something is inspected. */
  public boolean inspection() {
    return this != SERVICE;
  }
}
