package org.fuma.access;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import org.fuma.web.Failure;

/**
 * Who may do what to whose account: the one place that decides it. A change of an account takes a {@link Managed}, which only this class gives
 * away, so that no act can forget to ask.
 */
@Singleton
final class AccountScope {

  private final AccountRecords records;
  private final Actors actors;

  AccountScope(AccountRecords records, Actors actors) {
    this.records = records;
    this.actors = actors;
  }

  /** An account that its actor may change. */
  static final class Managed {
    private final Actor by;
    private final Account account;

    private Managed(Actor by, Account account) {
      this.by = by;
      this.account = account;
    }

    Actor by() {
      return by;
    }

    Account account() {
      return account;
    }

    /** The same account after a change. */
    Managed after(Account changed) {
      return new Managed(by, changed.id() == account.id() ? changed : account);
    }
  }

  /** True when the actor locks, unlocks and closes that account and makes its links. */
  boolean may(Actor by, Account account) {
    if (by.may(Permission.ACCOUNT_CREATE)) {
      return true;
    }
    if (by.may(Permission.ACCOUNT_AUTHORITY) && account.roles().equals(Set.of(Role.OFFICIAL))) {
      return account.authority().filter(by::belongsTo).isPresent();
    }
    return by.may(Permission.ACCOUNT_FIRM)
        && account.ofFirms()
        && !account.ties().isEmpty()
        && account.ties().stream().allMatch(tie -> by.owns(tie.enterprise()) && !tie.owner());
  }

  /** True when the actor says who manages the firm's staff, that account of it among them. */
  boolean mayName(Actor by, Account account, long enterprise) {
    return account.ofFirms()
        && account.tie(enterprise).isPresent()
        && (by.may(Permission.ACCOUNT_CREATE) || by.may(Permission.ACCOUNT_FIRM) && by.owns(enterprise));
  }

  /** True when the actor may know that account. */
  boolean sees(Actor by, Account account) {
    return by.may(Permission.ACCOUNT_READ)
        || may(by, account)
        || account.ties().stream().anyMatch(tie -> mayName(by, account, tie.enterprise()));
  }

  /** True when the actor makes accounts of these roles there. */
  boolean mayMake(Actor by, Set<Role> roles, Optional<Long> enterprise, Optional<Long> authority) {
    return by.may(Permission.ACCOUNT_CREATE)
        || by.may(Permission.ACCOUNT_AUTHORITY) && roles.equals(Set.of(Role.OFFICIAL)) && authority.filter(by::belongsTo).isPresent()
        || by.may(Permission.ACCOUNT_FIRM) && roles.equals(Set.of(Role.ENTERPRISE)) && enterprise.filter(by::owns).isPresent();
  }

  /**
   * The account, as far as the actor may know it.
   *
   * @throws Failure.NotFound when there is none, or the actor may not know of it
   */
  Account see(Actor by, long id) {
    Account account = records.find(id).filter(found -> sees(by, found)).orElseThrow(Failure.NotFound::new);
    return by.may(Permission.ACCOUNT_READ) || account.ties().isEmpty() ? account : account.seenFrom(by.owned());
  }

  /** True when the actor manages the account of that id, whatever firms of it the actor knows. */
  boolean manages(Actor by, long id) {
    return records.find(id).filter(account -> may(by, account)).isPresent();
  }

  /**
   * The account, to be locked, unlocked, closed or given a link.
   *
   * @throws Failure.NotFound  when there is none, or the actor may not know of it
   * @throws Failure.Forbidden when it is another's to manage
   */
  Managed manage(Actor by, long id) {
    Account account = records.find(id).filter(found -> sees(by, found)).orElseThrow(Failure.NotFound::new);
    if (!may(by, account)) {
      throw new Failure.Forbidden("account.not-yours");
    }
    return new Managed(by, account);
  }

  /**
   * The account, to be changed as administrators alone may.
   *
   * @throws Failure.NotFound  when there is none
   * @throws Failure.Forbidden without {@link Permission#ACCOUNT_CREATE}
   */
  Managed administer(Actor by, long id) {
    by.require(Permission.ACCOUNT_CREATE);
    return new Managed(by, records.find(id).orElseThrow(Failure.NotFound::new));
  }

  /**
   * The account, to be made owner or staff of the firm.
   *
   * @throws Failure.NotFound when there is none, it does not speak for the firm, or the firm is not the actor's own
   */
  Managed name(Actor by, long id, long enterprise) {
    return records.find(id).filter(found -> mayName(by, found, enterprise)).map(found -> new Managed(by, found)).orElseThrow(Failure.NotFound::new);
  }

  /** The account that the actor has just made. */
  Managed made(Actor by, Account account) {
    if (!mayMake(by, account.roles(), account.ties().stream().map(Account.Tie::enterprise).findFirst(), account.authority())) {
      throw new Failure.Forbidden();
    }
    return new Managed(by, account);
  }

  /**
   * Asks the database once more, in the transaction of the change, whether the actor is still who it was when the request came in.
   *
   * @throws Failure.Forbidden when it was locked, closed or given other roles or firms meanwhile
   */
  void confirm(Actor by) {
    boolean same =
        by.account() == Actor.SYSTEM_ACCOUNT
            || actors.find(by.account()).filter(now -> now.roles().equals(by.roles()) && now.owned().equals(by.owned())).isPresent();
    if (!same) {
      throw new Failure.Forbidden("account.actor-changed");
    }
  }
}
