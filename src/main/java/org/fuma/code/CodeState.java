package org.fuma.code;

/** Where a protection code stands (design.md §3.6). */
public enum CodeState {
  /** Made and signed, and not yet handed over: it protects nobody so far. */
  ISSUED,
  /** In force. */
  ACTIVE,
  /** Taken out of force for a while. */
  SUSPENDED,
  /** Another code took its place. */
  REPLACED,
  /** Withdrawn without a successor. */
  REVOKED,
  /** Its last day is over. */
  EXPIRED;

  /** True while it is the firm's one code, in force or not; the others have ended for good. */
  public boolean current() {
    return this == ISSUED || this == ACTIVE || this == SUSPENDED;
  }
}
