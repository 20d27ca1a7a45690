package org.fuma.alert;

/** Whether an alert waits for a supervisor. */
public enum AlertState {
  /** Nobody has closed it. */
  OPEN,
  /** A supervisor has looked at it and said what came of it. */
  CLOSED
}
