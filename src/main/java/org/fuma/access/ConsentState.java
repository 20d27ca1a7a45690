package org.fuma.access;

/** Where a request for consent stands. */
public enum ConsentState {
  /** Asked, and not answered yet. */
  OPEN,
  /** Another administrator consented, and it was done. */
  GIVEN,
  /** Another administrator refused. */
  REFUSED,
  /** Who asked took it back. */
  WITHDRAWN,
  /** Nobody answered for seven days. */
  EXPIRED
}
