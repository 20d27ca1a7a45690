package org.fuma.proof;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.fuma.ledger.Checkpoint;
import org.fuma.ledger.Log;
import org.fuma.ledger.SignedCheckpoint;
import org.fuma.settings.Settings;
import org.fuma.web.ClientAddress;
import org.fuma.web.Failure;
import org.fuma.web.RateLimit;
import org.fuma.web.RateLimits;

/** The log as anybody may read it, as fast as leaves the database to those who work with it. */
@Singleton
class PublicLog {

  /**
   * What one address reads of the log: 20,000 answers at once, then a hundred in a second. A monitor that begins anew reads a log of a million
   * entries, hashes and all, in some 8,000.
   */
  static final RateLimit READS_OF_ADDRESS = new RateLimit(20_000, 6_000, Duration.ofMinutes(1), RateLimit.WhenLost.OPEN, "log.too-many");

  /** One connection in so many, at least one, serves the log. */
  private static final int SHARE = 5;
  private static final int WAIT_SECONDS = 3;
  private static final int RETRY_SECONDS = 2;
  private static final Duration FRESH = Duration.ofSeconds(1);

  private final Log log;
  private final ClientAddress addresses;
  private final RateLimits limits;
  private final Semaphore free;
  /** The checkpoint has a connection of its own: witnesses need it, however many read tiles. */
  private final Semaphore newest = new Semaphore(1, true);
  private volatile Optional<Seen> seen = Optional.empty();

  @Inject
  PublicLog(Log log, ClientAddress addresses, RateLimits limits, Settings settings) {
    this(log, addresses, limits, new Semaphore(Math.max(1, settings.connections() / SHARE), true));
  }

  /** @param free one permit for each connection that may serve tiles and proofs */
  PublicLog(Log log, ClientAddress addresses, RateLimits limits, Semaphore free) {
    this.log = log;
    this.addresses = addresses;
    this.limits = limits;
    this.free = free;
  }

  /**
   * What the log's newest checkpoint was.
   *
   * @param nanos when, by {@link System#nanoTime}
   */
  private record Seen(Optional<SignedCheckpoint> checkpoint, long nanos) {

    boolean fresh() {
      return System.nanoTime() - nanos < FRESH.toNanos();
    }
  }

  /** The newest checkpoint, while many ask at once that of a second ago; empty only in the first seconds of a registry. */
  Optional<SignedCheckpoint> newest(HttpRequest<?> request) {
    limits.take(READS_OF_ADDRESS, addresses.of(request));
    boolean alone = newest.tryAcquire();
    Optional<Seen> fresh = alone ? Optional.empty() : seen.filter(Seen::fresh);
    if (fresh.isPresent()) {
      return fresh.get().checkpoint();
    }
    if (!alone && !acquired(newest)) {
      throw new Failure.TooMany(RETRY_SECONDS, "error.busy");
    }
    try {
      long asked = System.nanoTime();
      Seen now = new Seen(log.newest(), asked);
      seen = Optional.of(now);
      return now.checkpoint();
    } finally {
      newest.release();
    }
  }

  /** A tile or a bundle; empty for what is not published. */
  Optional<byte[]> tile(HttpRequest<?> request, String path) {
    return TilePath.read(path).flatMap(tile -> read(request,
        () -> tile.level() == TilePath.ENTRIES ? log.entries(tile.n(), tile.width()) : log.tile(tile.level(), tile.n(), tile.width())));
  }

  /** What proves that the tree of one size began as that of another; empty for sizes that were not published. */
  Optional<List<byte[]>> consistency(HttpRequest<?> request, String from, String to) {
    long old = size("from", from);
    long size = size("to", to);
    return read(request, () -> old > size || size > log.size() ? Optional.empty() : Optional.of(log.consistency(old, size)));
  }

  private static long size(String field, String given) {
    try {
      return Checkpoint.size(given);
    } catch (IllegalArgumentException none) {
      throw new Failure.Malformed("log.no-size", field);
    }
  }

  private <T> T read(HttpRequest<?> request, Supplier<T> reading) {
    limits.take(READS_OF_ADDRESS, addresses.of(request));
    if (!acquired(free)) {
      throw new Failure.TooMany(RETRY_SECONDS, "error.busy");
    }
    try {
      return reading.get();
    } finally {
      free.release();
    }
  }

  private static boolean acquired(Semaphore permits) {
    try {
      return permits.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
