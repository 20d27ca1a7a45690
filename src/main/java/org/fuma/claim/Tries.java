package org.fuma.claim;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How often a claim was tried, and since when: the first try of a window, or the fifth, from which the lock runs.
 */
record Tries(int count, Instant since) {

  /** So many tries in {@link #WINDOW} lock the claim's tries for as long again. */
  static final int MOST = 5;

  static final Duration WINDOW = Duration.ofMinutes(15);

  /** With one more try; empty while the claim is locked. */
  Optional<Tries> next(Instant now) {
    boolean over = !now.isBefore(since.plus(WINDOW));
    if (count == 0 || over) {
      return Optional.of(new Tries(1, now));
    }
    if (count >= MOST) {
      return Optional.empty();
    }
    return Optional.of(new Tries(count + 1, count + 1 == MOST ? now : since));
  }

  /** Until when it is locked; empty when it is not. */
  Optional<Instant> lockedUntil(Instant now) {
    Instant until = since.plus(WINDOW);
    return count >= MOST && now.isBefore(until) ? Optional.of(until) : Optional.empty();
  }
}
