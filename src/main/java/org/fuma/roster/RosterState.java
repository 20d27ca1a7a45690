package org.fuma.roster;

/** Where an import stands. Whether its job runs, waits or was stopped meanwhile, the job says. */
public enum RosterState {
  /** The file is there, and is being checked. */
  CHECKING,
  /** It has been checked, and waits for a person's decision. */
  CHECKED,
  /** It cannot be read as a roster. */
  REFUSED,
  /** It was decided to take it. */
  TAKING,
  /** It is in the register. */
  TAKEN,
  /** It was decided not to take it, or no more of it. */
  DISCARDED;

  /** True when nothing more will come of it. */
  public boolean ended() {
    return this == REFUSED || this == TAKEN || this == DISCARDED;
  }
}
