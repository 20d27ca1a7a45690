package org.fuma.claim;

/** What becomes of a firm when letters are made for many. */
public enum Fate {
  /** It gets a letter. */
  MAKE,
  /** It has a letter that is still good, and keeps it. */
  KEEP,
  /** It has an account already, so it needs none. */
  ACCOUNT,
  /** It has no current protection code to hand over. */
  NO_CODE,
  /** It has left. */
  LEFT;

  /** The job's count of such firms. */
  String count() {
    return "claim-" + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
