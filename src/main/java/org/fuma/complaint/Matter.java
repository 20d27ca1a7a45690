package org.fuma.complaint;

/** What a complaint is about. */
public enum Matter {
  /** A visit on record. */
  VISIT,
  /** An entry that was refused. */
  REFUSED_ENTRY,
  /** An entry without scanning. */
  NO_SCAN,
  /** Something else. */
  OTHER
}
