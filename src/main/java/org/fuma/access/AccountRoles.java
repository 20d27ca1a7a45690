package org.fuma.access;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import org.fuma.store.Ids;
import org.fuma.web.Checks;
import org.fuma.web.Failure;
import org.fuma.web.Idempotency;

/** Changes the roles of accounts. */
@Singleton
public class AccountRoles {

  private final AccountScope scope;
  private final AccountChanges changes;
  private final Consents consents;
  private final Sessions sessions;
  private final Actors actors;
  private final Idempotency idempotency;
  private final AccountEvents events;

  AccountRoles(
      AccountScope scope, AccountChanges changes, Consents consents, Sessions sessions, Actors actors, Idempotency idempotency,
      AccountEvents events) {
    this.scope = scope;
    this.changes = changes;
    this.consents = consents;
    this.sessions = sessions;
    this.actors = actors;
    this.idempotency = idempotency;
    this.events = events;
  }

  /** The roles that an account is to hold, and where. */
  public record Wanted(Set<Role> roles, Optional<Long> authority, Optional<Long> official) {}

  private record Asking(String account, Wanted wanted, String reason) {}

  /**
   * Gives an account other roles and ends its sessions. A role that needs consent is given when another administrator has consented.
   *
   * @return the request for consent, where one is needed
   * @throws Failure.Invalid  when a role is refused, lacks what it belongs to, or may not meet another (design.md §4)
   * @throws Failure.NotFound when there is no such account
   * @throws Failure.Conflict when the account is closed, is the actor's own or the last administrator's, or a request for consent is open for it
   */
  public Optional<Long> change(Actor by, long id, Wanted wanted, String reason, Optional<String> key) {
    scope.administer(by, id);
    Checks checks = new Checks();
    String why = Reason.required(reason, checks);
    Accounts.checkRoles(wanted.roles(), wanted.authority(), wanted.official(), checks);
    checks.done();
    boolean office = wanted.roles().stream().anyMatch(Role::ofAuthority);
    Wanted tidy = new Wanted(wanted.roles(), office ? wanted.authority() : Optional.empty(), office ? wanted.official() : Optional.empty());
    String consent =
        idempotency.once(by.account(), key, new Asking(Ids.show(id), tidy, why), String.class, () -> changed(by, id, tidy, why));
    actors.forget(id);
    if (consent.isEmpty()) {
      events.record(by, AccountAct.ROLES.event(), id, "roles=" + Role.write(tidy.roles()));
    } else {
      events.asked(by, id, consent, ConsentAct.ROLES);
    }
    return Ids.read(consent);
  }

  private String changed(Actor by, long id, Wanted wanted, String reason) {
    AccountScope.Managed managed = scope.administer(by, id);
    Account account = managed.account();
    check(by, account, wanted);
    boolean waits =
        by.account() != Actor.SYSTEM_ACCOUNT && wanted.roles().stream().anyMatch(role -> role.needsConsent() && !account.roles().contains(role));
    if (waits) {
      ConsentWish wish = new ConsentWish(ConsentAct.ROLES, wanted.roles(), wanted.authority(), wanted.official(), false);
      return Ids.show(consents.ask(managed, wish, reason));
    }
    try {
      changes.change(managed, AccountAct.ROLES, account.with(wanted.roles(), wanted.authority(), wanted.official()), reason, Optional.empty());
    } catch (RuntimeException refused) {
      throw AccountRecords.explained(refused);
    }
    sessions.endAll(id);
    return "";
  }

  private void check(Actor by, Account account, Wanted wanted) {
    if (account.id() == by.account()) {
      throw new Failure.Conflict("account.yourself");
    }
    if (account.state() == AccountState.CLOSED) {
      throw new Failure.Conflict("account.state-CLOSED");
    }
    if (consents.pending(account.id()).isPresent()) {
      throw new Failure.Conflict("consent.open-already");
    }
    Checks checks = new Checks();
    if (!account.ties().isEmpty() || wanted.roles().contains(Role.ENTERPRISE)) {
      checks.refuse("roles", "account.firms-stay");
    } else if (account.roles().equals(wanted.roles()) && account.authority().equals(wanted.authority()) && account.official().equals(wanted.official())) {
      checks.refuse("roles", "account.roles-same");
    }
    checks.done();
  }
}
