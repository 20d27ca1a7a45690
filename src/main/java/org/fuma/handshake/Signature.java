package org.fuma.handshake;

/** What stands behind an answer (design.md §3.3): the first two make it count. */
public enum Signature {
  /** An account of the firm. */
  ACCOUNT,
  /** The firm's live digits of the moment, typed in. */
  DIGITS,
  /** Nothing. */
  UNSIGNED
}
