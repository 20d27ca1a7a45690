package org.fuma.claim;

/** What a claim is worth at a moment. */
public enum ClaimStanding {
  /** It can be used. */
  OPEN,
  /** Nobody used it in time. */
  EXPIRED,
  /** The firm's first account was made with it. */
  USED,
  /** It was taken back, as when the letter was lost. */
  REVOKED
}
