package org.fuma.code;

import java.time.Duration;

/**
 * How often somebody may be wrong about codes. Each limit is a bucket of tokens on each node, which refills evenly. The
 * buckets lie in this node's memory: when it forgets one (after half an hour of quiet, at a restart, or because more
 * addresses come than it keeps) the bucket is full again, so a limit that is lost lets people in and keeps nobody out.
 */
enum GuessLimit {
  /**
   * Looks from one address that found no code: 300 at once, then one in two seconds. Generous, since the phones of a street
   * share an address. Looks that found one cost nothing, and a scanned plaque is answered whatever was guessed before.
   */
  MISSES_OF_ADDRESS(300, 300, Duration.ofMinutes(10)),
  /**
   * Looks at one serial that prove nothing: typed without a signature, or with a wrong one, or with wrong digits. 600 at once, then five in a
   * second. A scanned plaque's own signature costs nothing, so nobody can keep others from scanning it.
   */
  LOOKS_AT_SERIAL(600, 300, Duration.ofMinutes(1));

  private final int size;
  private final int refill;
  private final Duration every;

  GuessLimit(int size, int refill, Duration every) {
    this.size = size;
    this.refill = refill;
    this.every = every;
  }

  /** Tokens of a full bucket. */
  int size() {
    return size;
  }

  /** Tokens that come back in {@link #every}. */
  int refill() {
    return refill;
  }

  /** The time in which {@link #refill} come back, evenly. */
  Duration every() {
    return every;
  }
}
