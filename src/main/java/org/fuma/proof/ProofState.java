package org.fuma.proof;

/** How it stands with the proof of an entry. */
public enum ProofState {
  /** It is there, and holds. */
  PROVEN,
  /** The entry waits for its place in the log, two seconds at most; until then there is its receipt. */
  WAITING,
  /** The entry is of before records were kept with it: there is none. */
  BEFORE,
  /** What the registry keeps is not what the log holds: somebody has changed it. */
  BROKEN
}
