package org.fuma.visit;

/** What makes a visit worth a second look; a list of visits can show those with one of them alone. */
public enum VisitMark {
  /** The rules refused the entry. */
  REFUSED,
  /** Admitted with a notice. */
  NOTICE,
  /** An emergency overrode a refusal. */
  OVERRIDDEN,
  /** The firm has not said that they are there. */
  UNCONFIRMED,
  /** The firm has said that these people, or any, are not there. */
  DENIED,
  /** The second official is still to confirm. */
  SECOND_AWAITED,
  /** It was not scanned at the door. */
  LATE_ENTRY,
  /** The result was late, or is still missing although its time is over. */
  LATE_RESULT,
  /** The phone was away from the premises. */
  AWAY,
  /** They came on an earlier day (Asia/Shanghai), and nobody has logged that they left. */
  STILL_OPEN
}
