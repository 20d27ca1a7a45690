package org.fuma.ledger;

import java.time.Duration;
import java.time.Instant;
import org.fuma.store.ServiceClock;
import org.fuma.store.Sql;
import org.fuma.store.Transactions;

/**
 * Who orders entries into the tree: one node, for some seconds at a time. Whoever takes the lease over counts its epoch on, and each batch begins by
 * touching the row under its own epoch: so a node that was asleep meanwhile writes nothing. Used by one thread.
 */
final class SequencerLease {

  /** For how long it is taken. */
  static final Duration LENGTH = Duration.ofSeconds(5);
  private static final String TAKE =
      "UPDATE ledger_sequencer SET epoch = epoch + 1, held_until = ? WHERE id = 1 AND epoch = ? AND held_until <= ?";
  private static final Duration EARLY = Duration.ofSeconds(3);

  private final Sql sql;
  private final Transactions transactions;
  private final ServiceClock clock;
  private long epoch;
  private Instant until = Instant.EPOCH;

  SequencerLease(Sql sql, Transactions transactions, ServiceClock clock) {
    this.sql = sql;
    this.transactions = transactions;
    this.clock = clock;
  }

  private record Row(long epoch, Instant until) {}

  /** True when this node has it, or could take or prolong it just now. */
  boolean held() {
    Instant now = clock.instant();
    if (epoch > 0 && now.isBefore(until.minus(EARLY))) {
      return true;
    }
    if (epoch > 0 && transactions.write(this::touched)) {
      return true;
    }
    epoch = 0;
    Row row = sql.first(one -> new Row(one.getLong("epoch"), Sql.instant(one, "held_until")),
            "SELECT epoch, held_until FROM ledger_sequencer WHERE id = 1")
        .orElseThrow(() -> new Broken("ledger_sequencer 1: the row is missing"));
    if (row.until().isAfter(now)) {
      return false;
    }
    Instant end = now.plus(LENGTH);
    if (transactions.write(() -> sql.run(TAKE, end, row.epoch(), now)) == 1) {
      epoch = row.epoch() + 1;
      until = end;
    }
    return epoch > 0;
  }

  /** Prolongs it, in the running transaction; false when another took it over. Until the transaction ends nobody can. */
  boolean touched() {
    Instant end = clock.instant().plus(LENGTH);
    boolean mine = epoch > 0 && sql.run("UPDATE ledger_sequencer SET held_until = ? WHERE id = 1 AND epoch = ?", end, epoch) == 1;
    until = mine ? end : Instant.EPOCH;
    return mine;
  }

  /** Lets it go, for another node to take at once, whatever this one's clock says. */
  void release() {
    long mine = epoch;
    epoch = 0;
    if (mine > 0) {
      transactions.run(() -> sql.run("UPDATE ledger_sequencer SET held_until = ? WHERE id = 1 AND epoch = ?", Instant.EPOCH, mine));
    }
  }

  /** Another took it over. */
  void lost() {
    epoch = 0;
  }
}
