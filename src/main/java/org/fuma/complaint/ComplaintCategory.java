package org.fuma.complaint;

/** What is complained of: the five bans of 国办发〔2024〕54号 and six more (domain.md §3). */
public enum ComplaintCategory {
  /** Gifts, banquets, travel, costs shifted to the firm, a forced intermediary. */
  PROFIT_SEEKING,
  /** Disturbing operations. */
  DISTURBING,
  /** Arbitrary seizure, freezing, shutdown. */
  ARBITRARY_SANCTION,
  /** Targets tied to counts or fines. */
  QUOTA,
  /** An inspection disguised as something else. */
  DISGUISED,
  /** Entry without scanning. */
  NO_SCAN,
  /** False or remote scanning. */
  FALSE_SCAN,
  /** Repeated visits. */
  REPEATED,
  /** An item that is not on the published list. */
  OFF_LIST,
  /** Conduct. */
  CONDUCT,
  /** Something else. */
  OTHER
}
