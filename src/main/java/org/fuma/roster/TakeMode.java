package org.fuma.roster;

/** Which lines of a checked roster are taken. */
public enum TakeMode {
  /** Those that were not refused. */
  GOOD_ROWS,
  /** All of them; possible only when none was refused. */
  ALL_OR_NOTHING
}
