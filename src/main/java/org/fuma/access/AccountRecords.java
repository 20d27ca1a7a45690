package org.fuma.access;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.ledger.Sealed;
import org.fuma.store.Sql;
import org.fuma.store.Transactions;
import org.fuma.web.Failure;
import org.fuma.web.Message;

/** The tables of accounts: their facts, heads, steps and ties to firms. */
@Singleton
class AccountRecords {

  private static final String HEADS =
      "SELECT a.id, a.username, a.display_name, a.created_at, h.state, h.roles, h.authority_id, h.official_id, h.version"
          + " FROM account a JOIN account_head h ON h.id = a.id";

  private final Sql sql;

  AccountRecords(Sql sql) {
    this.sql = sql;
  }

  /** The account of that id. */
  Optional<Account> find(long id) {
    List<Account.Tie> ties =
        sql.list(
            row -> new Account.Tie(row.getLong(1), row.getBoolean(2)),
            "SELECT enterprise_id, owner FROM account_enterprise WHERE account_id = ? AND ended_at IS NULL ORDER BY enterprise_id", id);
    return sql.first(row -> account(row, ties), HEADS + " WHERE a.id = ?", id);
  }

  /** The account of that sign-in name, tidied. */
  Optional<Long> named(String username) {
    return sql.first(row -> row.getLong(1), "SELECT id FROM account WHERE username = ?", username);
  }

  /** The account of that certificate holder. */
  Optional<Long> ofOfficial(long official) {
    return sql.first(row -> row.getLong(1), "SELECT id FROM account_head WHERE official_id = ?", official);
  }

  /** True when that actor made the account, or a link for it, since then. */
  boolean handledSince(long id, long actor, Instant since) {
    return sql.first(
            row -> 1,
            "SELECT 1 FROM account_step WHERE account_id = ? AND actor_id = ? AND act IN ('CREATED', 'LINKED') AND at > ? LIMIT 1", id, actor, since)
        .isPresent();
  }

  /** Its changes, latest first. */
  List<AccountStep> history(long id) {
    return sql.list(
        row ->
            new AccountStep(
                Sql.instant(row, "at"), AccountAct.valueOf(row.getString("act")), AccountState.valueOf(row.getString("state")),
                Role.read(row.getString("roles")), Sql.optionalId(row, "enterprise_id"), row.getString("reason"), row.getLong("actor_id"),
                row.getString("name")),
        "SELECT s.at, s.act, s.state, s.roles, s.enterprise_id, s.reason, s.actor_id, COALESCE(a.display_name, '') AS name"
            + " FROM account_step s LEFT JOIN account a ON a.id = s.actor_id WHERE s.account_id = ? ORDER BY s.id DESC",
        id);
  }

  /** As many accounts that fit, newest first, below that id. */
  List<AccountRow> list(AccountFilter filter, Optional<Long> below, int most) {
    List<Object> given = new ArrayList<>(List.of(below.orElse(Long.MAX_VALUE)));
    StringBuilder where = new StringBuilder(" WHERE a.id < ?");
    filter.state().ifPresent(state -> {
      where.append(" AND h.state = ?");
      given.add(state);
    });
    filter.role().ifPresent(role -> {
      where.append(" AND FIND_IN_SET(?, h.roles) > 0");
      given.add(role);
    });
    if (!filter.name().isEmpty()) {
      where.append(" AND a.username LIKE ? ESCAPE '!'");
      given.add(filter.name().replaceAll("([!%_])", "!$1") + "%");
    }
    return sql.list(
        row -> AccountRow.of(account(row, List.of())), HEADS + where + " ORDER BY a.id DESC LIMIT " + most, given.toArray());
  }

  /** As many accounts that speak for one of these firms, newest first, below that id; each with its ties to them alone. */
  List<Account> ofFirms(Collection<Long> firms, Optional<Long> below, int most) {
    if (firms.isEmpty()) {
      return List.of();
    }
    String these = "(" + String.join(", ", Collections.nCopies(firms.size(), "?")) + ")";
    List<Object> given = new ArrayList<>(firms);
    given.add(below.orElse(Long.MAX_VALUE));
    return sql
        .list(
            row -> account(row, List.of()),
            HEADS + " WHERE EXISTS (SELECT 1 FROM account_enterprise t WHERE t.account_id = a.id AND t.ended_at IS NULL"
                + " AND t.enterprise_id IN " + these + ") AND a.id < ? ORDER BY a.id DESC LIMIT " + most,
            given.toArray())
        .stream()
        .map(account -> find(account.id()).orElseThrow())
        .map(account -> account.seenFrom(firms))
        .toList();
  }

  /** Writes a new account; its first step follows. */
  void insert(Account account) {
    sql.run(
        "INSERT INTO account (id, username, display_name, created_at) VALUES (?, ?, ?, ?)",
        account.id(), account.username(), account.displayName(), account.createdAt());
    sql.run(
        "INSERT INTO account_head (id, state, roles, authority_id, official_id, version) VALUES (?, ?, ?, ?, ?, ?)",
        account.id(), account.state(), Role.write(account.roles()), account.authority(), account.official(), account.version());
  }

  /** Moves the head from what it was; false when it is that no more. */
  boolean move(Account from, Account to) {
    return sql.run(
            "UPDATE account_head SET state = ?, roles = ?, authority_id = ?, official_id = ?, version = version + 1"
                + " WHERE id = ? AND state = ? AND version = ?",
            to.state(), Role.write(to.roles()), to.authority(), to.official(), from.id(), from.state(), from.version())
        == 1;
  }

  /** Writes a step down. */
  void step(Sealed sealed, AccountAct act, Account after, String reason, long actor, Optional<Account.Tie> tie) {
    sql.run(
        "INSERT INTO account_step (id, salt, account_id, state, roles, authority_id, official_id, reason, actor_id, at, act, enterprise_id, owner)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        sealed.id(), sealed.salt(), after.id(), after.state(), Role.write(after.roles()), after.authority(), after.official(), reason, actor,
        sealed.at(), act, tie.map(Account.Tie::enterprise), tie.map(Account.Tie::owner));
  }

  /** Ties an account to a firm, for the first time or again. */
  void tie(long account, Account.Tie tie, long step) {
    boolean again =
        sql.run(
                "UPDATE account_enterprise SET owner = ?, ended_at = NULL WHERE account_id = ? AND enterprise_id = ? AND ended_at IS NOT NULL",
                tie.owner(), account, tie.enterprise())
            == 1;
    if (!again) {
      sql.run(
          "INSERT INTO account_enterprise (account_id, enterprise_id, step_id, owner) VALUES (?, ?, ?, ?)",
          account, tie.enterprise(), step, tie.owner());
    }
  }

  /** What the tables' keys refuse, said at the field that is wrong. */
  static RuntimeException explained(RuntimeException refused) {
    if (Transactions.duplicate(refused, "account_username")) {
      return new Failure.Invalid(Map.of("username", Message.of("check.taken")));
    }
    if (Transactions.duplicate(refused, "account_head_official")) {
      return new Failure.Invalid(Map.of("official", Message.of("check.official-has-account")));
    }
    if (Transactions.dangling(refused, "account_head_authority")) {
      return new Failure.Invalid(Map.of("authority", Message.of("check.unknown")));
    }
    if (Transactions.dangling(refused, "account_head_person")) {
      return new Failure.Invalid(Map.of("official", Message.of("check.unknown")));
    }
    if (Transactions.dangling(refused, "account_enterprise_firm")) {
      return new Failure.Invalid(Map.of("enterprise", Message.of("check.unknown")));
    }
    return refused;
  }

  private static Account account(ResultSet row, List<Account.Tie> ties) throws SQLException {
    return new Account(
        row.getLong("id"), row.getString("username"), row.getString("display_name"), Sql.instant(row, "created_at"),
        AccountState.valueOf(row.getString("state")), Role.read(row.getString("roles")), Sql.optionalId(row, "authority_id"),
        Sql.optionalId(row, "official_id"), row.getInt("version"), ties);
  }
}
