package org.fuma.store;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The service's time: stored in UTC to the microsecond, decided in Asia/Shanghai (design decision 7). */
@Factory
public final class Time {

  /** Where a day begins and ends. */
  public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private static final int FIRST_YEAR = 1970;
  /** MySQL knows days up to 9999, and rounds the last second of that year up. */
  private static final int LAST_YEAR = 9998;

  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
  private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  /** The server's clock; it ticks in microseconds, as the database keeps them. */
  @Singleton
  ServiceClock clock() {
    return new ServiceClock(Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000)));
  }

  /** The moment in Asia/Shanghai, to the minute, as people read and sort it. */
  public static String shown(Instant moment) {
    return MOMENT.format(moment.atZone(ZONE));
  }

  /** The moment in Asia/Shanghai, to the second, where one minute holds much. */
  public static String exact(Instant moment) {
    return SECOND.format(moment.atZone(ZONE));
  }

  /**
   * That moment, which somebody sent, when it is one that the tables can hold.
   *
   * @throws DateTimeException when it is not
   */
  public static Instant kept(Instant sent) {
    kept(LocalDate.ofInstant(sent, ZoneOffset.UTC));
    return sent;
  }

  /**
   * That day, which somebody sent, when it is one that the tables can hold.
   *
   * @throws DateTimeException when it is not
   */
  public static LocalDate kept(LocalDate sent) {
    if (sent.getYear() < FIRST_YEAR || sent.getYear() > LAST_YEAR) {
      throw new DateTimeException("no day of the tables");
    }
    return sent;
  }

  /** The day in Asia/Shanghai on which the moment lies. */
  public static LocalDate day(Instant moment) {
    return LocalDate.ofInstant(moment, ZONE);
  }
}
