package org.fuma.access;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.fuma.settings.Settings;
import org.fuma.store.Hashes;
import org.fuma.store.Ids;
import org.fuma.store.ServiceClock;
import org.fuma.store.Sql;
import org.fuma.store.Transactions;
import org.fuma.web.Failure;

/** Signs people in and out. A refresh token is good for one use; using it twice ends the session. */
@Singleton
public class Sessions {

  private static final int LONGEST_NAME = 64;
  private static final Duration SAME_MOMENT = Duration.ofSeconds(20);

  private final Sql sql;
  private final Transactions transactions;
  private final Passwords passwords;
  private final Tokens tokens;
  private final ServiceClock clock;
  private final Settings settings;

  Sessions(Sql sql, Transactions transactions, Passwords passwords, Tokens tokens, ServiceClock clock, Settings settings) {
    this.sql = sql;
    this.transactions = transactions;
    this.passwords = passwords;
    this.tokens = tokens;
    this.clock = clock;
    this.settings = settings;
  }

  /** The tokens of a session, to be handed to the client and to nobody else. */
  public record Pair(long account, long session, String access, String refresh) {
    @Override
    public String toString() {
      return "Pair[" + Ids.show(session) + "]";
    }
  }

  private record Candidate(long account, boolean active, String hash) {}

  /**
   * Signs in by name and password.
   *
   * @throws Failure.SignInRequired when they do not fit an active account; which of them was wrong is not said
   * @throws Failure.TooMany        when too many are being checked at once
   */
  public Pair signIn(String username, String password) {
    Optional<Candidate> candidate = username.length() > LONGEST_NAME ? Optional.empty() : candidate(username);
    boolean matches =
        password.length() <= Passwords.MOST * 2
            && candidate.map(found -> passwords.matches(password, found.hash())).orElseGet(() -> passwords.matchesNobody(password));
    if (!matches || !candidate.get().active()) {
      throw new Failure.SignInRequired("error.credentials");
    }
    return transactions.write(
        () -> {
          long session = Ids.next();
          sql.run(
              "INSERT INTO session (id, account_id, started_at) VALUES (?, ?, ?)", session, candidate.get().account(), clock.instant());
          return pair(candidate.get().account(), session);
        });
  }

  /** Exchanges a refresh token for a new pair; empty when it is unknown, expired or used, and a used one ends its session. */
  public Optional<Pair> refresh(String token) {
    return refresh(token, Duration.ZERO);
  }

  /**
   * As {@link #refresh(String)}, for browsers: two tabs, or a second tap whose first answer was lost, present one token twice within a
   * moment, which is no theft.
   */
  Optional<Pair> refreshOfBrowser(String token) {
    return refresh(token, SAME_MOMENT);
  }

  private Optional<Pair> refresh(String token, Duration sameMoment) {
    byte[] hash = Hashes.sha256(token);
    Instant now = clock.instant();
    return transactions.write(
        () -> {
          int taken =
              sql.run("UPDATE refresh_token SET used_at = ? WHERE token_hash = ? AND used_at IS NULL AND expires_at > ?", now, hash, now);
          if (taken == 0 && usedSince(hash, now.minus(sameMoment))) {
            return next(hash);
          }
          if (taken == 0) {
            sql.first(row -> row.getLong(1), "SELECT session_id FROM refresh_token WHERE token_hash = ? AND used_at IS NOT NULL", hash)
                .ifPresent(this::end);
            return Optional.empty();
          }
          return next(hash);
        });
  }

  private boolean usedSince(byte[] hash, Instant moment) {
    return sql.first(row -> 1, "SELECT 1 FROM refresh_token WHERE token_hash = ? AND used_at > ?", hash, moment).isPresent();
  }

  /** The next pair of the token's session, while that lives. */
  private Optional<Pair> next(byte[] hash) {
    return sql.first(
        row -> pair(row.getLong("account_id"), row.getLong("id")),
        "SELECT s.id, s.account_id FROM refresh_token r JOIN session s ON s.id = r.session_id JOIN account_head h ON h.id = s.account_id"
            + " WHERE r.token_hash = ? AND s.ended_at IS NULL AND h.state = 'ACTIVE'",
        hash);
  }

  /** Ends the session that the refresh token belongs to; an unknown token ends nothing. */
  public void signOut(String token) {
    byte[] hash = Hashes.sha256(token);
    transactions.run(
        () ->
            sql.first(row -> row.getLong(1), "SELECT session_id FROM refresh_token WHERE token_hash = ?", hash).ifPresent(this::end));
  }

  private void end(long session) {
    sql.run("UPDATE session SET ended_at = ? WHERE id = ? AND ended_at IS NULL", clock.instant(), session);
  }

  private Optional<Candidate> candidate(String username) {
    return sql.first(
        row -> new Candidate(row.getLong("id"), "ACTIVE".equals(row.getString("state")), row.getString("password_hash")),
        "SELECT a.id, h.state, c.password_hash FROM account a JOIN account_head h ON h.id = a.id JOIN credential c ON c.account_id = a.id"
            + " WHERE a.username = ?",
        Accounts.tidyName(username));
  }

  private Pair pair(long account, long session) {
    String refresh = tokens.random();
    sql.run(
        "INSERT INTO refresh_token (token_hash, session_id, expires_at) VALUES (?, ?, ?)",
        Hashes.sha256(refresh),
        session,
        clock.instant().plus(settings.sessionLength()));
    return new Pair(account, session, tokens.access(account, session), refresh);
  }
}
