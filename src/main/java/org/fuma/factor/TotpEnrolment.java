package org.fuma.factor;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.store.Base32Text;
import org.fuma.access.Actor;
import org.fuma.access.Actors;
import org.fuma.access.Factor;
import org.fuma.access.SecurityEvents;
import org.fuma.access.SessionStanding;
import org.fuma.access.Sessions;
import org.fuma.access.Strength;
import org.fuma.ledger.Ledger;
import org.fuma.settings.Settings;
import org.fuma.store.Ids;
import org.fuma.store.ServiceClock;
import org.fuma.store.Sql;
import org.fuma.store.Transactions;
import org.fuma.text.PastedText;
import org.fuma.web.Failure;
import org.fuma.web.Message;

/** Gives an account one-time codes: a secret for its person's app, which the app's first code confirms; and takes them away. */
@Singleton
class TotpEnrolment {

  /** A secret that no code confirms within this time is forgotten. */
  static final Duration OPEN_FOR = Duration.ofMinutes(20);

  private static final String ISSUER = "Fuma";
  private static final int LONGEST_CODE = 64;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Sql sql;
  private final Transactions transactions;
  private final Ledger ledger;
  private final Totp totp;
  private final RecoveryCodes recovery;
  private final FactorRemoval removal;
  private final Sessions sessions;
  private final Actors actors;
  private final SecurityEvents events;
  private final ServiceClock clock;
  private final Settings settings;

  TotpEnrolment(
      Sql sql, Transactions transactions, Ledger ledger, Totp totp, RecoveryCodes recovery, FactorRemoval removal, Sessions sessions,
      Actors actors, SecurityEvents events, ServiceClock clock, Settings settings) {
    this.sql = sql;
    this.transactions = transactions;
    this.ledger = ledger;
    this.totp = totp;
    this.recovery = recovery;
    this.removal = removal;
    this.sessions = sessions;
    this.actors = actors;
    this.events = events;
    this.clock = clock;
    this.settings = settings;
  }

  /**
   * A secret to be put into an app.
   *
   * @param secret in Base32 (RFC 4648), 32 characters
   * @param uri    the same as apps read it from a picture
   */
  record Offer(String secret, String uri) {
    @Override
    public String toString() {
      return "Offer[…]";
    }
  }

  /**
   * Makes a secret; one that was offered before and not confirmed is forgotten.
   *
   * @throws Failure.Conflict when the account has one-time codes already
   */
  Offer begin(Actor by) {
    byte[] secret = new byte[Totp.SECRET_BYTES];
    RANDOM.nextBytes(secret);
    transactions.run(
        () -> {
          AccountLock.take(sql, by.account());
          sql.run("DELETE FROM totp WHERE account_id = ? AND confirmed_at IS NULL", by.account());
          if (sql.first(row -> 1, "SELECT 1 FROM totp WHERE account_id = ?", by.account()).isPresent()) {
            throw new Failure.Conflict("error.totp-there");
          }
          sql.run(
              "INSERT INTO totp (account_id, secret, made_at, last_step) VALUES (?, ?, ?, 0)",
              by.account(), totp.seal(by.account(), secret), clock.instant());
        });
    return offer(by, secret);
  }

  /** What was offered and waits for its first code. */
  Optional<Offer> pending(Actor by) {
    return secret(by).map(secret -> offer(by, secret));
  }

  /** What confirming yields: recovery codes to be shown this once, and the session that stands in for the one that did it. */
  record Confirmed(List<String> recoveryCodes, Sessions.Pair opened) {
    @Override
    public String toString() {
      return "Confirmed[…]";
    }
  }

  /**
   * Confirms the offered secret by a code of it. The session that did this counts as opened with two factors from then on.
   *
   * @throws Failure.Invalid  when that is not a code of now
   * @throws Failure.Conflict when nothing is waiting for a code
   */
  Confirmed confirm(HttpRequest<?> request, Actor by, String code) {
    String digits = code.length() > LONGEST_CODE ? "" : PastedText.bare(code);
    SessionStanding session = SessionStanding.of(request);
    Confirmed confirmed =
        transactions.write(
            () -> {
              AccountLock.take(sql, by.account());
              byte[] secret = secret(by).orElseThrow(() -> new Failure.Conflict("error.totp-none"));
              Instant now = clock.instant();
              long step =
                  Totp.fitting(secret, digits, now, 0)
                      .orElseThrow(() -> new Failure.Invalid(Map.of("code", Message.of("check.code-wrong"))));
              sql.run("UPDATE totp SET confirmed_at = ?, last_step = ? WHERE account_id = ? AND confirmed_at IS NULL", now, step, by.account());
              append("account.factor-added", by);
              return new Confirmed(recovery.replace(by.account()), sessions.again(session, Strength.TWO_FACTORS));
            });
    actors.forget(session);
    record(request, by, "factor.added");
    return confirmed;
  }

  /**
   * Takes the one-time codes away; the password as for {@link FactorRemoval#remove}.
   *
   * @throws Failure.Conflict when there are none, or they are a desk's last factor
   * @throws Failure.Invalid  when they are the last factor and the password does not do
   */
  void remove(HttpRequest<?> request, Actor by, String password) {
    removal.remove(
        request,
        by,
        password,
        () -> {
          if (sql.run("DELETE FROM totp WHERE account_id = ? AND confirmed_at IS NOT NULL", by.account()) == 0) {
            throw new Failure.Conflict("error.totp-none");
          }
          append("account.factor-removed", by);
        });
    record(request, by, "factor.removed");
  }

  private Optional<byte[]> secret(Actor by) {
    return sql.first(
            row -> row.getBytes(1),
            "SELECT secret FROM totp WHERE account_id = ? AND confirmed_at IS NULL AND made_at > ?",
            by.account(), clock.instant().minus(OPEN_FOR))
        .map(sealed -> totp.open(by.account(), sealed));
  }

  private Offer offer(Actor by, byte[] secret) {
    String text = Base32Text.rfc4648(secret);
    String username =
        sql.first(row -> row.getString(1), "SELECT username FROM account WHERE id = ?", by.account()).orElseThrow(Failure.NotFound::new);
    String label = encoded(ISSUER) + ":" + encoded(username + "@" + settings.publicAddress().getHost());
    return new Offer(
        text,
        "otpauth://totp/" + label + "?secret=" + text + "&issuer=" + encoded(ISSUER) + "&algorithm=SHA1&digits=" + Totp.DIGITS + "&period="
            + Totp.STEP.toSeconds());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private void append(String kind, Actor by) {
    ledger.append(kind, "account", by.account(), by.account(), Map.of("account", Ids.show(by.account()), "factor", Factor.TOTP.name()));
  }

  private void record(HttpRequest<?> request, Actor by, String kind) {
    events.record(events.origin(request, Optional.of(by.account())), kind, Factor.TOTP.name(), "");
  }
}
