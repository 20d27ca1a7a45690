package org.fuma.factor;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.PinHashes;
import org.fuma.access.RememberedDevices;
import org.fuma.access.Role;
import org.fuma.ledger.Ledger;
import org.fuma.settings.Settings;
import org.fuma.store.Ids;
import org.fuma.store.ServiceClock;
import org.fuma.store.Sql;
import org.fuma.store.Transactions;
import org.fuma.web.Checks;
import org.fuma.web.Failure;

/**
 * The phones that officials and firms let the service remember, so that nobody types a long password at a firm's door. A phone holds a
 * {@link PhoneSecret}; its PIN is hashed together with that, so that the database alone tells no PIN. A desk's phone is never remembered. What opens one by
 * its PIN is {@link DeviceOpening}.
 */
@Singleton
class Devices implements RememberedDevices {

  /** Phones of one account. */
  static final int MOST = 10;

  /** Rows of {@code device d} that may still be opened, by the moment. */
  static final String LIVING = "d.ended_at IS NULL AND d.expires_at > ? AND d.tries < " + DeviceOpening.MOST_TRIES;

  private static final int LONGEST_LABEL = 40;

  private final Sql sql;
  private final Transactions transactions;
  private final Ledger ledger;
  private final PinHashes pins;
  private final ServiceClock clock;
  private final Settings settings;

  Devices(Sql sql, Transactions transactions, Ledger ledger, PinHashes pins, ServiceClock clock, Settings settings) {
    this.sql = sql;
    this.transactions = transactions;
    this.ledger = ledger;
    this.pins = pins;
    this.clock = clock;
    this.settings = settings;
  }

  /** A phone that is remembered from now on, and the secret that it has to keep. */
  record Remembered(Device device, PhoneSecret secret) {}

  /** True when phones may be remembered for the account: it has roles, and none of them works at a desk. */
  static boolean allowed(Actor actor) {
    return !actor.roles().isEmpty() && actor.roles().stream().noneMatch(Role::desk);
  }

  /** The actor's remembered phones, latest first. */
  List<Device> list(Actor actor) {
    return sql.list(
        row ->
            new Device(
                row.getLong("id"), row.getString("label"), Sql.instant(row, "made_at"), Sql.instant(row, "seen_at"), Sql.instant(row, "expires_at")),
        "SELECT d.id, d.label, d.made_at, d.seen_at, d.expires_at FROM device d WHERE d.account_id = ? AND " + LIVING + " ORDER BY d.id DESC",
        actor.account(), clock.instant());
  }

  /** Which of the actor's phones has that secret. */
  Optional<Long> mine(Actor actor, PhoneSecret secret) {
    return sql.first(
        row -> row.getLong(1), "SELECT d.id FROM device d WHERE d.token_hash = ? AND d.account_id = ? AND " + LIVING, secret.lastingHash(),
        actor.account(), clock.instant());
  }

  /**
   * Remembers the phone at hand.
   *
   * @param former the secret that it held until now; what it was remembered as is forgotten
   * @throws Failure.Forbidden when the actor works at a desk
   * @throws Failure.Invalid   when label or PIN will not do
   * @throws Failure.Conflict  when the account has as many phones as it may
   */
  Remembered remember(Actor actor, String label, String pin, String again, Optional<PhoneSecret> former) {
    if (!allowed(actor)) {
      throw new Failure.Forbidden("device.desk");
    }
    Checks checks = new Checks();
    String called = checks.required("label", label, LONGEST_LABEL);
    String digits = Pin.tidy(pin);
    Pin.wrong(digits).ifPresent(wrong -> checks.refuse(Pin.FIELD, wrong, Pin.LEAST, Pin.MOST));
    if (!digits.equals(Pin.tidy(again))) {
      checks.refuse("again", "check.pin-differs");
    }
    checks.done();
    PhoneSecret secret = PhoneSecret.make();
    String hash = pins.hash(secret.with(digits));
    return transactions.write(
        () -> {
          former.ifPresent(gone -> forgetFormer(actor, gone));
          if (list(actor).size() >= MOST) {
            throw new Failure.Conflict("device.many", MOST);
          }
          Instant now = clock.instant();
          Device device = new Device(Ids.next(), called, now, now, now.plus(settings.deviceLength()));
          sql.run(
              "INSERT INTO device (id, account_id, token_hash, turn_hash, label, pin_hash, tries, made_at, seen_at, expires_at)"
                  + " VALUES (?, ?, ?, ?, ?, ?, 0, ?, ?, ?)",
              device.id(), actor.account(), secret.lastingHash(), secret.turnHash(), called, hash, now, now, device.expiresAt());
          ledger.append(
              "device.remembered", "account", actor.account(), actor.account(),
              Map.of("account", Ids.show(actor.account()), "device", Ids.show(device.id()), "label", called, "until", device.expiresAt().toString()));
          return new Remembered(device, secret);
        });
  }

  /**
   * Forgets one of the actor's phones and ends the sessions that were opened on it.
   *
   * @throws Failure.NotFound when the actor has no such phone, or it is forgotten already
   */
  void forget(Actor actor, long device) {
    transactions.run(
        () -> {
          if (!end(device, actor.account(), actor.account())) {
            throw new Failure.NotFound();
          }
        });
  }

  @Override
  public void endAll(long account) {
    transactions.run(
        () ->
            sql.list(row -> row.getLong(1), "SELECT id FROM device WHERE account_id = ? AND ended_at IS NULL", account)
                .forEach(device -> end(device, account, Actor.SYSTEM_ACCOUNT)));
  }

  /** Ends the phone and its sessions in the running transaction; false when it is not the account's, or has ended. */
  boolean end(long device, long account, long by) {
    Instant now = clock.instant();
    if (sql.run("UPDATE device SET ended_at = ?, pin_hash = NULL WHERE id = ? AND account_id = ? AND ended_at IS NULL", now, device, account) == 0) {
      return false;
    }
    sql.run("UPDATE session SET ended_at = ? WHERE account_id = ? AND device_id = ? AND ended_at IS NULL", now, account, device);
    ledger.append("device.forgotten", "account", account, by, Map.of("account", Ids.show(account), "device", Ids.show(device)));
    return true;
  }

  private void forgetFormer(Actor actor, PhoneSecret secret) {
    record Former(long device, long account) {}
    sql.first(
            row -> new Former(row.getLong(1), row.getLong(2)), "SELECT id, account_id FROM device WHERE token_hash = ? AND ended_at IS NULL",
            secret.lastingHash())
        .ifPresent(former -> end(former.device(), former.account(), actor.account()));
  }
}
