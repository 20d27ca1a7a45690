package org.fuma.code;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.fuma.access.Actor;
import org.fuma.web.Failure;

/**
 * How often an account may hand in wrong live digits: 60 times at once, then once in ten seconds, on each node. Of the
 * 100,000,000 digits two are good at a time, so that guessing from afar would take years. Right digits cost nothing, but
 * whoever has used the wrong ones up is not told about right ones either.
 */
@Singleton
public class DigitGuesses {

  private static final int SIZE = 60;
  private static final Duration FULL_AGAIN = Duration.ofMinutes(10);
  private static final int MOST_KEPT = 100_000;

  private final CodeStanding standings;
  private final Cache<Long, Bucket> buckets =
      Caffeine.newBuilder().expireAfterAccess(FULL_AGAIN).maximumSize(MOST_KEPT).build();

  DigitGuesses(CodeStanding standings) {
    this.standings = standings;
  }

  /**
   * As {@link CodeStanding#verdict}, for somebody who is signed in.
   *
   * @throws Failure.TooMany when the account was wrong too often
   */
  public Verdict verdict(Actor by, String scanned) {
    return standings.read(scanned) instanceof Scanned.Live
        ? counted(by, () -> standings.verdict(scanned), verdict -> verdict.name().equals("WRONG_DIGITS"))
        : standings.verdict(scanned);
  }

  /**
   * Looks at digits that the account handed in.
   *
   * @param wrong tells whether the look found them wrong
   * @throws Failure.TooMany when the account was wrong too often
   */
  public <T> T counted(Actor by, Supplier<T> look, Predicate<T> wrong) {
    Bucket bucket = buckets.get(by.account(),
        fresh -> Bucket.builder().addLimit(full -> full.capacity(SIZE).refillGreedy(SIZE, FULL_AGAIN)).build());
    // Taken before the look and given back after it: many guesses at once are no way around the limit.
    ConsumptionProbe taken = bucket.tryConsumeAndReturnRemaining(1);
    if (!taken.isConsumed()) {
      throw new Failure.TooMany(
          (int) Duration.ofNanos(taken.getNanosToWaitForRefill()).toSeconds() + 1, "code.too-many-digits");
    }
    T found = look.get();
    if (!wrong.test(found)) {
      bucket.addTokens(1);
    }
    return found;
  }
}
