package org.fuma.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.Supplier;

/** The service's clock. The sample city is written as of days gone by, so a thread may work at another moment. */
public final class ServiceClock extends Clock {

  private final Clock real;
  private final ThreadLocal<Duration> shift = ThreadLocal.withInitial(() -> Duration.ZERO);

  /** @param real what tells the time everywhere but inside {@link #at} */
  public ServiceClock(Clock real) {
    this.real = real;
  }

  /** Runs the work on this thread as if it were that moment. */
  public <T> T at(Instant moment, Supplier<T> work) {
    Duration before = shift.get();
    shift.set(Duration.between(real.instant(), moment));
    try {
      return work.get();
    } finally {
      shift.set(before);
    }
  }

  @Override
  public Instant instant() {
    return real.instant().plus(shift.get());
  }

  @Override
  public ZoneId getZone() {
    return real.getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return Clock.system(zone);
  }
}
