package org.fuma.code;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.fuma.web.ClientAddress;
import org.fuma.web.Failure;

/**
 * What anybody is told about a code, and how often: guessing is slowed by address and by serial, scanning is not. Who holds
 * a genuine plaque is always answered; who guesses is told nothing more once the bucket is empty, neither hit nor miss.
 */
@Singleton
public class PublicLooks {

  private static final Duration QUIET = Duration.ofMinutes(30);
  private static final int MOST_KEPT = 100_000;

  private final CodeStanding standings;
  private final ClientAddress addresses;
  private final Map<GuessLimit, Cache<String, Bucket>> buckets = new EnumMap<>(GuessLimit.class);

  PublicLooks(CodeStanding standings, ClientAddress addresses) {
    this.standings = standings;
    this.addresses = addresses;
    for (GuessLimit limit : GuessLimit.values()) {
      buckets.put(limit, Caffeine.newBuilder().expireAfterAccess(QUIET).maximumSize(MOST_KEPT).build());
    }
  }

  /**
   * What the text is worth.
   *
   * @throws Failure.TooMany when this address or this serial was guessed at too often
   */
  public Standing look(HttpRequest<?> request, String scannedOrPath) {
    return look(addresses.of(request), scannedOrPath);
  }

  /** The same in words, naming what a visit is registered with. */
  public Verdict verdict(HttpRequest<?> request, String scannedOrPath) {
    Verdict verdict = Verdict.of(look(request, scannedOrPath));
    return standings.read(scannedOrPath) instanceof Scanned.Live live ? verdict.on(live) : verdict;
  }

  Standing look(String address, String scannedOrPath) {
    return switch (standings.read(scannedOrPath)) {
      case Scanned.Full full -> {
        Standing standing = standings.examine(scannedOrPath);
        if (miss(standing)) {
          take(GuessLimit.MISSES_OF_ADDRESS, address);
          take(GuessLimit.LOOKS_AT_SERIAL, full.payload().serial().value());
        }
        yield standing;
      }
      case Scanned.Typed typed -> {
        // Refused before the register is asked: else "too many" for a miss and an answer for a hit would tell them apart.
        refuseWhenEmpty(GuessLimit.MISSES_OF_ADDRESS, address);
        take(GuessLimit.LOOKS_AT_SERIAL, typed.serial().value());
        Standing standing = standings.examine(scannedOrPath);
        if (miss(standing)) {
          take(GuessLimit.MISSES_OF_ADDRESS, address);
        }
        yield standing;
      }
      case Scanned.Live live -> {
        // Eight digits could be guessed in time; so beyond the limit of a serial none are judged any more, right or wrong.
        refuseWhenEmpty(GuessLimit.LOOKS_AT_SERIAL, live.serial().value());
        Standing standing = standings.examine(scannedOrPath);
        if (miss(standing)) {
          take(GuessLimit.MISSES_OF_ADDRESS, address);
          take(GuessLimit.LOOKS_AT_SERIAL, live.serial().value());
        }
        yield standing;
      }
      case Scanned.Foreign foreign -> standings.examine(scannedOrPath);
      case Scanned.Unreadable unreadable -> {
        take(GuessLimit.MISSES_OF_ADDRESS, address);
        yield standings.examine(scannedOrPath);
      }
    };
  }

  private static boolean miss(Standing standing) {
    return switch (standing) {
      case Standing.Unknown none -> true;
      case Standing.Forged none -> true;
      case Standing.Unreadable none -> true;
      case Standing.WrongDigits none -> true;
      default -> false;
    };
  }

  private void take(GuessLimit limit, String of) {
    ConsumptionProbe probe = bucket(limit, of).tryConsumeAndReturnRemaining(1);
    if (!probe.isConsumed()) {
      throw tooMany(probe.getNanosToWaitForRefill());
    }
  }

  private void refuseWhenEmpty(GuessLimit limit, String of) {
    Bucket bucket = buckets.get(limit).getIfPresent(of);
    if (bucket != null && bucket.getAvailableTokens() < 1) {
      throw tooMany(bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill());
    }
  }

  private Bucket bucket(GuessLimit limit, String of) {
    return buckets.get(limit).get(of,
        fresh -> Bucket.builder().addLimit(full -> full.capacity(limit.size()).refillGreedy(limit.refill(), limit.every())).build());
  }

  private static Failure.TooMany tooMany(long nanos) {
    return new Failure.TooMany((int) Math.max(1, Duration.ofNanos(nanos).plusMillis(999).toSeconds()), "code.too-many-guesses");
  }
}
