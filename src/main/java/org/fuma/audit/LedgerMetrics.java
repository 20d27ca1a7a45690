package org.fuma.audit;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micronaut.context.BeanProvider;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.function.DoubleSupplier;
import java.util.function.ToDoubleFunction;
import org.fuma.ledger.Sequencer;
import org.fuma.store.Ids;
import org.fuma.store.ServiceClock;

/** What there is to measure of the ledger. Nothing in it counts by kind or route: figures that move when somebody complains would tell of it. */
@Singleton
class LedgerMetrics implements MeterBinder {

  private static final double UNKNOWN = Double.NaN;

  // Asked for when they are read: meters are bound before there is a database.
  private final BeanProvider<Verifications> verifications;
  private final BeanProvider<Sequencer> sequencer;
  private final BeanProvider<CopySweep> copies;
  private final ServiceClock clock;

  LedgerMetrics(
      BeanProvider<Verifications> verifications, BeanProvider<Sequencer> sequencer, BeanProvider<CopySweep> copies, ServiceClock clock) {
    this.verifications = verifications;
    this.sequencer = sequencer;
    this.copies = copies;
    this.clock = clock;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    standing(registry, "fuma.ledger.tree.size", "Leaves that the newest checkpoint covers", Sequencer.Standing::size);
    standing(registry, "fuma.ledger.waiting", "Entries that wait for their leaf", Sequencer.Standing::waiting);
    standing(registry, "fuma.ledger.waiting.oldest.seconds", "Age of the oldest of them",
        standing -> standing.oldest().map(entry -> seconds(Ids.madeAt(entry))).orElse(0d));
    standing(registry, "fuma.ledger.sequencer.trouble", "1 when this node could not place entries at its last try",
        standing -> standing.trouble().isPresent() ? 1 : 0);
    verified(registry, "fuma.ledger.verification.age.seconds", "Since the last verification", done -> seconds(done.at()));
    verified(registry, "fuma.ledger.verification.seconds", "How long it lasted", done -> done.took().toMillis() / 1_000d);
    verified(registry, "fuma.ledger.verification.fits", "1 when everything fitted, 0 when not or when it could not be done",
        done -> done.result() == Verified.Result.FITS ? 1 : 0);
    verified(registry, "fuma.ledger.verification.findings", "How many things did not fit", Verified::count);
    Gauge.builder("fuma.ledger.copy.age.seconds", () -> of(() -> copies.get().since().map(this::seconds).orElse(UNKNOWN)))
        .description("Since the last copy of a checkpoint outside, of the place that has waited longest").register(registry);
  }

  private void standing(MeterRegistry registry, String name, String description, ToDoubleFunction<Sequencer.Standing> value) {
    Gauge.builder(name, () -> of(() -> value.applyAsDouble(sequencer.get().standing()))).description(description).register(registry);
  }

  private void verified(MeterRegistry registry, String name, String description, ToDoubleFunction<Verified> value) {
    Gauge.builder(name, () -> of(() -> verifications.get().last().map(value::applyAsDouble).orElse(UNKNOWN))).description(description).register(registry);
  }

  private static double of(DoubleSupplier figure) {
    try {
      return figure.getAsDouble();
    } catch (RuntimeException unreachable) {
      return UNKNOWN;
    }
  }

  private double seconds(Instant since) {
    return Duration.between(since, clock.instant()).toMillis() / 1_000d;
  }
}
