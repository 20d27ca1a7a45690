package org.fuma.factor;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.context.ServerRequestContext;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fuma.access.Actor;
import org.fuma.access.Factor;
import org.fuma.access.SecondFactors;
import org.fuma.access.SecurityEvents;
import org.fuma.ledger.Ledger;
import org.fuma.store.Ids;
import org.fuma.store.Sql;
import org.fuma.text.PastedText;

/** Says which second factors an account has, accepts their codes, and takes them away. */
@Singleton
final class Factors implements SecondFactors {

  /** Longer than any code with all its spaces. */
  private static final int LONGEST_INPUT = 64;

  private final Sql sql;
  private final Totp totp;
  private final RecoveryCodes recovery;
  private final SecurityEvents events;
  private final Ledger ledger;

  Factors(Sql sql, Totp totp, RecoveryCodes recovery, SecurityEvents events, Ledger ledger) {
    this.ledger = ledger;
    this.sql = sql;
    this.totp = totp;
    this.recovery = recovery;
    this.events = events;
  }

  @Override
  public Set<Factor> of(long account) {
    EnumSet<Factor> factors = EnumSet.noneOf(Factor.class);
    sql.list(
            row -> Factor.valueOf(row.getString(1)),
            "SELECT 'TOTP' FROM totp WHERE account_id = ? AND confirmed_at IS NOT NULL"
                + " UNION SELECT 'PASSKEY' FROM passkey WHERE account_id = ?",
            account, account)
        .forEach(factors::add);
    return factors;
  }

  /** Spaces, hyphens, full-width and lower-case letters are forgiven. */
  @Override
  public boolean accepts(long account, String code) {
    String bare = code.length() > LONGEST_INPUT ? "" : PastedText.bare(code);
    if (bare.matches("[0-9]{" + Totp.DIGITS + "}")) {
      return totp.accepts(account, bare);
    }
    boolean recovered = recovery.accepts(account, bare);
    if (recovered) {
      Optional<HttpRequest<Object>> request = ServerRequestContext.currentRequest();
      request.ifPresent(
          present -> events.record(events.origin(present, Optional.of(account)), "recovery.used", "", "left=" + recovery.left(account)));
    }
    return recovered;
  }

  @Override
  public void reset(long account) {
    if (sql.run("DELETE FROM totp WHERE account_id = ? AND confirmed_at IS NOT NULL", account) == 1) {
      append("account.factor-removed", account, "factor", Factor.TOTP.name());
    }
    sql.run("DELETE FROM totp WHERE account_id = ?", account);
    recovery.drop(account);
    for (long passkey : sql.list(row -> row.getLong(1), "SELECT id FROM passkey WHERE account_id = ? ORDER BY id FOR UPDATE", account)) {
      append("passkey.removed", account, "passkey", Ids.show(passkey));
    }
    sql.run("DELETE FROM passkey WHERE account_id = ?", account);
    String remembered = "SELECT id FROM device WHERE account_id = ? AND ended_at IS NULL ORDER BY id FOR UPDATE";
    for (long device : sql.list(row -> row.getLong(1), remembered, account)) {
      append("device.forgotten", account, "device", Ids.show(device));
    }
    sql.run("DELETE FROM device WHERE account_id = ?", account);
  }

  private void append(String kind, long account, String what, String which) {
    ledger.append(kind, "account", account, Actor.SYSTEM_ACCOUNT, Map.of("account", Ids.show(account), what, which));
  }
}
