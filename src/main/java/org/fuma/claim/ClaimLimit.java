package org.fuma.claim;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.fuma.web.ClientAddress;
import org.fuma.web.Failure;
import org.fuma.web.RateLimit;
import org.fuma.web.RateLimits;

/** Slows down who tries claim codes from one address. */
@Singleton
class ClaimLimit {

  /**
   * Claim codes tried from one address: 60 at once, then one in ten seconds. Generous, since phones share addresses: what stops guessing is
   * the count of each claim, in the database.
   */
  static final RateLimit TRIES_OF_ADDRESS = new RateLimit(60, 60, Duration.ofMinutes(10), RateLimit.WhenLost.OPEN, "error.busy");

  private final ClientAddress addresses;
  private final RateLimits limits;

  ClaimLimit(ClientAddress addresses, RateLimits limits) {
    this.addresses = addresses;
    this.limits = limits;
  }

  /**
   * Counts a try.
   *
   * @throws Failure.TooMany when the address has used up its share
   */
  void count(HttpRequest<?> request) {
    limits.take(TRIES_OF_ADDRESS, addresses.of(request));
  }
}
