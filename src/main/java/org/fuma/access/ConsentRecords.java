package org.fuma.access;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.fuma.ledger.Sealed;
import org.fuma.store.Sql;
import org.fuma.store.Transactions;
import org.fuma.web.Failure;

/** The tables of requests for consent. */
@Singleton
class ConsentRecords {

  private static final String ALL =
      "SELECT c.id, c.act, c.account_id, a.username, a.display_name, c.roles, c.authority_id, c.official_id, c.resets_factors, c.reason,"
          + " c.actor_id, COALESCE(k.display_name, '') AS asker, c.at, h.state"
          + " FROM consent c JOIN consent_head h ON h.id = c.id JOIN account a ON a.id = c.account_id LEFT JOIN account k ON k.id = c.actor_id";
  private static final String OPEN = "(h.state = 'OPEN' AND c.at > ?)";

  private final Sql sql;

  ConsentRecords(Sql sql) {
    this.sql = sql;
  }

  /** The request of that id. */
  Optional<Consent> find(long id) {
    return sql.first(ConsentRecords::consent, ALL + " WHERE c.id = ?", id);
  }

  /** The account's request that was not answered yet; it may have expired. */
  Optional<Consent> ofAccount(long account) {
    return sql.first(ConsentRecords::consent, ALL + " WHERE h.current_of = ?", account);
  }

  /** As many requests that may be answered, or that may not any more, latest first, below that id. */
  List<Consent> list(boolean open, Instant now, long below, int most) {
    return sql.list(
        ConsentRecords::consent, ALL + " WHERE c.id < ? AND " + (open ? OPEN : "NOT " + OPEN) + " ORDER BY c.id DESC LIMIT " + most,
        below, now.minus(Consent.LENGTH));
  }

  /** How many requests may be answered. */
  int open(Instant now) {
    return sql.first(
            row -> row.getInt(1), "SELECT COUNT(*) FROM consent c JOIN consent_head h ON h.id = c.id WHERE " + OPEN, now.minus(Consent.LENGTH))
        .orElse(0);
  }

  /** Its changes, the first one first. */
  List<Consent.Step> history(long id) {
    return sql.list(
        row ->
            new Consent.Step(
                ConsentState.valueOf(row.getString("state")), row.getString("reason"), row.getLong("actor_id"), row.getString("name"),
                Sql.instant(row, "at")),
        "SELECT s.state, s.reason, s.actor_id, COALESCE(a.display_name, '') AS name, s.at FROM consent_step s"
            + " LEFT JOIN account a ON a.id = s.actor_id WHERE s.consent_id = ? ORDER BY s.id",
        id);
  }

  /**
   * Writes a request.
   *
   * @throws Failure.Conflict when the account has an open one
   */
  void insert(Sealed sealed, long id, long account, ConsentWish wish, String reason, long by) {
    sql.run(
        "INSERT INTO consent (id, salt, act, account_id, roles, resets_factors, reason, actor_id, at, authority_id, official_id)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        id, sealed.salt(), wish.act(), account, Role.write(wish.roles()), wish.resetsFactors(), reason, by, sealed.at(), wish.authority(),
        wish.official());
    try {
      sql.run("INSERT INTO consent_head (id, state, current_of, version) VALUES (?, ?, ?, 1)", id, ConsentState.OPEN, account);
    } catch (RuntimeException refused) {
      if (Transactions.duplicate(refused, "consent_head_current")) {
        throw new Failure.Conflict("consent.open-already");
      }
      throw refused;
    }
  }

  /** Ends an open request; false when it is open no more. */
  boolean end(long id, ConsentState as) {
    return sql.run(
            "UPDATE consent_head SET state = ?, current_of = NULL, version = version + 1 WHERE id = ? AND state = ?", as, id, ConsentState.OPEN)
        == 1;
  }

  /** Writes a step down. */
  void step(Sealed sealed, long id, ConsentState state, String reason, long by) {
    sql.run(
        "INSERT INTO consent_step (id, salt, consent_id, state, reason, actor_id, at) VALUES (?, ?, ?, ?, ?, ?, ?)",
        sealed.id(), sealed.salt(), id, state, reason, by, sealed.at());
  }

  private static Consent consent(ResultSet row) throws SQLException {
    return new Consent(
        row.getLong("id"), ConsentAct.valueOf(row.getString("act")), row.getLong("account_id"), row.getString("username"),
        row.getString("display_name"), Role.read(row.getString("roles")), Sql.optionalId(row, "authority_id"),
        Sql.optionalId(row, "official_id"), row.getBoolean("resets_factors"), row.getString("reason"), row.getLong("actor_id"),
        row.getString("asker"), Sql.instant(row, "at"), ConsentState.valueOf(row.getString("state")));
  }
}
