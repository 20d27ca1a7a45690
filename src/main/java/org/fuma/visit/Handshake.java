package org.fuma.visit;

/** What the firm has said of the people at its door (design.md §3.3). */
public enum Handshake {
  /** Nothing that counts. */
  OPEN,
  /** They are here: said by an account of the firm, or with its live digits. */
  CONFIRMED,
  /** Not these people, or nobody: said so that it counts. */
  DENIED
}
