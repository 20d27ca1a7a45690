package org.fuma.access;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;
import org.fuma.ledger.Ledger;
import org.fuma.store.Ids;
import org.fuma.store.ServiceClock;
import org.fuma.store.Sql;
import org.fuma.store.Transactions;
import org.fuma.web.Checks;
import org.fuma.web.Failure;

/** Lets people change their own password. */
@Singleton
public class OwnPassword {

  private final Sql sql;
  private final Transactions transactions;
  private final Ledger ledger;
  private final Passwords passwords;
  private final PasswordOwners owners;
  private final Sessions sessions;
  private final RememberedDevices devices;
  private final ServiceClock clock;

  OwnPassword(
      Sql sql, Transactions transactions, Ledger ledger, Passwords passwords, PasswordOwners owners, Sessions sessions,
      RememberedDevices devices, ServiceClock clock) {
    this.sql = sql;
    this.transactions = transactions;
    this.ledger = ledger;
    this.passwords = passwords;
    this.owners = owners;
    this.sessions = sessions;
    this.devices = devices;
    this.clock = clock;
  }

  /** How many characters the person's password has at least: fewer where it never stands alone. */
  public int least(Actor by) {
    return owner(by).least();
  }

  /**
   * Sets the person's password. Open one-time links are used up; every session but this one ends, and no phone is remembered any more.
   *
   * @throws Failure.Invalid when the password is refused
   */
  public void change(Actor by, SessionStanding session, String password) {
    Checks checks = new Checks();
    passwords.check(checks, password, owner(by));
    checks.done();
    String hash = passwords.hash(password);
    transactions.run(
        () -> {
          Instant now = clock.instant();
          if (sql.run("UPDATE credential SET password_hash = ?, changed_at = ? WHERE account_id = ?", hash, now, by.account()) == 0) {
            throw new Failure.NotFound();
          }
          sql.run("UPDATE entry_link SET used_at = ? WHERE account_id = ? AND used_at IS NULL", now, by.account());
          sessions.endOthers(session);
          devices.endAll(by.account());
          ledger.append("account.password-changed", "account", by.account(), by.account(), Map.of("account", Ids.show(by.account())));
        });
  }

  private Passwords.Person owner(Actor by) {
    return owners.of(by.account()).orElseThrow(Failure.NotFound::new);
  }
}
