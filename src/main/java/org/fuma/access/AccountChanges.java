package org.fuma.access;

import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fuma.ledger.Ledger;
import org.fuma.ledger.Sealed;
import org.fuma.notice.Inbox;
import org.fuma.store.Ids;
import org.fuma.web.Failure;

/** Writes every change of an account: its head, its step and its ledger entry, in the running transaction. */
@Singleton
class AccountChanges {

  /** After these an account's work is another, and what it was told is none of it. */
  private static final Set<AccountAct> OTHER_WORK = EnumSet.of(AccountAct.ROLES, AccountAct.UNTIED, AccountAct.CLOSED);

  private final Inbox inbox;
  private final AccountRecords records;
  private final AccountScope scope;
  private final Administrators administrators;
  private final Ledger ledger;

  AccountChanges(AccountRecords records, AccountScope scope, Administrators administrators, Ledger ledger, Inbox inbox) {
    this.inbox = inbox;
    this.records = records;
    this.scope = scope;
    this.administrators = administrators;
    this.ledger = ledger;
  }

  /** Writes a new account with its first step; one that makes itself, with a hand-over letter, is recorded so. */
  @Transactional(propagation = TransactionDefinition.Propagation.MANDATORY)
  Sealed make(long by, Account account) {
    records.insert(account);
    if (account.activeAdministrator()) {
      administrators.more();
    }
    return record(by, AccountAct.CREATED, account, "", account.ties().stream().findFirst());
  }

  /**
   * A change as it was made.
   *
   * @param after the account as it stands then
   * @param step  the id of the step
   */
  record Changed(Account after, long step) {}

  /**
   * Changes an account from what it was.
   *
   * @param tie the firm that the change is about
   * @throws Failure.Conflict  when it was changed meanwhile, or the last administrator would be lost
   * @throws Failure.Forbidden when the actor may no longer act
   */
  @Transactional(propagation = TransactionDefinition.Propagation.MANDATORY)
  Changed change(AccountScope.Managed managed, AccountAct act, Account after, String reason, Optional<Account.Tie> tie) {
    administrators.follow(managed.account(), after);
    scope.confirm(managed.by());
    if (!records.move(managed.account(), after)) {
      throw new Failure.Conflict("account.changed-meanwhile");
    }
    if (OTHER_WORK.contains(act)) {
      inbox.forget(after.id());
    }
    return new Changed(after.next(), record(managed.by().account(), act, after, reason, tie).id());
  }

  private Sealed record(long by, AccountAct act, Account after, String reason, Optional<Account.Tie> tie) {
    Sealed sealed = ledger.append(act.entry(), "account", after.id(), by, facts(act, after, reason, tie));
    records.step(sealed, act, after, reason, by, tie);
    return sealed;
  }

  private static Map<String, Object> facts(AccountAct act, Account after, String reason, Optional<Account.Tie> tie) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("account", Ids.show(after.id()));
    facts.put("act", act.name());
    facts.put("username", after.username());
    facts.put("displayName", after.displayName());
    facts.put("createdAt", after.createdAt().toString());
    facts.put("state", after.state().name());
    facts.put("roles", Role.write(after.roles()));
    facts.put("authority", after.authority().map(Ids::show).orElse(null));
    facts.put("official", after.official().map(Ids::show).orElse(null));
    facts.put("enterprise", tie.map(Account.Tie::enterprise).map(Ids::show).orElse(null));
    facts.put("owner", tie.map(Account.Tie::owner).orElse(null));
    facts.put("reason", reason);
    return facts;
  }
}
