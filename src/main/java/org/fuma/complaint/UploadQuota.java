package org.fuma.complaint;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import org.fuma.store.Hashes;
import org.fuma.store.Ids;
import org.fuma.store.ServiceClock;
import org.fuma.store.Sql;
import org.fuma.store.Time;
import org.fuma.store.Transactions;
import org.fuma.store.Vault;
import org.fuma.web.Failure;

/**
 * How much people without an account may send at one firm's plaque in a day, and how much by the secret links of complaints about that firm, each
 * counted for itself: {@value #FILES} files and {@value #MEGABYTES} MB for certain, never twice as much. Where between the two it ends is drawn anew
 * for each firm and day and known to nobody, and what one address may send at once ({@link PlaqueLimits#FILES_OF_ADDRESS}) is less than the certain
 * part: who is refused learns from it hardly ever that another has sent something.
 */
@Singleton
class UploadQuota {

  /** Files of a firm and a day that are taken for certain. */
  static final int FILES = 150;

  /** Megabytes of a firm and a day that are taken for certain. */
  static final int MEGABYTES = 500;

  private static final long MEGABYTE = 1L << 20;
  private static final double WHOLE = 1L << 32;

  private final Sql sql;
  private final Transactions transactions;
  private final ServiceClock clock;
  private final byte[] secret;

  UploadQuota(Sql sql, Transactions transactions, ServiceClock clock, Vault vault) {
    this.sql = sql;
    this.transactions = transactions;
    this.clock = clock;
    this.secret = vault.secret("complaint-quota:");
  }

  /**
   * Counts a file at the plaque, in the running transaction or one of its own.
   *
   * @throws Failure.TooMany when the day's quota is used up
   */
  void take(long enterprise, long bytes) {
    take(Ids.show(enterprise), bytes, "filing.quota");
  }

  /** Counts a file that comes by a secret link; as {@link #take}. What is sent at the plaque, where anybody may, does not use this up. */
  void takeByLink(long enterprise, long bytes) {
    take(byLink(enterprise), bytes, "filing.quota-by-link");
  }

  private void take(String whose, long bytes, String refusal) {
    LocalDate today = Time.day(clock.instant());
    byte[] place = Hashes.hmac(secret, whose);
    double share = 1 + drawn(whose, today);
    transactions.run(() -> {
      // Not ON DUPLICATE KEY UPDATE: that asks MariaDB for the right to change the key as well.
      if (count(place, today, bytes) == 0) {
        sql.run("INSERT IGNORE INTO complaint_quota (place, day, files, bytes) VALUES (?, ?, 0, 0)", place, today);
        count(place, today, bytes);
      }
      record Used(int files, long bytes) {}
      Used used = sql.first(row -> new Used(row.getInt(1), row.getLong(2)),
          "SELECT files, bytes FROM complaint_quota WHERE place = ? AND day = ?", place, today).orElseThrow();
      if (used.files() > FILES * share || used.bytes() > MEGABYTES * MEGABYTE * share) {
        // Rolled back with it: what was refused does not count.
        throw new Failure.TooMany((int) (today.plusDays(1).atStartOfDay(Time.ZONE).toEpochSecond() - clock.instant().getEpochSecond()), refusal);
      }
    });
  }

  private int count(byte[] place, LocalDate day, long bytes) {
    return sql.run("UPDATE complaint_quota SET files = files + 1, bytes = bytes + ? WHERE place = ? AND day = ?", bytes, place, day);
  }

  /** Takes the counts of past days away. */
  @Scheduled(initialDelay = "4m", fixedDelay = "6h")
  void sweep() {
    transactions.run(() -> sql.run("DELETE FROM complaint_quota WHERE day < ?", Time.day(clock.instant())));
  }

  /** Between 0 and 1, the same all day. */
  double drawn(String whose, LocalDate day) {
    return Integer.toUnsignedLong(ByteBuffer.wrap(Hashes.hmac(secret, whose + " " + day)).getInt()) / WHOLE;
  }

  /** Of whom the files are that come by the secret links of complaints about that firm. */
  static String byLink(long enterprise) {
    return Ids.show(enterprise) + " by link";
  }
}
