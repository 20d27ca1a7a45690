package org.fuma.claim;

/** Where a claim stands, as recorded; an open one may have expired. */
public enum ClaimState {
  /** Made, and not yet used. */
  OPEN,
  /** Used up: the firm's first account was made with it. */
  USED,
  /** Taken back, as when the letter was lost. */
  REVOKED
}
