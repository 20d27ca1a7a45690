package org.fuma.alert;

/** What a supervisor has to look at. */
public enum AlertKind {
  /** An emergency overrode the rules. */
  EMERGENCY,
  /** The firm says that other people stand there. */
  NOT_THESE_PEOPLE,
  /** The firm says that nobody is there. */
  NOBODY_HERE,
  /** An entry was refused. */
  REFUSED_ENTRY
}
