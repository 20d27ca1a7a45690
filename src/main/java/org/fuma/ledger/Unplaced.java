package org.fuma.ledger;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.fuma.store.Ids;
import org.fuma.store.ServiceClock;
import org.fuma.store.Sql;
import org.fuma.store.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds entries that stand neither in the tree nor in the queue: those whose queue row was lost, and those that a program of before there was a tree
 * wrote beside this one. Entries of the last quarter of an hour are left to the queue.
 */
@Singleton
class Unplaced {

  private static final Logger LOG = LoggerFactory.getLogger(Unplaced.class);
  private static final Duration OLD = Duration.ofMinutes(15);

  private final Overlooked overlooked;
  private final ServiceClock clock;
  private final Sequencer sequencer;

  Unplaced(Sql sql, Transactions transactions, ServiceClock clock, Sequencer sequencer) {
    this.overlooked = new Overlooked(sql, transactions);
    this.clock = clock;
    this.sequencer = sequencer;
  }

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
    return overlooked.queue(Ids.firstAt(clock.instant().minus(OLD)), Integer.MAX_VALUE, () -> {});
  }
}
