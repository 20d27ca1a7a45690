package org.fuma.code;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.fuma.web.ClientAddress;
import org.fuma.web.RateLimit;
import org.fuma.web.RateLimits;

/**
 * What anybody is told about a code, and how often: guessing is slowed by address and by serial, scanning is not. Who holds
 * a genuine plaque is always answered; who guesses is told nothing more once the bucket is empty, neither hit nor miss.
 */
@Singleton
public class PublicLooks {

  /**
   * Looks from one address that found no code: 300 at once, then one in two seconds. Generous, since the phones of a street
   * share an address. Looks that found one cost nothing, and a scanned plaque is answered whatever was guessed before.
   */
  static final RateLimit MISSES_OF_ADDRESS =
      new RateLimit(300, 300, Duration.ofMinutes(10), RateLimit.WhenLost.OPEN, "code.too-many-guesses");

  /**
   * Looks at one serial that prove nothing: typed without a signature, or with a wrong one, or with wrong digits. 600 at once, then five in a
   * second. A scanned plaque's own signature costs nothing, so nobody can keep others from scanning it.
   */
  static final RateLimit LOOKS_AT_SERIAL =
      new RateLimit(600, 300, Duration.ofMinutes(1), RateLimit.WhenLost.OPEN, "code.too-many-guesses");

  private final CodeStanding standings;
  private final ClientAddress addresses;
  private final RateLimits limits;

  PublicLooks(CodeStanding standings, ClientAddress addresses, RateLimits limits) {
    this.standings = standings;
    this.addresses = addresses;
    this.limits = limits;
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
          limits.take(MISSES_OF_ADDRESS, address);
          limits.take(LOOKS_AT_SERIAL, full.payload().serial().value());
        }
        yield standing;
      }
      case Scanned.Typed typed -> {
        // Refused before the register is asked: else "too many" for a miss and an answer for a hit would tell them apart.
        limits.refuseWhenEmpty(MISSES_OF_ADDRESS, address);
        limits.take(LOOKS_AT_SERIAL, typed.serial().value());
        Standing standing = standings.examine(scannedOrPath);
        if (miss(standing)) {
          limits.take(MISSES_OF_ADDRESS, address);
        }
        yield standing;
      }
      case Scanned.Live live -> {
        // Eight digits could be guessed in time; so beyond the limit of a serial none are judged any more, right or wrong.
        limits.refuseWhenEmpty(LOOKS_AT_SERIAL, live.serial().value());
        Standing standing = standings.examine(scannedOrPath);
        if (miss(standing)) {
          limits.take(MISSES_OF_ADDRESS, address);
          limits.take(LOOKS_AT_SERIAL, live.serial().value());
        }
        yield standing;
      }
      case Scanned.Foreign foreign -> standings.examine(scannedOrPath);
      case Scanned.Unreadable unreadable -> {
        limits.take(MISSES_OF_ADDRESS, address);
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
}
