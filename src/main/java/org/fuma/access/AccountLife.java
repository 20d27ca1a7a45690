package org.fuma.access;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.fuma.store.Transactions;
import org.fuma.web.Failure;

/** Locks, unlocks and closes accounts. */
@Singleton
public class AccountLife {

  private final AccountScope scope;
  private final AccountChanges changes;
  private final Sessions sessions;
  private final EntryLinks links;
  private final SecondFactors factors;
  private final Actors actors;
  private final Transactions transactions;
  private final AccountEvents events;

  AccountLife(
      AccountScope scope, AccountChanges changes, Sessions sessions, EntryLinks links, SecondFactors factors, Actors actors,
      Transactions transactions, AccountEvents events) {
    this.scope = scope;
    this.changes = changes;
    this.sessions = sessions;
    this.links = links;
    this.factors = factors;
    this.actors = actors;
    this.transactions = transactions;
    this.events = events;
  }

  /**
   * Moves an account to another state. When it is locked or closed its sessions and links end: at once on this node, within three seconds on the
   * others.
   *
   * @throws Failure.NotFound  when there is no such account, or the actor may not know of it
   * @throws Failure.Forbidden when it is another's to manage
   * @throws Failure.Invalid   when the reason has not 4 to 200 characters
   * @throws Failure.Conflict  when the account is not in such a state, is the actor's own or the last administrator's
   */
  public void move(Actor by, long id, AccountMove move, String reason) {
    scope.manage(by, id);
    String why = Reason.required(reason);
    transactions.run(
        () -> {
          AccountScope.Managed managed = scope.manage(by, id);
          Account account = managed.account();
          if (account.id() == by.account()) {
            throw new Failure.Conflict("account.yourself");
          }
          if (!move.from(account.state())) {
            throw new Failure.Conflict("account.state-" + account.state().name());
          }
          changes.change(managed, move.act(), account.in(move.to()), why, Optional.empty());
          if (move.to() != AccountState.ACTIVE) {
            sessions.endAll(id);
            links.end(id);
          }
          if (move.to() == AccountState.CLOSED) {
            factors.reset(id);
          }
        });
    actors.forget(id);
    events.record(by, move.act().event(), id, "");
  }

  /**
   * Ends every session of an account, which stays open: its person signs in anew.
   *
   * @throws Failure.NotFound  when there is no such account, or the actor may not know of it
   * @throws Failure.Forbidden when it is another's to manage
   * @throws Failure.Invalid   when the reason has not 4 to 200 characters
   */
  public void endSessions(Actor by, long id, String reason) {
    scope.manage(by, id);
    String why = Reason.required(reason);
    transactions.run(
        () -> {
          AccountScope.Managed managed = scope.manage(by, id);
          changes.change(managed, AccountAct.SIGNED_OUT, managed.account(), why, Optional.empty());
          sessions.endAll(id);
        });
    actors.forget(id);
    events.record(by, AccountAct.SIGNED_OUT.event(), id, "");
  }
}
