package org.fuma.authority;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How an official leaves an authority, and comes back to it. */
public enum OfficialMove {
  /** Leaves: may not inspect for it any more. */
  LEAVE(false, OfficialStep.Act.LEFT),
  /** Comes back. */
  RETURN(true, OfficialStep.Act.RETURNED);

  private final boolean serving;
  private final OfficialStep.Act act;

  OfficialMove(boolean serving, OfficialStep.Act act) {
    this.serving = serving;
    this.act = act;
  }

  /** Whether the official serves afterwards. */
  public boolean serving() {
    return serving;
  }

  OfficialStep.Act act() {
    return act;
  }

  /** Its name in addresses. */
  public String path() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The move of that name in addresses. */
  public static Optional<OfficialMove> named(String path) {
    return Arrays.stream(values()).filter(move -> move.path().equals(path)).findFirst();
  }
}
