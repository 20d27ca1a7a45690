package org.fuma.complaint;

/** What a question to an authority covers. */
public enum QuestionScope {
  /** Every visit of a period, to at least so many firms that none stands out. */
  PERIOD,
  /** Every visit of a period under one inspection item, to as many firms. */
  ITEM,
  /** The one visit: only with the complainant's consent on record. */
  VISIT,
  /** What the authority did at the one firm on the day complained of, where no visit is on record: with that consent as well. */
  FIRM;

  /** True when it tells the authority which firm complains. */
  boolean names() {
    return this == VISIT || this == FIRM;
  }
}
