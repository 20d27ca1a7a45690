package org.fuma.live;

/** Whether a door display's link works. */
public enum DisplayState {
  /** The link shows the live code. */
  OPEN,
  /** The link shows nothing, for good. */
  REVOKED
}
