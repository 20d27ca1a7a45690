package org.fuma.audit;

import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.fuma.ledger.Findings;
import org.fuma.ledger.Verification;
import org.fuma.store.Ids;
import org.fuma.store.Leases;
import org.fuma.store.ServiceClock;
import org.fuma.store.Sql;
import org.fuma.store.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Verifies the whole database every night at three in Asia/Shanghai and whenever an auditor asks, on one node at a time, and keeps what came of it.
 */
@Singleton
public class Verifications {

  private static final Logger LOG = LoggerFactory.getLogger(Verifications.class);
  private static final String LEASE = "ledger-verification";
  private static final Duration WORKING = Duration.ofMinutes(30);
  /** No other begins sooner after one, whose work it would only repeat. */
  private static final Duration REST = Duration.ofMinutes(1);
  /** One that could not be done is tried again so long after. */
  private static final Duration AGAIN = Duration.ofHours(1);
  private static final String SELECT =
      "SELECT id, at, took_ms, actor_id, result, entries, leaves, waiting, findings, found FROM ledger_verification ORDER BY id DESC LIMIT ?";

  private final Verification verification;
  private final Leases leases;
  private final Sql sql;
  private final Transactions transactions;
  private final ServiceClock clock;
  private final ExecutorService background;
  private volatile Optional<Instant> missed = Optional.empty();

  Verifications(
      Verification verification, Leases leases, Sql sql, Transactions transactions, ServiceClock clock,
      @Named(TaskExecutors.IO) ExecutorService background) {
    this.verification = verification;
    this.leases = leases;
    this.sql = sql;
    this.transactions = transactions;
    this.clock = clock;
    this.background = background;
  }

  @Scheduled(cron = "0 0 3 * * *", zoneId = "Asia/Shanghai")
  void nightly() {
    missed = Optional.empty();
    try {
      if (leases.take(LEASE, WORKING)) {
        verify(Optional.empty());
      }
    } catch (RuntimeException failed) {
      missed = Optional.of(clock.instant());
      LOG.error("The nightly verification could not be done; in an hour it is tried again", failed);
    }
  }

  @Scheduled(initialDelay = "10m", fixedDelay = "10m")
  void again() {
    try {
      Instant due = clock.instant().minus(AGAIN);
      boolean failed = last().filter(done -> done.result() == Verified.Result.FAILED && !done.at().isAfter(due)).isPresent();
      if (failed || missed.filter(moment -> !moment.isAfter(due)).isPresent()) {
        nightly();
      }
    } catch (RuntimeException unreachable) {
      LOG.warn("Whether a verification has to be done again could not be read", unreachable);
    }
  }

  /** Begins one in the background; false while one is running somewhere or has just ended. */
  public boolean begin(long asker) {
    if (!leases.take(LEASE, WORKING)) {
      return false;
    }
    background.execute(() -> verify(Optional.of(asker)));
    return true;
  }

  /** True while one is running, or has just ended. */
  public boolean busy() {
    return sql.first(row -> 1, "SELECT 1 FROM lease WHERE name = ? AND held_until > ?", LEASE, clock.instant()).isPresent();
  }

  /** The last ones, the newest first. */
  public List<Verified> latest(int most) {
    return sql.list(Verifications::verified, SELECT, most);
  }

  /** The last one, if there was any. */
  public Optional<Verified> last() {
    return latest(1).stream().findFirst();
  }

  /** Verifies, as the holder of the lease, and keeps what came of it. */
  Verified verify(Optional<Long> asker) {
    Instant from = clock.instant();
    Verified done;
    try {
      done = done(verification.run(Verification.Options.NONE), asker);
    } catch (RuntimeException failed) {
      LOG.error("The database could not be verified", failed);
      done = new Verified(Ids.next(), from, Duration.between(from, clock.instant()), asker, Verified.Result.FAILED, 0, 0, 0, 0,
          List.of("It could not be done; the service's log says why."));
    }
    keep(done);
    leases.holdFor(LEASE, REST);
    return done;
  }

  private static Verified done(Verification.Outcome outcome, Optional<Long> asker) {
    if (outcome.fits()) {
      LOG.info("The database was verified: {} entries, {} leaves, in {}", outcome.entries(), outcome.leaves(), outcome.took());
    } else {
      LOG.error("The database was verified, and {} things do not fit; the first: {}", outcome.count(), outcome.found().getFirst().shown());
    }
    return new Verified(Ids.next(), outcome.at(), outcome.took(), asker, outcome.fits() ? Verified.Result.FITS : Verified.Result.MISFITS,
        outcome.entries(), outcome.leaves(), outcome.waiting(), outcome.count(), outcome.found().stream().map(Findings.Finding::shown).distinct().toList());
  }

  private void keep(Verified done) {
    transactions.run(
        () -> sql.run(
            "INSERT INTO ledger_verification (id, at, took_ms, actor_id, result, entries, leaves, waiting, findings, found)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            done.id(), done.at(), done.took().toMillis(), done.asker(), done.result(), done.entries(), done.leaves(), done.waiting(), done.count(),
            String.join("\n", done.found())));
  }

  private static Verified verified(ResultSet row) throws SQLException {
    return new Verified(row.getLong("id"), Sql.instant(row, "at"), Duration.ofMillis(row.getLong("took_ms")), Sql.optionalId(row, "actor_id"),
        Verified.Result.valueOf(row.getString("result")), row.getLong("entries"), row.getLong("leaves"), row.getLong("waiting"),
        row.getLong("findings"), row.getString("found").lines().toList());
  }
}
