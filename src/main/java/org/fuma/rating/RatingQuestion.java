package org.fuma.rating;

/** What a firm is asked of a visit besides its grade, to be answered with yes or no. All are asked of everybody, so that all counts are equal. */
public enum RatingQuestion {
  /** Did they show their certificates? */
  CERTIFICATES,
  /** Did they scan the code before anything else? */
  SCANNED,
  /** Did they stay within the items that they had named? */
  ITEMS,
  /** Did they conduct themselves well? */
  CONDUCT,
  /** Did anybody ask for favours? The one question to which yes is the bad answer. */
  FAVOURS;

  /** True when that answer is the one that one would wish for. */
  public boolean good(boolean yes) {
    return yes != (this == FAVOURS);
  }
}
