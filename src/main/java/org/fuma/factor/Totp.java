package org.fuma.factor;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.LongStream;
import javax.crypto.spec.SecretKeySpec;
import org.fuma.store.Ids;
import org.fuma.store.ServiceClock;
import org.fuma.store.Sql;
import org.fuma.store.Transactions;
import org.fuma.store.Vault;

/**
 * One-time codes of an app (RFC 6238): six digits over steps of 30 seconds by HMAC-SHA-1, which every such app speaks. A phone's clock may be
 * off by one step either way; a step is good for one use, and none before it is afterwards.
 */
@Singleton
class Totp {

  static final Duration STEP = Duration.ofSeconds(30);
  static final int DIGITS = 6;

  /** As RFC 4226 recommends. */
  static final int SECRET_BYTES = 20;

  private static final int GRACE = 1;
  private static final TimeBasedOneTimePasswordGenerator CODES = new TimeBasedOneTimePasswordGenerator(STEP, DIGITS);

  private final Sql sql;
  private final Transactions transactions;
  private final Vault vault;
  private final ServiceClock clock;

  Totp(Sql sql, Transactions transactions, Vault vault, ServiceClock clock) {
    this.sql = sql;
    this.transactions = transactions;
    this.vault = vault;
    this.clock = clock;
  }

  /** True when the digits are a code of now of the account's app; its step is used up by it. */
  boolean accepts(long account, String digits) {
    record Held(byte[] sealed, long lastStep) {}
    return transactions.write(
        () ->
            sql.first(
                    row -> new Held(row.getBytes(1), row.getLong(2)),
                    "SELECT secret, last_step FROM totp WHERE account_id = ? AND confirmed_at IS NOT NULL", account)
                .flatMap(held -> fitting(open(account, held.sealed()), digits, clock.instant(), held.lastStep()))
                .filter(step -> sql.run("UPDATE totp SET last_step = ? WHERE account_id = ? AND last_step < ?", step, account, step) == 1)
                .isPresent());
  }

  /** The secret as the database keeps it. */
  byte[] seal(long account, byte[] secret) {
    return vault.seal(place(account), HexFormat.of().formatHex(secret));
  }

  /** The secret of what the database keeps. */
  byte[] open(long account, byte[] sealed) {
    return HexFormat.of().parseHex(vault.open(place(account), sealed));
  }

  /** The first step after the last used one whose code these digits are, at most one off that moment. */
  static Optional<Long> fitting(byte[] secret, String digits, Instant now, long lastStep) {
    long running = step(now);
    return LongStream.rangeClosed(running - GRACE, running + GRACE)
        .filter(step -> same(code(secret, step), digits) & step > lastStep)
        .boxed()
        .findFirst();
  }

  /** The step of that moment, counted from 1970. */
  static long step(Instant moment) {
    return Math.floorDiv(moment.getEpochSecond(), STEP.toSeconds());
  }

  /** The code of a step. */
  static String code(byte[] secret, long step) {
    try {
      return CODES.generateOneTimePasswordString(
          new SecretKeySpec(secret, CODES.getAlgorithm()), Instant.ofEpochSecond(step * STEP.toSeconds()), Locale.ROOT);
    } catch (InvalidKeyException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String place(long account) {
    return "totp:" + Ids.show(account);
  }

  private static boolean same(String ours, String theirs) {
    return MessageDigest.isEqual(ours.getBytes(StandardCharsets.UTF_8), theirs.getBytes(StandardCharsets.UTF_8));
  }
}
