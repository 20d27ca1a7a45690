package org.fuma.access;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.fuma.settings.Settings;
import org.fuma.store.Leases;
import org.fuma.store.ServiceClock;
import org.fuma.store.Sql;
import org.fuma.store.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes away once a day, on one node, what has been kept long enough: security events, by the database's own procedure, and rows of working
 * tables that nothing asks for any more. A thousand rows to a transaction, so that nobody waits behind it.
 */
@Singleton
class SecuritySweep {

  private static final Logger LOG = LoggerFactory.getLogger(SecuritySweep.class);
  private static final String LEASE = "daily-sweep";
  private static final Duration WORKING = Duration.ofHours(1);
  private static final Duration DAILY = Duration.ofHours(23);
  private static final int TOGETHER = 1_000;
  private static final int EVENTS_TOGETHER = 10_000;
  private static final int MOST_ROUNDS = 2_000;

  /** By table: what may go, and after how many days. A session's tokens go before it, since they point to it. */
  private static final Map<String, Old> OLD = new LinkedHashMap<>();

  static {
    OLD.put("idempotency", new Old("at < ?", 7));
    OLD.put("refresh_token", new Old("expires_at < ?", 30));
    OLD.put("session", new Old(
        "(ends_at < ? OR ends_at IS NULL AND started_at < ?) AND NOT EXISTS (SELECT 1 FROM refresh_token r WHERE r.session_id = session.id)", 30));
    OLD.put("entry_link", new Old("expires_at < ?", 30));
    OLD.put("sign_in_count", new Old("since < ?", 1));
    OLD.put("sign_in_step", new Old("expires_at < ?", 0));
    OLD.put("passkey_ceremony", new Old("expires_at < ?", 0));
  }

  private final Sql sql;
  private final Transactions transactions;
  private final Leases leases;
  private final Settings settings;
  private final ServiceClock clock;

  SecuritySweep(Sql sql, Transactions transactions, Leases leases, Settings settings, ServiceClock clock) {
    this.sql = sql;
    this.transactions = transactions;
    this.leases = leases;
    this.settings = settings;
    this.clock = clock;
  }

  /** A condition on a moment, as often as it asks for one. */
  private record Old(String condition, int days) {}

  @Scheduled(initialDelay = "3m", fixedDelay = "1h")
  void daily() {
    try {
      if (leases.take(LEASE, WORKING)) {
        Map<String, Long> swept = sweep(clock.instant());
        leases.holdFor(LEASE, DAILY);
        LOG.info("Swept away: {}", swept);
      }
    } catch (RuntimeException later) {
      LOG.warn("What is old could not be swept away; the next round tries again", later);
    }
  }

  /** Sweeps as of that moment; security events by the database's own clock. Says how many rows went, by table. */
  Map<String, Long> sweep(Instant now) {
    Map<String, Long> swept = new LinkedHashMap<>();
    OLD.forEach((table, old) -> swept.put(table, rows(table, old, now.minus(Duration.ofDays(old.days())))));
    swept.put("security_event", events(days(settings.securityEventsKept())));
    return swept;
  }

  /** Days of a period that ends today: months have as many as they have. */
  static long days(Period kept) {
    LocalDate end = LocalDate.EPOCH.plusYears(40);
    return ChronoUnit.DAYS.between(end.minus(kept), end);
  }

  private long rows(String table, Old old, Instant before) {
    Object[] moments = old.condition().chars().filter(c -> c == '?').mapToObj(c -> before).toArray();
    return rounds(TOGETHER, () -> sql.run("DELETE FROM " + table + " WHERE " + old.condition() + " LIMIT " + TOGETHER, moments));
  }

  private long events(long days) {
    return rounds(
        EVENTS_TOGETHER,
        () -> {
          long before = older(days);
          sql.run("CALL sweep_security_events(?)", days);
          return (int) Math.min(EVENTS_TOGETHER, before);
        });
  }

  private long older(long days) {
    return sql.first(
            row -> row.getLong(1),
            "SELECT COUNT(*) FROM (SELECT 1 FROM security_event WHERE at < UTC_TIMESTAMP(6) - INTERVAL ? DAY LIMIT " + EVENTS_TOGETHER + ") AS old",
            days)
        .orElse(0L);
  }

  private long rounds(int together, Supplier<Integer> round) {
    long all = 0;
    for (int i = 0; i < MOST_ROUNDS; i++) {
      int swept = transactions.write(round);
      all += swept;
      if (swept < together) {
        return all;
      }
    }
    return all;
  }
}
