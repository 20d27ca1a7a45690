package org.fuma.complaint;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.fuma.web.ClientAddress;
import org.fuma.web.RateLimit;
import org.fuma.web.RateLimits;

/** How often one address may complain without an account, send files so, or be wrong about a secret link. */
@Singleton
class PlaqueLimits {

  /** Complaints from one address: 60 at once, then one a minute. The phones of a street share an address. */
  static final RateLimit COMPLAINTS_OF_ADDRESS = new RateLimit(60, 60, Duration.ofHours(1), RateLimit.WhenLost.OPEN, "filing.too-many");

  /** Files and drafts from one address: 120 at once, then two a minute. */
  static final RateLimit FILES_OF_ADDRESS = new RateLimit(120, 120, Duration.ofHours(1), RateLimit.WhenLost.OPEN, "filing.too-many-files");

  /** Files that one account sends with complaints: 60 at once, then one a minute. */
  static final RateLimit FILES_OF_ACCOUNT = new RateLimit(60, 60, Duration.ofHours(1), RateLimit.WhenLost.OPEN, "filing.too-many-files");

  /** Links from one address that were none, or no more: 60 at once, then one in ten seconds. They hold 160 random bits. */
  static final RateLimit MISSES_OF_ADDRESS = new RateLimit(60, 60, Duration.ofMinutes(10), RateLimit.WhenLost.OPEN, "error.busy");

  private final RateLimits limits;
  private final ClientAddress addresses;

  PlaqueLimits(RateLimits limits, ClientAddress addresses) {
    this.limits = limits;
    this.addresses = addresses;
  }

  /**
   * Counts one from the address of the request.
   *
   * @throws org.fuma.web.Failure.TooMany when there were too many
   */
  void take(RateLimit limit, HttpRequest<?> request) {
    limits.take(limit, addresses.of(request));
  }

  /** Counts a file of the account's; throws as {@link #take}. */
  void takeFile(long account) {
    limits.take(FILES_OF_ACCOUNT, Long.toString(account));
  }
}
