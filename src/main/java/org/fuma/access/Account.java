package org.fuma.access;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An account as it stands.
 *
 * @param version grows with each change
 * @param ties    the firms that it speaks for
 */
public record Account(
    long id,
    String username,
    String displayName,
    Instant createdAt,
    AccountState state,
    Set<Role> roles,
    Optional<Long> authority,
    Optional<Long> official,
    int version,
    List<Tie> ties) {

  /**
   * A firm that an account speaks for.
   *
   * @param owner true when it manages the accounts of the firm's staff
   */
  public record Tie(long enterprise, boolean owner) {}

  /** True when it is one of the administrators who can act. */
  boolean activeAdministrator() {
    return state == AccountState.ACTIVE && roles.contains(Role.ADMINISTRATOR);
  }

  /** True when it holds a role that one administrator alone cannot grant. */
  boolean needsConsent() {
    return roles.stream().anyMatch(Role::needsConsent);
  }

  /** True when it speaks for firms and does nothing else. */
  boolean ofFirms() {
    return roles.equals(Set.of(Role.ENTERPRISE));
  }

  /** Its tie to that firm. */
  public Optional<Tie> tie(long enterprise) {
    return ties.stream().filter(tie -> tie.enterprise() == enterprise).findFirst();
  }

  /** The same in another state; a closed account gives its certificate back, so that another can be made for it. */
  Account in(AccountState next) {
    return new Account(
        id, username, displayName, createdAt, next, roles, authority, next == AccountState.CLOSED ? Optional.empty() : official, version, ties);
  }

  /** The same with other roles. */
  Account with(Set<Role> others, Optional<Long> ofAuthority, Optional<Long> ofOfficial) {
    return new Account(id, username, displayName, createdAt, state, Set.copyOf(others), ofAuthority, ofOfficial, version, ties);
  }

  /** The same as those see it who know of these firms alone. */
  Account seenFrom(Collection<Long> firms) {
    return new Account(
        id, username, displayName, createdAt, state, roles, authority, official, version,
        ties.stream().filter(tie -> firms.contains(tie.enterprise())).toList());
  }

  /** The same one change later. */
  Account next() {
    return new Account(id, username, displayName, createdAt, state, roles, authority, official, version + 1, ties);
  }
}
