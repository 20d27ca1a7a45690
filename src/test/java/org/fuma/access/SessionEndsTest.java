package org.fuma.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.fuma.City;
import org.fuma.store.ServiceClock;
import org.junit.jupiter.api.Test;

/** Sessions end: a desk's when nobody uses it for half an hour, every one after twelve hours. */
class SessionEndsTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration IDLE = Duration.ofMinutes(30);
  private static final Duration LENGTH = Duration.ofHours(12);

  private final City city = City.get();
  private final Sessions sessions = city.bean(Sessions.class);
  private final ServiceClock clock = city.bean(ServiceClock.class);

  @Test
  void aDesksSessionEndsAfterHalfAnHourWithoutUse() {
    Instant begin = Instant.now();
    Sessions.Pair first = open(Role.AUDITOR);
    Sessions.Pair second = renewed(first, begin.plus(IDLE).minus(MINUTE)).orElseThrow();
    assertThat(renewed(second, begin.plus(IDLE.multipliedBy(2)))).isEmpty();
    assertThat(renewed(open(Role.AUDITOR), begin.plus(IDLE).plus(MINUTE))).isEmpty();
  }

  @Test
  void aFirmsSessionWaitsAllDay() {
    assertThat(renewed(open(Role.ENTERPRISE), Instant.now().plus(LENGTH).minus(MINUTE))).isPresent();
  }

  @Test
  void everySessionEndsAfterTwelveHoursHoweverMuchItIsUsed() {
    for (Role role : new Role[] {Role.AUDITOR, Role.ENTERPRISE}) {
      Instant begin = Instant.now();
      Sessions.Pair pair = open(role);
      Instant now = begin;
      while (now.plus(IDLE).minus(MINUTE).isBefore(begin.plus(LENGTH))) {
        now = now.plus(IDLE).minus(MINUTE);
        pair = renewed(pair, now).orElseThrow();
      }
      assertThat(renewed(pair, begin.plus(LENGTH).plus(MINUTE))).as(role.name()).isEmpty();
    }
  }

  @Test
  void anAccessTokenOutlivesItsSessionByNothing() {
    Sessions.Pair pair = open(Role.AUDITOR);
    Instant after = Instant.now().plus(LENGTH).plus(MINUTE);
    assertThat(clock.at(after, () -> city.bean(Actors.class).find(pair.account(), pair.session()))).isEmpty();
    Sessions.Pair other = open(Role.AUDITOR);
    assertThat(city.bean(Actors.class).find(other.account(), other.session())).isPresent();
  }

  private Sessions.Pair open(Role role) {
    return sessions.open(city.signedIn(role).actor().account(), Strength.TWO_FACTORS, new Sessions.Browser("127.0.0.1", "a test"), Optional.empty());
  }

  private Optional<Sessions.Pair> renewed(Sessions.Pair pair, Instant moment) {
    return clock.at(moment, () -> sessions.refresh(pair.refresh())) instanceof Sessions.Renewal.Renewed renewed ? Optional.of(renewed.pair()) : Optional.empty();
  }
}
