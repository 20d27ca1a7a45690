package org.fuma.claim;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.fuma.web.ClientAddress;
import org.fuma.web.Failure;

/**
 * Slows down who tries claim codes from one address: {@value #MOST} at a stroke, and as many again in ten minutes; for
 * each node alone. Generous, since phones share addresses: what stops guessing is the count of each claim, in the
 * database.
 */
@Singleton
class ClaimLimit {

  static final int MOST = 60;

  private static final Duration REFILL = Duration.ofMinutes(10);
  private static final int ADDRESSES = 100_000;

  private final Cache<String, Bucket> buckets =
      Caffeine.newBuilder().expireAfterAccess(REFILL).maximumSize(ADDRESSES).build();

  private final ClientAddress addresses;

  ClaimLimit(ClientAddress addresses) {
    this.addresses = addresses;
  }

  /**
   * Counts a try.
   *
   * @throws Failure.TooMany when the address has used up its share
   */
  void count(HttpRequest<?> request) {
    ConsumptionProbe probe = bucket(addresses.of(request)).tryConsumeAndReturnRemaining(1);
    if (!probe.isConsumed()) {
      long seconds = TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill()) + 1;
      throw new Failure.TooMany(Math.toIntExact(seconds), "error.busy");
    }
  }

  private Bucket bucket(String address) {
    return buckets.get(
        address, any -> Bucket.builder().addLimit(limit -> limit.capacity(MOST).refillGreedy(MOST, REFILL)).build());
  }
}
