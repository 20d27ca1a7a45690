package org.fuma.visit;

/** What a visit counts as in its authority's year at the firm (domain.md §4). */
public enum CountsAs {
  /** Towards the yearly cap. */
  COUNTED,
  /** An inspection outside the cap: triggered, a re-check, an emergency. */
  OUTSIDE,
  /** A contact at which nothing is inspected. */
  SERVICE,
  /** Refused: it did not take place. */
  NOTHING
}
