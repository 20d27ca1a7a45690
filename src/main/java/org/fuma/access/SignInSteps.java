package org.fuma.access;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.fuma.store.Hashes;
import org.fuma.store.ServiceClock;
import org.fuma.store.Sql;
import org.fuma.store.Transactions;

/** Keeps who has given the right password and still has to give the second factor: five minutes, five tries, one success. */
@Singleton
class SignInSteps {

  static final Duration LENGTH = Duration.ofMinutes(5);
  private static final int MOST_TRIES = 5;

  private final Sql sql;
  private final Transactions transactions;
  private final Tokens tokens;
  private final ServiceClock clock;

  SignInSteps(Sql sql, Transactions transactions, Tokens tokens, ServiceClock clock) {
    this.sql = sql;
    this.transactions = transactions;
    this.tokens = tokens;
    this.clock = clock;
  }

  /** An account that waits at the second step. */
  record Waiting(long account, String username) {}

  /** Makes the ticket for the second step. */
  String make(long account) {
    String ticket = tokens.random();
    transactions.run(
        () ->
            sql.run("INSERT INTO sign_in_step (token_hash, account_id, tries, expires_at) VALUES (?, ?, 0, ?)",
                Hashes.sha256(ticket), account, clock.instant().plus(LENGTH)));
    return ticket;
  }

  /** Whose ticket it is; empty when it is unknown, expired or used. */
  Optional<Waiting> find(String ticket) {
    return sql.first(
        row -> new Waiting(row.getLong(1), row.getString(2)),
        "SELECT s.account_id, a.username FROM sign_in_step s JOIN account a ON a.id = s.account_id JOIN account_head h ON h.id = a.id"
            + " WHERE h.state = 'ACTIVE' AND s.token_hash = ? AND s.used_at IS NULL AND s.expires_at > ? AND s.tries < " + MOST_TRIES,
        Hashes.sha256(ticket), clock.instant());
  }

  /** Counts a try; false when the ticket is good for none any more. */
  boolean take(String ticket) {
    Instant now = clock.instant();
    return transactions.write(
        () ->
            sql.run("UPDATE sign_in_step SET tries = tries + 1 WHERE token_hash = ? AND used_at IS NULL AND expires_at > ? AND tries < " + MOST_TRIES,
                Hashes.sha256(ticket), now) == 1);
  }

  /** Uses the ticket up; false when another did. */
  boolean use(String ticket) {
    return transactions.write(
        () -> sql.run("UPDATE sign_in_step SET used_at = ? WHERE token_hash = ? AND used_at IS NULL", clock.instant(), Hashes.sha256(ticket)) == 1);
  }
}
