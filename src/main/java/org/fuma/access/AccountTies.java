package org.fuma.access;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.fuma.store.ServiceClock;
import org.fuma.store.Sql;
import org.fuma.store.Transactions;
import org.fuma.web.Failure;

/** For which firms an account speaks, and whether it manages their staff's accounts. A firm that has an owner keeps one. */
@Singleton
public class AccountTies {

  private final AccountScope scope;
  private final AccountRecords records;
  private final AccountChanges changes;
  private final Actors actors;
  private final Transactions transactions;
  private final Sql sql;
  private final ServiceClock clock;
  private final AccountEvents events;
  private final FirmNames firms;

  AccountTies(
      AccountScope scope, AccountRecords records, AccountChanges changes, Actors actors, Transactions transactions, Sql sql, ServiceClock clock,
      AccountEvents events, FirmNames firms) {
    this.scope = scope;
    this.records = records;
    this.changes = changes;
    this.actors = actors;
    this.transactions = transactions;
    this.sql = sql;
    this.clock = clock;
    this.events = events;
    this.firms = firms;
  }

  /**
   * Lets an account of a firm speak for a further one.
   *
   * @param owner true when it manages that firm's staff's accounts
   * @throws Failure.Invalid  when there is no such firm, or the reason has not 4 to 200 characters
   * @throws Failure.NotFound when there is no such account
   * @throws Failure.Conflict when the account is none of a firm, is closed, or speaks for the firm already
   */
  public void tie(Actor by, long id, long enterprise, boolean owner, String reason) {
    scope.administer(by, id);
    String why = Reason.required(reason);
    Account.Tie tie = new Account.Tie(enterprise, owner);
    transactions.run(
        () -> {
          AccountScope.Managed managed = scope.administer(by, id);
          Account account = managed.account();
          if (!account.ofFirms() || account.state() == AccountState.CLOSED) {
            throw new Failure.Conflict("account.no-firms");
          }
          if (account.tie(enterprise).isPresent()) {
            throw new Failure.Conflict("account.tied-already");
          }
          AccountChanges.Changed changed = changes.change(managed, AccountAct.TIED, account, why, Optional.of(tie));
          try {
            records.tie(id, tie, changed.step());
          } catch (RuntimeException refused) {
            throw AccountRecords.explained(refused);
          }
        });
    done(by, AccountAct.TIED, id);
  }

  /**
   * Ends that an account speaks for a firm.
   *
   * @throws Failure.NotFound when there is no such account, or it does not speak for the firm
   * @throws Failure.Conflict when it is the firm's last owner and leaves staff behind
   */
  public void end(Actor by, long id, long enterprise, String reason) {
    scope.administer(by, id);
    String why = Reason.required(reason);
    transactions.run(
        () -> {
          hold(enterprise);
          AccountScope.Managed managed = scope.administer(by, id);
          Account.Tie tie = managed.account().tie(enterprise).orElseThrow(Failure.NotFound::new);
          if (tie.owner() && others(enterprise, id, false) > 0 && others(enterprise, id, true) == 0) {
            throw new Failure.Conflict("account.last-owner");
          }
          changes.change(managed, AccountAct.UNTIED, managed.account(), why, Optional.of(tie));
          sql.run(
              "UPDATE account_enterprise SET ended_at = ? WHERE account_id = ? AND enterprise_id = ? AND ended_at IS NULL",
              clock.instant(), id, enterprise);
        });
    done(by, AccountAct.UNTIED, id);
  }

  /**
   * Makes an account of the firm one of its owners, or one of its staff.
   *
   * @throws Failure.NotFound when there is no such account of the firm, or the firm is not the actor's own
   * @throws Failure.Conflict when it is so already, the account is not active, or the firm would lose its last owner
   */
  public void name(Actor by, long id, long enterprise, boolean owner, String reason) {
    scope.name(by, id, enterprise);
    String why = Reason.required(reason);
    AccountAct act = owner ? AccountAct.OWNER : AccountAct.STAFF;
    transactions.run(
        () -> {
          hold(enterprise);
          AccountScope.Managed managed = scope.name(by, id, enterprise);
          Account account = managed.account();
          if (account.tie(enterprise).orElseThrow().owner() == owner) {
            throw new Failure.Conflict(owner ? "account.owner-already" : "account.staff-already");
          }
          if (account.state() == AccountState.CLOSED) {
            throw new Failure.Conflict("account.state-CLOSED");
          }
          if (!owner && others(enterprise, id, true) == 0) {
            throw new Failure.Conflict("account.last-owner");
          }
          changes.change(managed, act, account, why, Optional.of(new Account.Tie(enterprise, owner)));
          sql.run("UPDATE account_enterprise SET owner = ? WHERE account_id = ? AND enterprise_id = ?", owner, id, enterprise);
        });
    done(by, act, id);
  }

  /**
   * Demands that the actor may change the account as administrators alone may.
   *
   * @throws Failure.Forbidden when the actor is none
   * @throws Failure.NotFound  when there is no such account
   */
  void requireAdministered(Actor by, long id) {
    scope.administer(by, id);
  }

  /** A page of the accounts of the firms whose owner the actor is, newest first, below that id. */
  List<Account> staff(Actor by, Optional<Long> below, int most) {
    requireOwner(by);
    return records.ofFirms(by.owned(), below, most);
  }

  /**
   * Demands that the actor manages some firm's staff.
   *
   * @throws Failure.Forbidden when it is staff itself
   */
  void requireOwner(Actor by) {
    by.require(Permission.ACCOUNT_FIRM);
    if (by.owned().isEmpty()) {
      throw new Failure.Forbidden("staff.not-owner");
    }
  }

  /** The accounts of a firm, newest first, 500 at most. */
  public List<Account> ofFirm(Actor by, long enterprise) {
    by.require(Permission.ACCOUNT_READ);
    return records.ofFirms(List.of(enterprise), Optional.empty(), 500);
  }

  /** What the firms of these ids are called, by id. */
  Map<Long, String> names(Collection<Long> enterprises) {
    Map<Long, String> names = new TreeMap<>();
    enterprises.forEach(firm -> firms.of(List.of(firm)).stream().findFirst().ifPresent(name -> names.put(firm, name)));
    return names;
  }

  /** Keeps the firm's owners what they are until the transaction ends. */
  private void hold(long enterprise) {
    sql.run("UPDATE account_enterprise SET owner = owner WHERE enterprise_id = ? AND ended_at IS NULL", enterprise);
  }

  /** How many others speak for the firm; of its owners, those who can act. */
  private int others(long enterprise, long but, boolean owners) {
    return sql.first(
            row -> row.getInt(1),
            "SELECT COUNT(*) FROM account_enterprise t JOIN account_head h ON h.id = t.account_id"
                + " WHERE t.enterprise_id = ? AND t.account_id <> ? AND t.ended_at IS NULL AND "
                + (owners ? "t.owner = TRUE AND h.state = 'ACTIVE'" : "h.state <> 'CLOSED'"),
            enterprise, but)
        .orElse(0);
  }

  private void done(Actor by, AccountAct act, long id) {
    actors.forget(id);
    events.record(by, act.event(), id, "");
  }
}
