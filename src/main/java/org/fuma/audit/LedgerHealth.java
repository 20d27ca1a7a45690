package org.fuma.audit;

import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.fuma.ledger.Sequencer;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * The ledger's part of {@code /health}: {@code DEGRADED} when the last verification found something or could not be done, or entries cannot be placed in
 * the tree. That answers 200: a load balancer must not take a node away for what stands in the database they all share.
 */
@Singleton
class LedgerHealth implements HealthIndicator {

  /** Neither operational nor not: it outweighs UP, and DOWN outweighs it. */
  private static final HealthStatus DEGRADED = new HealthStatus("DEGRADED", null, null, null);
  private static final String NAME = "ledger";

  private final Verifications verifications;
  private final Sequencer sequencer;

  LedgerHealth(Verifications verifications, Sequencer sequencer) {
    this.verifications = verifications;
    this.sequencer = sequencer;
  }

  @Override
  public Publisher<HealthResult> getResult() {
    return Mono.fromCallable(() -> HealthResult.builder(NAME, status()).build()).subscribeOn(Schedulers.boundedElastic());
  }

  private HealthStatus status() {
    try {
      Optional<Verified> last = verifications.last();
      boolean fits = last.filter(done -> done.result() != Verified.Result.FITS).isEmpty();
      return fits && sequencer.standing().trouble().isEmpty() ? HealthStatus.UP : DEGRADED;
    } catch (RuntimeException unreachable) {
      // The database's own indicator says so.
      return DEGRADED;
    }
  }
}
