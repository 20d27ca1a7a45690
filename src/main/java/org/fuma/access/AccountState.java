package org.fuma.access;

/** Where an account stands. */
public enum AccountState {
  /** Its person may sign in. */
  ACTIVE
}
