package org.fuma.access;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The moves of an account from state to state: the graph of states as data (design decision 6). */
public enum AccountMove {
  /** Shuts it until it is unlocked. */
  LOCK(AccountState.LOCKED, AccountAct.LOCKED, AccountState.ACTIVE),
  /** Opens it again. */
  UNLOCK(AccountState.ACTIVE, AccountAct.UNLOCKED, AccountState.LOCKED),
  /** Ends it for good. */
  CLOSE(AccountState.CLOSED, AccountAct.CLOSED, AccountState.ACTIVE, AccountState.LOCKED);

  private final AccountState to;
  private final AccountAct act;
  private final Set<AccountState> from;

  AccountMove(AccountState to, AccountAct act, AccountState... from) {
    this.to = to;
    this.act = act;
    this.from = Set.of(from);
  }

  /** Where the move leads. */
  public AccountState to() {
    return to;
  }

  /** What it is recorded as. */
  public AccountAct act() {
    return act;
  }

  /** True when it leads away from that state. */
  public boolean from(AccountState state) {
    return from.contains(state);
  }

  /** Its name in addresses. */
  public String path() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The moves that lead away from that state. */
  public static List<AccountMove> of(AccountState state) {
    return Arrays.stream(values()).filter(move -> move.from(state)).toList();
  }

  /** The move of that name in addresses. */
  public static Optional<AccountMove> named(String path) {
    return Arrays.stream(values()).filter(move -> move.path().equals(path)).findFirst();
  }
}
