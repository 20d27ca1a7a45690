package org.fuma.complaint;

/** Where a complaint stands (domain.md §4). */
public enum ComplaintState {
  /** The firm has complained; nobody has answered yet. */
  SUBMITTED,
  /** Not taken up, with the ground told. */
  REFUSED,
  /** Taken up by a supervisor. */
  ACCEPTED,
  /** Decided and answered. */
  DECIDED,
  /** Closed. */
  CLOSED
}
