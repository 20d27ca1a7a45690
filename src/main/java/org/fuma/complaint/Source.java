package org.fuma.complaint;

/** How a complaint came in. */
public enum Source {
  /** By an account of the firm. */
  ACCOUNT,
  /** By the firm's plaque, without an account, with a number to be called back. */
  PLAQUE
}
