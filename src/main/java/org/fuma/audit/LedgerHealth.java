package org.fuma.audit;

import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.fuma.ledger.Sequencer;
import org.fuma.store.Ids;
import org.fuma.store.ServiceClock;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * The ledger's part of {@code /health}: {@code DEGRADED} when the last verification found something or could not be done, or is two
 * nights old, or entries are not placed in the tree, or a place outside has had no copy of a checkpoint for two days. That answers 200: a load
 * balancer must not take a node away for what stands in the database they all share.
 */
@Singleton
class LedgerHealth implements HealthIndicator {

  /** Neither operational nor not: it outweighs UP, and DOWN outweighs it. */
  private static final HealthStatus DEGRADED = new HealthStatus("DEGRADED", null, null, null);
  private static final String NAME = "ledger";
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
  private static final Duration LONGEST_UNVERIFIED = Duration.ofHours(49);
  private static final Duration LONGEST_UNCOPIED = Duration.ofHours(49);

  private final Verifications verifications;
  private final CopySweep copies;
  private final Sequencer sequencer;
  private final ServiceClock clock;

  LedgerHealth(Verifications verifications, CopySweep copies, Sequencer sequencer, ServiceClock clock) {
    this.clock = clock;
    this.verifications = verifications;
    this.copies = copies;
    this.sequencer = sequencer;
  }

  @Override
  public Publisher<HealthResult> getResult() {
    return Mono.fromCallable(() -> HealthResult.builder(NAME, status()).build()).subscribeOn(Schedulers.boundedElastic());
  }

  /**
   * Also what does not happen is a fault: entries that nobody places, nights in which nobody verifies, copies that nobody takes.
   *
   * @param copied since when a place outside has had no new copy; empty where there is none
   */
  static boolean well(Instant now, Sequencer.Standing standing, Optional<Verified> last, Optional<Instant> copied) {
    boolean placed = standing.trouble().isEmpty() && standing.oldest().filter(entry -> Ids.madeAt(entry).isBefore(now.minus(LONGEST_WAIT))).isEmpty();
    boolean verified = last.filter(done -> done.result() != Verified.Result.FITS || done.at().isBefore(now.minus(LONGEST_UNVERIFIED))).isEmpty();
    return placed && verified && copied.filter(since -> since.isBefore(now.minus(LONGEST_UNCOPIED))).isEmpty();
  }

  private HealthStatus status() {
    try {
      return well(clock.instant(), sequencer.standing(), verifications.last(), copies.since()) ? HealthStatus.UP : DEGRADED;
    } catch (RuntimeException unreachable) {
      // The database's own indicator says so.
      return DEGRADED;
    }
  }
}
