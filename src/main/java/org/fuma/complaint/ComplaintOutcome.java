package org.fuma.complaint;

/** What a decision found. */
public enum ComplaintOutcome {
  /** As the firm said. */
  UPHELD,
  /** In part. */
  PARTLY,
  /** Not so. */
  NOT_UPHELD
}
