package org.fuma.authority;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How an official leaves an authority, and comes back to it. */
public enum OfficialMove {
  /** Leaves: may not inspect for it any more. */
  LEAVE(false, OfficialAct.LEFT),
  /** Comes back. */
  RETURN(true, OfficialAct.RETURNED);

  private final boolean serving;
  private final OfficialAct act;

  OfficialMove(boolean serving, OfficialAct act) {
    this.serving = serving;
    this.act = act;
  }

  /** Whether the official serves afterwards. */
  public boolean serving() {
    return serving;
  }

  OfficialAct act() {
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
