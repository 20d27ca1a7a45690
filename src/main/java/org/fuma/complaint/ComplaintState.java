package org.fuma.complaint;

/** Where a complaint stands (domain.md §4). In each but the last it has an owner and a deadline. */
public enum ComplaintState {
  /** Handed in; nobody has answered yet. */
  SUBMITTED,
  /** Not taken up, with the ground told. */
  REFUSED,
  /** Taken up by a supervisor. */
  ACCEPTED,
  /** Being looked into. */
  INVESTIGATING,
  /** Being looked into for longer than usual, as was told beforehand. */
  EXTENDED,
  /** Decided. */
  DECIDED,
  /** The result has been told in writing; the complainant may say whether that will do. */
  TOLD,
  /** Filed away. */
  CLOSED,
  /** Taken back by the complainant. */
  WITHDRAWN,
  /** Passed on to whoever is competent. */
  TRANSFERRED,
  /** To be looked into once more, because the complainant was not satisfied. */
  REOPENED;

  /** True while something is still to be found out and decided. */
  public boolean open() {
    return this == SUBMITTED || this == ACCEPTED || this == INVESTIGATING || this == EXTENDED || this == REOPENED;
  }
}
