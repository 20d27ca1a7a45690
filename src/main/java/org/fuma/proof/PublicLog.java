package org.fuma.proof;

import io.micronaut.http.HttpRequest;
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

  private final Log log;
  private final ClientAddress addresses;
  private final RateLimits limits;
  private final Semaphore free;

  PublicLog(Log log, ClientAddress addresses, RateLimits limits, Settings settings) {
    this.log = log;
    this.addresses = addresses;
    this.limits = limits;
    this.free = new Semaphore(Math.max(1, settings.connections() / SHARE), true);
  }

  /** The newest checkpoint; empty only in the first seconds of a registry. */
  Optional<SignedCheckpoint> newest(HttpRequest<?> request) {
    return read(request, log::newest);
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
    if (!acquired()) {
      throw new Failure.TooMany(RETRY_SECONDS, "error.busy");
    }
    try {
      return reading.get();
    } finally {
      free.release();
    }
  }

  private boolean acquired() {
    try {
      return free.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
