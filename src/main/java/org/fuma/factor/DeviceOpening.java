package org.fuma.factor;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Actors;
import org.fuma.access.PinHashes;
import org.fuma.settings.Settings;
import org.fuma.store.Hashes;
import org.fuma.store.ServiceClock;
import org.fuma.store.Sql;
import org.fuma.store.Transactions;
import org.fuma.web.Failure;

/**
 * Opens remembered phones. Each try is counted before its PIN is looked at, by one conditional update, so that many at once are no more than one
 * after the other; the fifth wrong PIN in a row ends the phone.
 */
@Singleton
class DeviceOpening {

  /** Wrong PINs in a row that end a phone. */
  static final int MOST_TRIES = 5;

  private static final int LONGEST_PIN = 64;

  private final Sql sql;
  private final Transactions transactions;
  private final Devices devices;
  private final PinHashes pins;
  private final Actors actors;
  private final ServiceClock clock;
  private final Settings settings;

  DeviceOpening(Sql sql, Transactions transactions, Devices devices, PinHashes pins, Actors actors, ServiceClock clock, Settings settings) {
    this.sql = sql;
    this.transactions = transactions;
    this.devices = devices;
    this.pins = pins;
    this.actors = actors;
    this.clock = clock;
    this.settings = settings;
  }

  /** What came of a PIN. */
  sealed interface Opening {
    /** It fits. */
    record Opened(long account, long device) implements Opening {}

    /** It does not fit; so many tries are left. */
    record Wrong(long account, long device, int left) implements Opening {}

    /** The phone is not remembered, or not any more. */
    record Unknown() implements Opening {}
  }

  private record Living(long device, long account, String hash) {}

  /** What the remembered phone with that secret is called; empty when there is none. */
  Optional<String> label(String token) {
    return sql.first(
        row -> row.getString(1), "SELECT d.label FROM device d WHERE d.token_hash = ? AND " + Devices.LIVING, Hashes.sha256(token), clock.instant());
  }

  /**
   * Tries a PIN. For an account that is locked or closed, or has come to work at a desk, no PIN is right.
   *
   * @throws Failure.TooMany when too much is being hashed at once; the try does not count then
   */
  Opening open(String token, String pin) {
    Optional<Living> found = living(token);
    Optional<Integer> number = found.flatMap(phone -> countTry(phone.device()));
    if (number.isEmpty()) {
      return new Opening.Unknown();
    }
    Living phone = found.get();
    if (fits(phone, token, pin) && actors.find(phone.account()).filter(Devices::allowed).isPresent()) {
      return opened(token, phone.account()).<Opening>map(device -> new Opening.Opened(phone.account(), device)).orElseGet(Opening.Unknown::new);
    }
    if (number.get() == MOST_TRIES) {
      transactions.run(() -> devices.end(phone.device(), phone.account(), Actor.SYSTEM_ACCOUNT));
    }
    return new Opening.Wrong(phone.account(), phone.device(), MOST_TRIES - number.get());
  }

  /** Notes that the account's phone was opened: it is remembered for as long again, and wrong PINs count from none. Empty when it is none of the account's. */
  Optional<Long> opened(String token, long account) {
    Instant now = clock.instant();
    byte[] hash = Hashes.sha256(token);
    return transactions.write(
        () ->
            sql.run(
                        "UPDATE device SET tries = 0, seen_at = ?, expires_at = ? WHERE token_hash = ? AND account_id = ? AND ended_at IS NULL AND expires_at > ?",
                        now, now.plus(settings.deviceLength()), hash, account, now)
                    == 1
                ? sql.first(row -> row.getLong(1), "SELECT id FROM device WHERE token_hash = ?", hash)
                : Optional.empty());
  }

  private Optional<Living> living(String token) {
    return sql.first(
        row -> new Living(row.getLong(1), row.getLong(2), row.getString(3)),
        "SELECT d.id, d.account_id, d.pin_hash FROM device d WHERE d.token_hash = ? AND d.pin_hash IS NOT NULL AND " + Devices.LIVING,
        Hashes.sha256(token), clock.instant());
  }

  /** The number of this try; empty when none is left. */
  private Optional<Integer> countTry(long device) {
    return transactions.write(
        () ->
            sql.run("UPDATE device SET tries = tries + 1 WHERE id = ? AND tries < ? AND ended_at IS NULL", device, MOST_TRIES) == 1
                ? sql.first(row -> row.getInt(1), "SELECT tries FROM device WHERE id = ?", device)
                : Optional.empty());
  }

  private boolean fits(Living phone, String token, String pin) {
    try {
      return pin.length() <= LONGEST_PIN && pins.matches(Devices.secret(token, Pin.tidy(pin)), phone.hash());
    } catch (Failure.TooMany busy) {
      transactions.run(() -> sql.run("UPDATE device SET tries = tries - 1 WHERE id = ? AND tries > 0 AND ended_at IS NULL", phone.device()));
      throw busy;
    }
  }
}
