package org.fuma.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TriesTest {

  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

  @Test
  void fiveTriesInTheWindowLockForAsLongAgainFromTheFifth() {
    Tries tries = new Tries(0, START);
    for (int minute = 0; minute < 5; minute++) {
      tries = tries.next(at(minute)).orElseThrow();
    }
    assertThat(tries.lockedUntil(at(4))).contains(at(19));
    assertThat(tries.next(at(5))).isEmpty();
    assertThat(tries.next(at(19).minusNanos(1_000))).isEmpty();
    assertThat(tries.next(at(19))).contains(new Tries(1, at(19)));
    assertThat(tries.lockedUntil(at(19))).isEmpty();
  }

  @Test
  void aWindowEndsFifteenMinutesAfterItsFirstTry() {
    Tries four = new Tries(4, START);
    assertThat(four.next(at(14))).contains(new Tries(5, at(14)));
    assertThat(four.next(at(15))).contains(new Tries(1, at(15)));
    assertThat(four.lockedUntil(at(1))).isEmpty();
  }

  private static Instant at(int minutes) {
    return START.plus(Duration.ofMinutes(minutes));
  }
}
