package org.fuma.access;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import org.fuma.store.Hashes;
import org.fuma.store.ServiceClock;
import org.fuma.store.Sql;
import org.fuma.store.Transactions;

/**
 * Counts tries in the database, for all nodes: after five that failed within fifteen minutes the subject is locked for fifteen minutes from the
 * last of them. A try is counted before it is judged, so that many at once are no way around, and taken back when it succeeds. When the
 * database does not answer nobody is let in.
 */
@Singleton
public class Tries {

  /** Failures after which the subject is locked. */
  public static final int MOST = 5;

  /** The time in which they count, and for which the lock lasts. */
  public static final Duration WINDOW = Duration.ofMinutes(15);

  private final Sql sql;
  private final Transactions transactions;
  private final ServiceClock clock;

  Tries(Sql sql, Transactions transactions, ServiceClock clock) {
    this.sql = sql;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Counts a try; false when the subject is locked, which counts nothing. */
  public boolean take(String subject) {
    byte[] hash = Hashes.sha256(subject);
    Instant now = clock.instant();
    return transactions.write(() -> more(hash, now) || first(hash, now) || more(hash, now));
  }

  private boolean more(byte[] hash, Instant now) {
    Instant window = now.minus(WINDOW);
    // Assignments work from left to right: the second sees the new number. The time is that of the first failure, then of the last.
    return sql.run(
            "UPDATE sign_in_count SET failures = CASE WHEN since <= ? THEN 1 ELSE failures + 1 END,"
                + " since = CASE WHEN failures = 1 OR failures >= " + MOST + " THEN ? ELSE since END"
                + " WHERE subject = ? AND (failures < " + MOST + " OR since <= ?)",
            window, now, hash, window)
        == 1;
  }

  private boolean first(byte[] hash, Instant now) {
    return sql.run("INSERT IGNORE INTO sign_in_count (subject, failures, since) VALUES (?, 1, ?)", hash, now) == 1;
  }

  /** The try succeeded: the subject begins anew. */
  public void succeeded(String subject) {
    transactions.run(() -> sql.run("UPDATE sign_in_count SET failures = 0 WHERE subject = ?", Hashes.sha256(subject)));
  }

  /** The try was not judged: it does not count. */
  public void takeBack(String subject) {
    transactions.run(() -> sql.run("UPDATE sign_in_count SET failures = failures - 1 WHERE subject = ? AND failures > 0", Hashes.sha256(subject)));
  }

  /** True when the subject is locked now. */
  public boolean locked(String subject) {
    return sql.first(
            row -> 1, "SELECT 1 FROM sign_in_count WHERE subject = ? AND failures >= " + MOST + " AND since > ?",
            Hashes.sha256(subject), clock.instant().minus(WINDOW))
        .isPresent();
  }
}
