package org.fuma.claim;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.fuma.ledger.Sealed;
import org.fuma.store.Sql;

/** The claims' tables. */
@Singleton
class ClaimRepository {

  private static final String SELECT =
      "SELECT c.id, c.salt, c.enterprise_id, c.made_at, c.expires_at, h.state, h.account_id"
          + " FROM claim c JOIN claim_head h ON h.id = c.id";

  private static final String INSERT =
      "INSERT INTO claim (id, salt, enterprise_id, made_at, expires_at, actor_id) VALUES (?, ?, ?, ?, ?, ?)";
  private static final String INSERT_HEAD =
      "INSERT INTO claim_head (id, state, current_of, tries, tries_since, version) VALUES (?, ?, ?, 0, ?, 1)";
  private static final String INSERT_STEP =
      "INSERT INTO claim_step (id, salt, claim_id, state, account_id, reason, actor_id, at)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)";

  private final Sql sql;

  ClaimRepository(Sql sql) {
    this.sql = sql;
  }

  Optional<Claim> find(long id) {
    return sql.first(ClaimRepository::claim, SELECT + " WHERE c.id = ?", id);
  }

  /** The firm's claims, latest first. */
  List<Claim> of(long enterprise, int most) {
    return sql.list(
        ClaimRepository::claim, SELECT + " WHERE c.enterprise_id = ? ORDER BY c.id DESC LIMIT " + most, enterprise);
  }

  /** The claims of these firms that are recorded as open, expired or not. */
  List<Claim> open(Collection<Long> enterprises) {
    return enterprises.isEmpty()
        ? List.of()
        : sql.list(
            ClaimRepository::claim,
            SELECT + " WHERE h.current_of IN (" + String.join(", ", Collections.nCopies(enterprises.size(), "?")) + ")",
            enterprises.toArray());
  }

  void insert(List<Claim> claims, long actor) {
    sql.batch(
        INSERT,
        claims.stream()
            .map(one -> new Object[] {one.id(), one.salt(), one.enterprise(), one.madeAt(), one.expiresAt(), actor})
            .toList());
    sql.batch(
        INSERT_HEAD,
        claims.stream().map(one -> new Object[] {one.id(), one.state(), one.enterprise(), one.madeAt()}).toList());
  }

  /** Ends the claim; true when it was still open. */
  boolean end(long id, ClaimState to) {
    return sql.run(
            "UPDATE claim_head SET state = ?, current_of = NULL, version = version + 1 WHERE id = ? AND state = ?",
            to, id, ClaimState.OPEN)
        == 1;
  }

  /** Locks the claim until the transaction ends; true when it is still open. */
  boolean hold(long id) {
    return sql.run("UPDATE claim_head SET version = version + 1 WHERE id = ? AND state = ?", id, ClaimState.OPEN) == 1;
  }

  /** Ends the claim by its use; true when it was still open. */
  boolean use(long id, long account) {
    return sql.run(
            "UPDATE claim_head SET state = ?, current_of = NULL, account_id = ?, version = version + 1"
                + " WHERE id = ? AND state = ?",
            ClaimState.USED, account, id, ClaimState.OPEN)
        == 1;
  }

  void steps(
      List<Sealed> sealed, List<Claim> claims, ClaimState state, Optional<Long> account, String reason, long actor) {
    sql.batch(
        INSERT_STEP,
        IntStream.range(0, claims.size())
            .mapToObj(i -> line(sealed.get(i), claims.get(i), state, account, reason, actor))
            .toList());
  }

  private static Object[] line(
      Sealed step, Claim claim, ClaimState state, Optional<Long> account, String reason, long actor) {
    return new Object[] {step.id(), step.salt(), claim.id(), state, account, reason, actor, step.at()};
  }

  /** Every change of the firm's claims, latest first, 50 at most. */
  List<ClaimStep> history(long enterprise) {
    return sql.list(
        row ->
            new ClaimStep(
                row.getLong("claim_id"),
                Sql.instant(row, "at"),
                row.getString("actor"),
                ClaimState.valueOf(row.getString("state")),
                row.getString("reason")),
        "SELECT s.claim_id, s.at, COALESCE(a.display_name, '') AS actor, s.state, s.reason FROM claim c"
            + " JOIN claim_step s ON s.claim_id = c.id LEFT JOIN account a ON a.id = s.actor_id"
            + " WHERE c.enterprise_id = ? ORDER BY s.id DESC LIMIT 50",
        enterprise);
  }

  Tries tries(long id) {
    return sql.first(
            row -> new Tries(row.getInt("tries"), Sql.instant(row, "tries_since")),
            "SELECT tries, tries_since FROM claim_head WHERE id = ?",
            id)
        .orElseThrow();
  }

  /** True when nobody else counted in between. */
  boolean count(long id, Tries from, Tries to) {
    return sql.run(
            "UPDATE claim_head SET tries = ?, tries_since = ? WHERE id = ? AND tries = ? AND tries_since = ?",
            to.count(), to.since(), id, from.count(), from.since())
        == 1;
  }

  void forgetTries(long id) {
    sql.run("UPDATE claim_head SET tries = 0 WHERE id = ?", id);
  }

  private static Claim claim(ResultSet row) throws SQLException {
    return new Claim(
        row.getLong("id"),
        row.getBytes("salt"),
        row.getLong("enterprise_id"),
        Sql.instant(row, "made_at"),
        Sql.instant(row, "expires_at"),
        ClaimState.valueOf(row.getString("state")),
        Sql.optionalId(row, "account_id"));
  }
}
