package org.fuma.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Keeps the buckets of every {@link RateLimit}, on this node. */
@Singleton
public class RateLimits {

  private static final int MOST_KEPT = 100_000;

  private final Map<RateLimit, Cache<String, Bucket>> buckets = new ConcurrentHashMap<>();

  /**
   * Takes one token of the subject's bucket.
   *
   * @throws Failure.TooMany when it is empty, with the seconds until a token comes back
   */
  public void take(RateLimit limit, String subject) {
    ConsumptionProbe probe = bucket(limit, subject).tryConsumeAndReturnRemaining(1);
    if (!probe.isConsumed()) {
      throw tooMany(limit, probe.getNanosToWaitForRefill());
    }
  }

  /** Puts a token back: what it was taken for did not count. */
  public void giveBack(RateLimit limit, String subject) {
    bucket(limit, subject).addTokens(1);
  }

  /**
   * Takes nothing, but refuses a subject whose bucket is empty.
   *
   * @throws Failure.TooMany when it is empty
   */
  public void refuseWhenEmpty(RateLimit limit, String subject) {
    Bucket bucket = kept(limit).getIfPresent(subject);
    if (bucket != null && bucket.getAvailableTokens() < 1) {
      throw tooMany(limit, bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill());
    }
  }

  /**
   * Does the work and counts it when it turns out as told. The token is taken before and given back after: many at once are no way around.
   *
   * @throws Failure.TooMany when the bucket is empty
   */
  public <T> T counted(RateLimit limit, String subject, Supplier<T> work, Predicate<T> counts) {
    take(limit, subject);
    T done = work.get();
    if (!counts.test(done)) {
      giveBack(limit, subject);
    }
    return done;
  }

  private Bucket bucket(RateLimit limit, String subject) {
    Cache<String, Bucket> kept = kept(limit);
    Bucket present = kept.getIfPresent(subject);
    if (present == null && limit.whenLost() == RateLimit.WhenLost.CLOSED && kept.estimatedSize() >= MOST_KEPT) {
      throw tooMany(limit, limit.every().toNanos());
    }
    return kept.get(subject,
        fresh -> Bucket.builder().addLimit(full -> full.capacity(limit.size()).refillGreedy(limit.refill(), limit.every())).build());
  }

  private Cache<String, Bucket> kept(RateLimit limit) {
    // A bucket may be forgotten once it is full again.
    return buckets.computeIfAbsent(limit,
        one -> Caffeine.newBuilder().expireAfterAccess(one.every().multipliedBy(1 + one.size() / one.refill())).maximumSize(MOST_KEPT).build());
  }

  private static Failure.TooMany tooMany(RateLimit limit, long nanos) {
    return new Failure.TooMany((int) Math.max(1, Duration.ofNanos(nanos).plusMillis(999).toSeconds()), limit.said());
  }
}
