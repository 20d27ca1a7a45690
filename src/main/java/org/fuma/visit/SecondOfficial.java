package org.fuma.visit;

/** Whether a second official has confirmed to be there. */
public enum SecondOfficial {
  /** Nothing is inspected. */
  NOT_NEEDED,
  /** Not yet. */
  AWAITED,
  /** From the second official's own phone. */
  CONFIRMED,
  /** The phone was declared dead: admitted with a notice. */
  NO_PHONE
}
