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
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
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
  /** While it runs, its holder says so often that the lease is still needed. */
  private static final Duration RENEWED = Duration.ofMinutes(1);
  /** After so long without one, a night was missed. */
  private static final Duration MISSED = Duration.ofHours(26);
  /** One that could not be done is tried again so long after. */
  private static final Duration AGAIN = Duration.ofHours(1);
  private static final String SELECT =
      "SELECT v.id, v.at, v.took_ms, v.actor_id, v.result, v.entries, v.leaves, v.waiting, v.findings, v.found, v.copies, v.erasures - ("
          + "SELECT p.erasures FROM ledger_verification p WHERE p.id < v.id AND p.erasures IS NOT NULL ORDER BY p.id DESC LIMIT 1) AS erased"
          + " FROM ledger_verification v ORDER BY v.id DESC LIMIT ?";

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

  /** What failed, and a night in which no node was there. Tests that count verifications have it later. */
  @Scheduled(initialDelay = "${fuma-internal.verify-again:10m}", fixedDelay = "10m")
  void again() {
    try {
      Instant due = clock.instant().minus(AGAIN);
      Instant night = clock.instant().minus(MISSED);
      Optional<Verified> last = last();
      boolean failed = last.filter(done -> done.result() == Verified.Result.FAILED && !done.at().isAfter(due)).isPresent();
      boolean none = last.filter(done -> done.at().isAfter(night)).isEmpty();
      if (failed || none || missed.filter(moment -> !moment.isAfter(due)).isPresent()) {
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
    try {
      background.execute(() -> verify(Optional.of(asker)));
    } catch (RejectedExecutionException ending) {
      leases.holdFor(LEASE, Duration.ZERO);
      throw ending;
    }
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
      Verification.Outcome outcome = verification.run(new Verification.Options(List.of(), List.of(), renewing()));
      done = done(outcome, asker);
      keep(done, Optional.of(outcome.against().erasures()));
    } catch (RuntimeException failed) {
      LOG.error("The database could not be verified", failed);
      done = new Verified(Ids.next(), from, Duration.between(from, clock.instant()), asker, Verified.Result.FAILED, 0, 0, 0,
          Optional.empty(), Optional.empty(), 0, List.of("It could not be done; the service's log says why."));
      keep(done, Optional.empty());
    } finally {
      leases.holdFor(LEASE, REST);
    }
    return done;
  }

  /** Keeps the lease while the work goes on; however long that lasts, no other begins beside it. */
  Consumer<String> renewing() {
    AtomicReference<Instant> renewed = new AtomicReference<>(clock.instant());
    return progress -> {
      Instant now = clock.instant();
      if (now.isAfter(renewed.get().plus(RENEWED))) {
        renewed.set(now);
        try {
          // Apart: what is verified stays a state of one moment, and others see the lease at once.
          transactions.apart(() -> {
            leases.holdFor(LEASE, WORKING);
            return true;
          });
        } catch (RuntimeException busy) {
          LOG.warn("The lease of the verification could not be renewed; it is tried again in a minute", busy);
        }
      }
    };
  }

  private static Verified done(Verification.Outcome outcome, Optional<Long> asker) {
    if (outcome.fits()) {
      LOG.info("The database was verified: {} entries, {} leaves, against {} copies, in {}", outcome.entries(), outcome.leaves(),
          outcome.against().copies(), outcome.took());
    } else {
      LOG.error("The database was verified, and {} things do not fit; the first: {}", outcome.count(), outcome.found().getFirst().shown());
    }
    return new Verified(Ids.next(), outcome.at(), outcome.took(), asker, outcome.fits() ? Verified.Result.FITS : Verified.Result.MISFITS,
        outcome.entries(), outcome.leaves(), outcome.waiting(), Optional.of((long) outcome.against().copies()), Optional.empty(), outcome.count(),
        outcome.found().stream().map(Findings.Finding::shown).distinct().toList());
  }

  private void keep(Verified done, Optional<Long> erasures) {
    transactions.run(
        () -> sql.run(
            "INSERT INTO ledger_verification (id, at, took_ms, actor_id, result, entries, leaves, waiting, copies, erasures, findings, found)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            done.id(), done.at(), done.took().toMillis(), done.asker(), done.result(), done.entries(), done.leaves(), done.waiting(), done.copies(),
            erasures, done.count(), String.join("\n", done.found())));
  }

  private static Verified verified(ResultSet row) throws SQLException {
    return new Verified(row.getLong("id"), Sql.instant(row, "at"), Duration.ofMillis(row.getLong("took_ms")), Sql.optionalId(row, "actor_id"),
        Verified.Result.valueOf(row.getString("result")), row.getLong("entries"), row.getLong("leaves"), row.getLong("waiting"),
        Sql.optionalId(row, "copies"), Sql.optionalId(row, "erased"), row.getLong("findings"), row.getString("found").lines().toList());
  }
}
