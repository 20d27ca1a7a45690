package org.fuma.access;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.fuma.store.Sql;
import org.fuma.web.ClientAddress;
import org.fuma.web.Failure;
import org.fuma.web.RateLimit;
import org.fuma.web.RateLimits;

/**
 * Lets people in by name and password, and by their one-time code where they have one. Whatever is wrong, the answer is the same, and takes as
 * long: a name that nobody has is counted, looked up and compared as any other.
 */
@Singleton
public class SignIn {

  /** Failures from one address: 100 at once, then one in three seconds. Generous, since an office shares an address. */
  static final RateLimit FAILURES_OF_ADDRESS = new RateLimit(100, 300, Duration.ofMinutes(15), RateLimit.WhenLost.OPEN, "error.sign-in-often");

  private static final int LONGEST_NAME = 64;

  private final Sql sql;
  private final Passwords passwords;
  private final Sessions sessions;
  private final SecondFactors factors;
  private final SignInSteps steps;
  private final Tries tries;
  private final KnownBrowsers known;
  private final RateLimits limits;
  private final ClientAddress addresses;
  private final Browsers browsers;
  private final SecurityEvents events;

  SignIn(
      Sql sql, Passwords passwords, Sessions sessions, SecondFactors factors, SignInSteps steps, Tries tries, KnownBrowsers known,
      RateLimits limits, ClientAddress addresses, Browsers browsers, SecurityEvents events) {
    this.sql = sql;
    this.passwords = passwords;
    this.sessions = sessions;
    this.factors = factors;
    this.steps = steps;
    this.tries = tries;
    this.known = known;
    this.limits = limits;
    this.addresses = addresses;
    this.browsers = browsers;
    this.events = events;
  }

  /** What a right password leads to. */
  public sealed interface Outcome {
    /** In. */
    record Admitted(String username, Sessions.Pair pair) implements Outcome {}

    /** The second factor is still to come; the ticket is for the client alone. */
    record SecondStep(String ticket, Set<Factor> factors) implements Outcome {
      @Override
      public String toString() {
        return "SecondStep" + factors;
      }
    }
  }

  private record Candidate(long account, boolean active, String hash) {}

  /**
   * Tries a name and a password.
   *
   * @throws Failure.SignInRequired when they do not fit an active account, or after five failures in a quarter of an hour; which, is not said
   * @throws Failure.TooMany        when too many are being checked at once, or this address failed too often
   */
  public Outcome signIn(HttpRequest<?> request, String username, String password) {
    String name = username.length() > LONGEST_NAME ? "" : Accounts.tidyName(username);
    Candidate found = checked(request, name, password);
    Set<Factor> has = factors.of(found.account());
    if (!has.isEmpty()) {
      return new Outcome.SecondStep(steps.make(found.account()), has);
    }
    return admitted(request, found.account(), name, Strength.PASSWORD);
  }

  /** Who waits with that ticket at the second step. */
  Optional<SignInSteps.Waiting> waiting(String ticket) {
    return steps.find(ticket);
  }

  /**
   * Tries a one-time or recovery code at the second step.
   *
   * @throws Failure.SignInRequired when the code is wrong, or five were
   * @throws Failure.NotFound       when the ticket is over: begin again
   */
  public Outcome.Admitted second(HttpRequest<?> request, String ticket, String code) {
    SignInSteps.Waiting waiting = steps.find(ticket).filter(any -> steps.take(ticket)).orElseThrow(Failure.NotFound::new);
    checkCode(request, waiting.account(), waiting.username(), code);
    if (!steps.use(ticket)) {
      throw new Failure.NotFound();
    }
    return admitted(request, waiting.account(), waiting.username(), Strength.TWO_FACTORS);
  }

  /**
   * Proves again who the session's person is, by password, and by a code where the account has a second factor.
   *
   * @return the new session in its place
   * @throws Failure.SignInRequired when they do not fit, or after five failures in a quarter of an hour
   */
  public Sessions.Pair prove(HttpRequest<?> request, SessionStanding session, String password, String code) {
    String name = sql.first(row -> row.getString(1), "SELECT username FROM account WHERE id = ?", session.account()).orElseThrow(Failure.NotFound::new);
    checked(request, name, password);
    if (factors.of(session.account()).isEmpty()) {
      return sessions.again(session, Strength.PASSWORD);
    }
    checkCode(request, session.account(), name, code);
    return sessions.again(session, Strength.TWO_FACTORS);
  }

  /** True when that is the password of the account; a wrong one, or any after five failures in a quarter of an hour, counts as one at signing in. */
  public boolean fits(HttpRequest<?> request, long account, String password) {
    String name = sql.first(row -> row.getString(1), "SELECT username FROM account WHERE id = ?", account).orElseThrow(Failure.NotFound::new);
    try {
      checked(request, name, password);
      return true;
    } catch (Failure.SignInRequired wrong) {
      return false;
    }
  }

  /** The active account that name and password fit; counts the try, and says nothing of why not. */
  private Candidate checked(HttpRequest<?> request, String name, String password) {
    String address = addresses.of(request);
    limits.take(FAILURES_OF_ADDRESS, address);
    String subject = subject(request, "password", name);
    boolean free = tries.take(subject);
    Optional<Candidate> candidate = candidate(name);
    boolean fits;
    try {
      fits =
          free
              && password.length() <= Passwords.MOST * 2
              && candidate.map(found -> passwords.matches(password, found.hash())).orElseGet(() -> passwords.matchesNobody(password))
              && candidate.get().active();
    } catch (Failure.TooMany busy) {
      // Nothing was compared, so nothing was guessed.
      tries.takeBack(subject);
      limits.giveBack(FAILURES_OF_ADDRESS, address);
      throw busy;
    }
    if (!fits) {
      failed(request, candidate.map(Candidate::account), subject, "password");
      throw new Failure.SignInRequired("error.credentials");
    }
    limits.giveBack(FAILURES_OF_ADDRESS, address);
    tries.succeeded(subject);
    if (passwords.stale(candidate.get().hash())) {
      passwords.rehash(candidate.get().account(), candidate.get().hash(), password);
    }
    return candidate.get();
  }

  /** Demands that the code is the account's, used up by this; counts the try. */
  private void checkCode(HttpRequest<?> request, long account, String name, String code) {
    String subject = subject(request, "code", name);
    if (!tries.take(subject) || !factors.accepts(account, code)) {
      failed(request, Optional.of(account), subject, "second factor");
      throw new Failure.SignInRequired("error.code");
    }
    tries.succeeded(subject);
  }

  private Outcome.Admitted admitted(HttpRequest<?> request, long account, String username, Strength strength) {
    Sessions.Pair pair = sessions.open(account, strength, browsers.of(request), Optional.empty());
    events.record(events.origin(request, Optional.of(account)), SecurityEventKind.SIGN_IN, "", "strength=" + strength);
    return new Outcome.Admitted(username, pair);
  }

  /**
   * A name that nobody has is not written down: people type their password there. Nothing is written before the answer, which would take longer
   * for a name that somebody has. What an account's lock does not bound is counted by the minute,
   * so that nobody fills the table.
   */
  private void failed(HttpRequest<?> request, Optional<Long> account, String subject, String what) {
    SecurityEvents.Origin origin = events.origin(request, account);
    if (tries.locked(subject)) {
      events.note(origin, SecurityEventKind.SIGN_IN_LOCKED, "", what);
    } else if (account.isEmpty()) {
      events.note(origin, SecurityEventKind.SIGN_IN_FAILED, "", what);
    } else {
      events.soon(origin, SecurityEventKind.SIGN_IN_FAILED, "", what);
    }
  }

  private String subject(HttpRequest<?> request, String what, String name) {
    return known.known(request, name).map(browser -> what + " in browser:" + browser).orElse(what + " of:" + name);
  }

  private Optional<Candidate> candidate(String name) {
    return sql.first(
        row -> new Candidate(row.getLong("id"), "ACTIVE".equals(row.getString("state")), row.getString("password_hash")),
        "SELECT a.id, h.state, c.password_hash FROM account a JOIN account_head h ON h.id = a.id JOIN credential c ON c.account_id = a.id"
            + " WHERE a.username = ?",
        name);
  }
}
