package org.fuma.code;

/** Where a protection code stands. */
public enum CodeState {
  /** In force. */
  ACTIVE,
  /** Another code took its place. */
  REPLACED,
  /** Withdrawn without a successor. */
  REVOKED
}
