package org.fuma.complaint;

/** What a question to an authority covers. */
public enum QuestionScope {
  /** Every visit of a period, to at least so many firms that none stands out. */
  PERIOD,
  /** Every visit of a period under one inspection item, to as many firms. */
  ITEM,
  /** The one visit: only with the complainant's consent on record. */
  VISIT
}
