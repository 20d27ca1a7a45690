package org.fuma.ledger;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import org.fuma.store.Ids;
import org.fuma.store.ServiceClock;
import org.fuma.store.Sql;
import org.fuma.store.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds entries that stand neither in the tree nor in the queue: those of before there was one, and those whose queue row was lost. Entries of the
 * last quarter of an hour are left to the queue.
 */
@Singleton
class Unplaced {

  private static final Logger LOG = LoggerFactory.getLogger(Unplaced.class);
  private static final Duration OLD = Duration.ofMinutes(15);
  private static final int PAGE = 10_000;
  private static final String NEITHER =
      "SELECT e.id, l.entry_id IS NULL AND p.entry_id IS NULL AS lost FROM ledger_entry e LEFT JOIN ledger_leaf l ON l.entry_id = e.id"
          + " LEFT JOIN ledger_pending p ON p.entry_id = e.id WHERE e.id > ? AND e.id < ? ORDER BY e.id LIMIT ?";

  private final Sql sql;
  private final Transactions transactions;
  private final ServiceClock clock;
  private final Sequencer sequencer;

  Unplaced(Sql sql, Transactions transactions, ServiceClock clock, Sequencer sequencer) {
    this.sql = sql;
    this.transactions = transactions;
    this.clock = clock;
    this.sequencer = sequencer;
  }

  private record Found(long id, boolean lost) {}

  /** After a start and every night in Asia/Shanghai, on the node that orders entries. */
  @Scheduled(initialDelay = "20s")
  @Scheduled(cron = "0 40 1 * * *", zoneId = "Asia/Shanghai")
  void look() {
    try {
      if (sequencer.holds()) {
        queue();
      }
    } catch (RuntimeException later) {
      LOG.warn("Entries without a place in the tree could not be looked for; the next night tries again", later);
    }
  }

  /** Puts them into the queue, and says how many there were. */
  long queue() {
    long before = Ids.firstAt(clock.instant().minus(OLD));
    long queued = 0;
    long last = -1;
    List<Found> page;
    do {
      page = sql.list(row -> new Found(row.getLong("id"), row.getBoolean("lost")), NEITHER, last, before, PAGE);
      List<Object[]> lost = page.stream().filter(Found::lost).map(one -> new Object[] {one.id()}).toList();
      transactions.run(() -> sql.batch("INSERT IGNORE INTO ledger_pending (entry_id) VALUES (?)", lost));
      queued += lost.size();
      last = page.isEmpty() ? last : page.getLast().id();
    } while (page.size() == PAGE);
    return queued;
  }
}
