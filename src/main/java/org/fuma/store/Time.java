package org.fuma.store;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** The service's time: stored in UTC to the microsecond, decided in Asia/Shanghai (design decision 7). */
@Factory
public final class Time {

  /** Where a day begins and ends. */
  public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  /** The server's clock; it ticks in microseconds, as the database keeps them. */
  @Singleton
  ServiceClock clock() {
    return new ServiceClock(Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000)));
  }

  /** The day in Asia/Shanghai on which the moment lies. */
  public static LocalDate day(Instant moment) {
    return LocalDate.ofInstant(moment, ZONE);
  }
}
