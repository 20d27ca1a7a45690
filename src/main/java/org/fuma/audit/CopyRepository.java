package org.fuma.audit;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.fuma.store.Hashes;
import org.fuma.store.Ids;
import org.fuma.store.ServiceClock;
import org.fuma.store.Sql;
import org.fuma.store.Transactions;

/** What went to which place outside. */
@Singleton
class CopyRepository {

  private static final int PLACE_BYTES = 16;

  private final Sql sql;
  private final Transactions transactions;
  private final ServiceClock clock;

  CopyRepository(Sql sql, Transactions transactions, ServiceClock clock) {
    this.sql = sql;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** A copy that a place accepted. */
  record Accepted(long size, Instant at) {}

  /** The last one. */
  Optional<Accepted> last(String place) {
    return sql.first(row -> new Accepted(row.getLong("size"), Sql.instant(row, "at")),
        "SELECT size, at FROM ledger_copy WHERE place = ? AND accepted = TRUE ORDER BY id DESC LIMIT 1", (Object) key(place));
  }

  /** When the log's first checkpoint was signed: since then there was something to copy. */
  Optional<Instant> begun() {
    return sql.first(row -> Sql.instant(row, "at"), "SELECT at FROM ledger_checkpoint WHERE size > 0 ORDER BY size LIMIT 1");
  }

  /** The size of the largest tree of which a place accepted a copy. */
  Optional<Long> largest(String place) {
    return sql.first(row -> Sql.optionalId(row, "largest"),
        "SELECT MAX(size) AS largest FROM ledger_copy WHERE place = ? AND accepted = TRUE", (Object) key(place)).flatMap(size -> size);
  }

  /** Notes what became of one. */
  void note(String place, String kind, long size, Optional<String> refused) {
    transactions.run(() -> sql.run("INSERT INTO ledger_copy (id, place, kind, size, accepted, said, at) VALUES (?, ?, ?, ?, ?, ?, ?)",
        Ids.next(), key(place), kind, size, refused.isEmpty(), refused.orElse(""), clock.instant()));
  }

  private static byte[] key(String place) {
    return Arrays.copyOf(Hashes.sha256(place), PLACE_BYTES);
  }
}
