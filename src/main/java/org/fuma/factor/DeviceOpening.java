package org.fuma.factor;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Actors;
import org.fuma.access.PinHashes;
import org.fuma.settings.Settings;
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

  /** What came of a PIN, or of a passkey on a remembered phone. */
  sealed interface Opening {
    /** It is opened; the phone has to keep the new secret. */
    record Opened(long account, long device, PhoneSecret next) implements Opening {}

    /** The PIN does not fit; so many tries are left. */
    record Wrong(long account, long device, int left) implements Opening {}

    /** All fits, but the phone's secret was replaced long since: somebody has a copy. The phone is not remembered any more. */
    record Copied(long account, long device) implements Opening {}

    /** The phone is not remembered, or not any more. */
    record Unknown() implements Opening {}
  }

  private record Living(long device, long account, String hash) {}

  /** What the remembered phone with that secret is called; empty when there is none. */
  Optional<String> label(PhoneSecret secret) {
    return sql.first(
        row -> row.getString(1), "SELECT d.label FROM device d WHERE d.token_hash = ? AND " + Devices.LIVING, secret.lastingHash(), clock.instant());
  }

  /**
   * Tries a PIN. For an account that is locked or closed, or has come to work at a desk, no PIN is right.
   *
   * @throws Failure.TooMany when too much is being hashed at once; the try does not count then
   */
  Opening open(PhoneSecret secret, String pin) {
    Optional<Living> found = living(secret);
    Optional<Integer> number = found.flatMap(phone -> countTry(phone.device()));
    if (number.isEmpty()) {
      return new Opening.Unknown();
    }
    Living phone = found.get();
    if (fits(phone, secret, pin) && actors.find(phone.account()).filter(Devices::allowed).isPresent()) {
      return turn(secret, phone.account());
    }
    if (number.get() == MOST_TRIES) {
      transactions.run(() -> devices.end(phone.device(), phone.account(), Actor.SYSTEM_ACCOUNT));
    }
    return new Opening.Wrong(phone.account(), phone.device(), MOST_TRIES - number.get());
  }

  /**
   * Opens the account's phone without asking for its PIN: its person has just proved more. It is remembered for as long again, wrong PINs count from
   * none, and its secret changes.
   */
  Opening turn(PhoneSecret secret, long account) {
    Instant now = clock.instant();
    PhoneSecret next = secret.next();
    return transactions.write(
        () -> {
          int turned =
              sql.run(
                  "UPDATE device SET tries = 0, seen_at = ?, expires_at = ?, turn_hash = ?, former_turn_hash = ?"
                      + " WHERE token_hash = ? AND account_id = ? AND ended_at IS NULL AND expires_at > ? AND (turn_hash = ? OR former_turn_hash = ?)",
                  now, now.plus(settings.deviceLength()), next.turnHash(), secret.turnHash(), secret.lastingHash(), account, now, secret.turnHash(),
                  secret.turnHash());
          Optional<Long> device =
              sql.first(
                  row -> row.getLong(1), "SELECT d.id FROM device d WHERE d.token_hash = ? AND d.account_id = ? AND d.ended_at IS NULL",
                  secret.lastingHash(), account);
          if (turned == 1) {
            return device.<Opening>map(id -> new Opening.Opened(account, id, next)).orElseThrow();
          }
          return device.filter(id -> devices.end(id, account, Actor.SYSTEM_ACCOUNT)).<Opening>map(id -> new Opening.Copied(account, id))
              .orElseGet(Opening.Unknown::new);
        });
  }

  private Optional<Living> living(PhoneSecret secret) {
    return sql.first(
        row -> new Living(row.getLong(1), row.getLong(2), row.getString(3)),
        "SELECT d.id, d.account_id, d.pin_hash FROM device d WHERE d.token_hash = ? AND d.pin_hash IS NOT NULL AND " + Devices.LIVING,
        secret.lastingHash(), clock.instant());
  }

  /** The number of this try; empty when none is left. */
  private Optional<Integer> countTry(long device) {
    return transactions.write(
        () ->
            sql.run("UPDATE device SET tries = tries + 1 WHERE id = ? AND tries < ? AND ended_at IS NULL", device, MOST_TRIES) == 1
                ? sql.first(row -> row.getInt(1), "SELECT tries FROM device WHERE id = ?", device)
                : Optional.empty());
  }

  private boolean fits(Living phone, PhoneSecret secret, String pin) {
    try {
      return pin.length() <= LONGEST_PIN && pins.matches(secret.with(pin), phone.hash());
    } catch (Failure.TooMany busy) {
      transactions.run(() -> sql.run("UPDATE device SET tries = tries - 1 WHERE id = ? AND tries > 0 AND ended_at IS NULL", phone.device()));
      throw busy;
    }
  }
}
