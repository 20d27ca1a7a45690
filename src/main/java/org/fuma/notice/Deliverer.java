package org.fuma.notice;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import org.fuma.notice.Carrier.Outcome;
import org.fuma.store.Ids;
import org.fuma.store.ServiceClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what waits on one channel and has it handed over. Mail and short messages go once: what was being handed over when this process died is
 * not sent again by itself. Webhooks go at least once, with the same id. The log never says to whom.
 */
final class Deliverer {

  /** After so many tries it is given up; by then some nine hours have gone by. */
  static final int TRIES = 14;

  /** How long a take holds unless it is renewed. */
  static final Duration LEASE = Duration.ofSeconds(15);

  private static final Logger LOG = LoggerFactory.getLogger(Deliverer.class);
  private static final Duration BEAT = Duration.ofSeconds(4);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(2);
  private static final int AT_ONCE = 20;

  private final Channel channel;
  private final Carrier carrier;
  private final DeliveryRepository repository;
  private final ServiceClock clock;
  private volatile Instant recoveredAt = Instant.EPOCH;

  Deliverer(Channel channel, Carrier carrier, DeliveryRepository repository, ServiceClock clock) {
    this.channel = channel;
    this.carrier = carrier;
    this.repository = repository;
    this.clock = clock;
  }

  /** Hands over what may go out now until it is asked to end; says how many were taken. */
  int round(BooleanSupplier asksToEnd) {
    recover();
    int taken = 0;
    for (long id : repository.due(channel, clock.instant(), AT_ONCE)) {
      Optional<Delivery> ours = repository.take(id, clock.instant(), until());
      ours.ifPresent(this::carry);
      taken += ours.isPresent() ? 1 : 0;
      if (asksToEnd.getAsBoolean()) {
        break;
      }
    }
    return taken;
  }

  /** Looks now and then for what somebody else took and did not end. */
  private void recover() {
    Instant now = clock.instant();
    if (recoveredAt.isBefore(now.minus(BEAT))) {
      recoveredAt = now;
      repository.recover(channel, now);
    }
  }

  private void carry(Delivery delivery) {
    Outcome outcome;
    Thread beat = Thread.ofVirtual().start(() -> renew(delivery));
    try {
      outcome = delivery.kind().isEmpty() ? Outcome.later("KIND") : carrier.carry(delivery, () -> repository.handing(delivery, until()));
    } finally {
      beat.interrupt();
    }
    boolean ours = switch (outcome) {
      case Outcome.Sent sent -> repository.end(delivery, DeliveryState.SENT, clock.instant());
      case Outcome.Refused refused -> given(delivery, DeliveryState.DEAD, refused.why());
      case Outcome.Unknown unknown when channel != Channel.WEBHOOK -> given(delivery, DeliveryState.UNCERTAIN, unknown.why());
      case Outcome.Unknown unknown -> later(delivery, unknown.why(), Optional.empty());
      case Outcome.Later later -> later(delivery, later.why(), later.after());
    };
    if (!ours) {
      LOG.warn("Delivery {} was another's by the time it ended here", Ids.show(delivery.id()));
    }
  }

  private boolean later(Delivery delivery, String why, Optional<Duration> after) {
    if (delivery.tries() >= TRIES) {
      return given(delivery, DeliveryState.DEAD, why);
    }
    return repository.again(delivery, clock.instant().plus(pause(delivery.tries(), after)));
  }

  private boolean given(Delivery delivery, DeliveryState state, String why) {
    LOG.warn("Delivery {} by {} ended as {} after {} tries: {}", Ids.show(delivery.id()), channel, state, delivery.tries(), why);
    return repository.end(delivery, state, clock.instant());
  }

  /**
   * How long to wait after that many tries: ten seconds, then twice as long each time, two hours at most, a fifth more or less by chance; never
   * less than the other side asked for, up to a day.
   */
  static Duration pause(int tries, Optional<Duration> asked) {
    long doubled = FIRST_PAUSE.toMillis() << Math.min(tries - 1, 16);
    long own = Math.min(doubled, LONGEST_PAUSE.toMillis());
    long millis = own * 4 / 5 + ThreadLocalRandom.current().nextLong(own * 2 / 5 + 1);
    long least = asked.map(after -> Math.min(after.toMillis(), Duration.ofDays(1).toMillis())).orElse(0L);
    return Duration.ofMillis(Math.max(millis, least));
  }

  private Instant until() {
    return clock.instant().plus(LEASE);
  }

  private void renew(Delivery delivery) {
    try {
      while (true) {
        Thread.sleep(BEAT);
        if (!repository.renew(delivery, until())) {
          return;
        }
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException away) {
      LOG.warn("A delivery's lease could not be renewed: {}", String.valueOf(away.getMessage()));
    }
  }
}
