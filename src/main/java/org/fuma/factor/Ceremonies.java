package org.fuma.factor;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.fuma.store.Hashes;
import org.fuma.store.ServiceClock;
import org.fuma.store.Sql;
import org.fuma.store.Transactions;

/** Challenges that a browser's passkey is still to answer. Each is good for five minutes, one answer, one purpose, and, where it has one, one account. */
@Singleton
final class Ceremonies {

  static final Duration LENGTH = Duration.ofMinutes(5);
  private static final int SWEPT_AT_ONCE = 100;

  private final Sql sql;
  private final Transactions transactions;
  private final ServiceClock clock;

  Ceremonies(Sql sql, Transactions transactions, ServiceClock clock) {
    this.sql = sql;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** What a challenge is for. */
  enum Kind {
    /** A new passkey. */
    REGISTRATION,
    /** Coming in, by whoever has a passkey. */
    SIGN_IN,
    /** Proving anew who one is. */
    PROOF
  }

  /** Keeps the request that was sent to a browser, and answers the token that its answer has to bring. Those that nobody answered in time go. */
  String begin(Kind kind, Optional<Long> account, String request) {
    String token = RandomToken.make();
    Instant now = clock.instant();
    transactions.run(
        () -> {
          sql.run("DELETE FROM passkey_ceremony WHERE expires_at < ? LIMIT " + SWEPT_AT_ONCE, now);
          sql.run(
              "INSERT INTO passkey_ceremony (token_hash, kind, account_id, request, expires_at) VALUES (?, ?, ?, ?, ?)",
              Hashes.sha256(token), kind, account, request, now.plus(LENGTH));
        });
    return token;
  }

  /** Uses a challenge up in the running transaction; empty when it is unknown, used, expired, of another kind or of another account. */
  Optional<String> take(Kind kind, Optional<Long> account, String token) {
    byte[] hash = Hashes.sha256(token);
    Optional<String> request =
        sql.first(
            row -> row.getString(1),
            "SELECT request FROM passkey_ceremony WHERE token_hash = ? AND kind = ? AND account_id <=> ? AND expires_at > ?",
            hash, kind, account, clock.instant());
    return request.filter(found -> sql.run("DELETE FROM passkey_ceremony WHERE token_hash = ?", hash) == 1);
  }
}
