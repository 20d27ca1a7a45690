package org.fuma.audit;

/** What a check on the spot found. */
public enum Fit {
  /** It fits. */
  FITS,
  /** The entry waits for its place in the tree. */
  WAITS,
  /** The entry is older than the keeping of facts: the record's own tables have them. */
  NOT_KEPT,
  /** It does not fit: somebody changed the database. */
  WRONG
}
