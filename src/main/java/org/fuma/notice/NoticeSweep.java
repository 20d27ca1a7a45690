package org.fuma.notice;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.fuma.store.Leases;
import org.fuma.store.ServiceClock;
import org.fuma.store.Sql;
import org.fuma.store.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes away once a day, on one node, what was told long ago: deliveries after a month, with the numbers in them; notices after a year. */
@Singleton
class NoticeSweep {

  private static final Logger LOG = LoggerFactory.getLogger(NoticeSweep.class);
  private static final String LEASE = "notice-sweep";
  private static final Duration WORKING = Duration.ofHours(1);
  private static final Duration DAILY = Duration.ofHours(23);
  private static final Duration DELIVERIES_KEPT = Duration.ofDays(30);
  private static final Duration NOTICES_KEPT = Duration.ofDays(400);
  private static final int TOGETHER = 1_000;
  private static final int MOST_ROUNDS = 2_000;

  private final Sql sql;
  private final Transactions transactions;
  private final Leases leases;
  private final ServiceClock clock;

  NoticeSweep(Sql sql, Transactions transactions, Leases leases, ServiceClock clock) {
    this.sql = sql;
    this.transactions = transactions;
    this.leases = leases;
    this.clock = clock;
  }

  @Scheduled(initialDelay = "4m", fixedDelay = "1h")
  void daily() {
    try {
      if (leases.take(LEASE, WORKING)) {
        sweep(clock.instant());
        leases.holdFor(LEASE, DAILY);
      }
    } catch (RuntimeException later) {
      LOG.warn("Old notices could not be swept away; the next round tries again", later);
    }
  }

  /** Sweeps as of that moment; says how many rows went. */
  long sweep(Instant now) {
    long swept = 0;
    for (DeliveryState ended : new DeliveryState[] {DeliveryState.SENT, DeliveryState.DEAD, DeliveryState.UNCERTAIN}) {
      swept += rounds("DELETE FROM notice_delivery WHERE state = ? AND ended_at < ? LIMIT " + TOGETHER, ended, now.minus(DELIVERIES_KEPT));
    }
    Instant before = now.minus(NOTICES_KEPT);
    for (List<Long> old = old(before); !old.isEmpty(); old = old(before)) {
      List<Long> ids = old;
      String these = " IN (" + String.join(", ", Collections.nCopies(ids.size(), "?")) + ")";
      // What points to a notice goes before it; what has waited for more than a year waits in vain.
      swept += transactions.write(
          () -> sql.run("DELETE FROM notice_delivery WHERE notice_id" + these, ids.toArray())
              + sql.run("DELETE FROM notice_page WHERE id" + these, ids.toArray())
              + sql.run("DELETE FROM notice WHERE id" + these, ids.toArray()));
    }
    return swept;
  }

  private List<Long> old(Instant before) {
    return sql.list(row -> row.getLong(1), "SELECT id FROM notice WHERE at < ? ORDER BY at LIMIT " + TOGETHER / 2, before);
  }

  private long rounds(String delete, Object... arguments) {
    long all = 0;
    for (int i = 0; i < MOST_ROUNDS; i++) {
      int swept = transactions.write(() -> sql.run(delete, arguments));
      all += swept;
      if (swept < TOGETHER) {
        return all;
      }
    }
    return all;
  }
}
