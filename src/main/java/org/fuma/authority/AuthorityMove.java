package org.fuma.authority;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How an authority comes off the list, and back onto it. */
public enum AuthorityMove {
  /** Struck off: it may not inspect any more. */
  DELIST(false),
  /** Put back. */
  RELIST(true);

  private final boolean listed;

  AuthorityMove(boolean listed) {
    this.listed = listed;
  }

  /** Whether it is on the list afterwards. */
  public boolean listed() {
    return listed;
  }

  /** Its name in addresses. */
  public String path() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The move of that name in addresses. */
  public static Optional<AuthorityMove> named(String path) {
    return Arrays.stream(values()).filter(move -> move.path().equals(path)).findFirst();
  }
}
