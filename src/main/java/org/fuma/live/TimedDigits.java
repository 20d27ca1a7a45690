package org.fuma.live;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.LongStream;
import javax.crypto.spec.SecretKeySpec;
import org.fuma.code.LiveDigits;
import org.fuma.code.Serial;
import org.fuma.store.Hashes;
import org.fuma.store.ServiceClock;
import org.fuma.store.Vault;

/**
 * The digits of live codes: TOTP (RFC 6238, HMAC-SHA-256) of eight digits over steps of 30 seconds. Each serial has a
 * secret of its own that is derived from the token secret, so that nothing is stored and every node agrees.
 */
@Singleton
class TimedDigits implements LiveDigits {

  static final Duration STEP = Duration.ofSeconds(30);

  /** The token secret signs other things too; under a label of its own nothing of it fits elsewhere. */
  private static final String LABEL = "live-code";

  private static final int DIGITS = 8;

  /** Steps, besides the one of grace, for which digits are told to have passed: ten minutes. */
  private static final int REMEMBERED = 20;

  private static final TimeBasedOneTimePasswordGenerator TOTP =
      new TimeBasedOneTimePasswordGenerator(
          STEP, DIGITS, TimeBasedOneTimePasswordGenerator.TOTP_ALGORITHM_HMAC_SHA256);

  private final byte[] key;
  private final ServiceClock clock;

  TimedDigits(Vault vault, ServiceClock clock) {
    this.key = vault.secret(LABEL);
    this.clock = clock;
  }

  /** The step that runs now, counted from 1970. */
  long step() {
    return clock.instant().getEpochSecond() / STEP.toSeconds();
  }

  /** Digits, and how much is left of their step. */
  record Running(String digits, Duration left) {}

  /** The digits of the step that runs now. */
  Running running(Serial serial) {
    Instant now = clock.instant();
    long step = now.getEpochSecond() / STEP.toSeconds();
    return new Running(of(serial, step), Duration.between(now, Instant.ofEpochSecond((step + 1) * STEP.toSeconds())));
  }

  /** The digits of a step. */
  String of(Serial serial, long step) {
    return totp(Hashes.hmac(key, serial.value()), step);
  }

  /** The step whose digits these are: the running one or, in grace, the one before; never one to come. */
  Optional<Long> fresh(Serial serial, String digits) {
    long now = step();
    return matching(serial, digits, now - 1, now);
  }

  @Override
  public Freshness judge(Serial serial, String digits) {
    if (fresh(serial, digits).isPresent()) {
      return Freshness.FRESH;
    }
    long now = step();
    return matching(serial, digits, now - 1 - REMEMBERED, now - 2).isPresent() ? Freshness.EXPIRED : Freshness.WRONG;
  }

  static String totp(byte[] secret, long step) {
    Key otp = new SecretKeySpec(secret, TOTP.getAlgorithm());
    try {
      return TOTP.generateOneTimePasswordString(otp, Instant.ofEpochSecond(step * STEP.toSeconds()), Locale.ROOT);
    } catch (InvalidKeyException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private Optional<Long> matching(Serial serial, String digits, long from, long to) {
    byte[] secret = Hashes.hmac(key, serial.value());
    return LongStream.rangeClosed(from, to).filter(step -> same(totp(secret, step), digits)).boxed()
        .reduce((earlier, later) -> later);
  }

  private static boolean same(String ours, String theirs) {
    return MessageDigest.isEqual(
        ours.getBytes(StandardCharsets.US_ASCII), theirs.getBytes(StandardCharsets.US_ASCII));
  }
}
