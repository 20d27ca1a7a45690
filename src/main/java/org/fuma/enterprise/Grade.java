package org.fuma.enterprise;

/** A firm's grade by credit and risk (Hengyang 2025, domain.md §2): A is visited least, D most. */
public enum Grade {
  /** Best credit, least risk. */
  A,
  /** Good. */
  B,
  /** Fair. */
  C,
  /** Poor credit or high risk. */
  D
}
