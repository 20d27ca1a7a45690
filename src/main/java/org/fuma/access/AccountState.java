package org.fuma.access;

/** Where an account stands. */
public enum AccountState {
  /** Its person may sign in. */
  ACTIVE,
  /** Nobody may sign in to it until it is unlocked. */
  LOCKED,
  /** Ended for good. */
  CLOSED
}
