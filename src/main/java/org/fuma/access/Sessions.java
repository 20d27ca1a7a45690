package org.fuma.access;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fuma.settings.Settings;
import org.fuma.store.Hashes;
import org.fuma.store.Ids;
import org.fuma.store.ServiceClock;
import org.fuma.store.Sql;
import org.fuma.store.Transactions;
import org.fuma.web.Failure;

/**
 * Opens, renews and ends sessions. A refresh token is good for one use; using it again ends its session. A session ends at most twelve hours
 * after it was opened, a desk's besides when half an hour passes without use ({@code fuma.session-length}, {@code fuma.desk-idle}).
 */
@Singleton
public class Sessions {

  /** Sessions that an account has at the same time at most. */
  public static final int MOST_AT_ONCE = 20;

  private static final int LONGEST_ADDRESS = 64;
  private static final int LONGEST_AGENT = 200;

  /** Two tabs, or a second tap, present one token twice within such a moment, which is no theft. */
  private static final Duration SAME_MOMENT = Duration.ofSeconds(10);

  private final Sql sql;
  private final Transactions transactions;
  private final Tokens tokens;
  private final RememberedDevices devices;
  private final ServiceClock clock;
  private final Settings settings;

  Sessions(Sql sql, Transactions transactions, Tokens tokens, RememberedDevices devices, ServiceClock clock, Settings settings) {
    this.sql = sql;
    this.transactions = transactions;
    this.tokens = tokens;
    this.devices = devices;
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

  /**
   * From where a session is opened.
   *
   * @param address as the server or its configured proxy knows it
   * @param agent   what the browser calls itself: a claim, shown to its person alone
   */
  public record Browser(String address, String agent) {}

  /** A session as its person sees it. */
  public record Row(long id, Instant startedAt, Optional<Instant> seenAt, Strength strength, String address, String agent) {}

  /** What came of presenting a refresh token. */
  sealed interface Renewal {
    /** The next pair. */
    record Renewed(Pair pair) implements Renewal {}

    /** The token was used a moment ago: the session lives, and who used the token has the next pair. */
    record Twin(long account, long session) implements Renewal {}

    /** No session: the token is unknown, expired, or was used before, which ends its session. */
    record Refused(Optional<Long> reusedOf) implements Renewal {}
  }

  /**
   * Opens a session of that account; the oldest ends when there would be more than {@value #MOST_AT_ONCE}.
   *
   * @throws Failure.SignInRequired when the account is not active at this moment
   */
  public Pair open(long account, Strength strength, Browser from, Optional<Long> device) {
    return transactions.write(
        () -> {
          Instant now = clock.instant();
          // Six digits open a phone, and no more: before anything that opens the account its person proves who they are besides.
          Instant proved = strength == Strength.DEVICE ? now.minus(Proof.BEFORE_THE_ACT.multipliedBy(2)) : now;
          Pair pair = open(account, strength, from, device, proved, now.plus(settings.sessionLength()), failuresSinceLast(account));
          endOldest(account);
          return pair;
        });
  }

  /**
   * Opens a new session in place of this one, whose person has just proved who they are: whoever holds tokens from before gains nothing by it.
   * A weaker proof than the session's own leaves its strength; the end stays where it was.
   *
   * @throws Failure.SignInRequired when the session has ended meanwhile, or the account is not active
   */
  public Pair again(SessionStanding session, Strength strength) {
    Strength best = session.strength().twofold() && !strength.twofold() ? session.strength() : strength;
    record Old(Instant endsAt, String address, String agent) {}
    return transactions.write(
        () -> {
          Old old =
              sql.first(
                      row -> new Old(Sql.instant(row, "ends_at"), row.getString("address"), row.getString("agent")),
                      "SELECT ends_at, address, agent FROM session WHERE id = ? AND account_id = ?", session.id(), session.account())
                  .orElseThrow(() -> new Failure.SignInRequired("error.sign-in"));
          if (!ended(session.id())) {
            throw new Failure.SignInRequired("error.sign-in");
          }
          return open(session.account(), best, new Browser(old.address(), old.agent()), session.device(), clock.instant(), old.endsAt(), 0);
        });
  }

  private Pair open(long account, Strength strength, Browser from, Optional<Long> device, Instant proved, Instant endsAt, int failures) {
    long session = Ids.next();
    Instant now = clock.instant();
    int opened =
        sql.run(
            "INSERT INTO session (id, account_id, started_at, strength, proved_at, seen_at, ends_at, device_id, address, agent, failures)"
                + " SELECT ?, id, ?, ?, ?, ?, ?, ?, ?, ?, ? FROM account_head WHERE id = ? AND state = 'ACTIVE'",
            session, now, strength, proved, now, endsAt, device, cut(from.address(), LONGEST_ADDRESS), cut(from.agent(), LONGEST_AGENT), failures,
            account);
    if (opened == 0) {
      throw new Failure.SignInRequired("error.credentials");
    }
    return pair(account, session);
  }

  private void endOldest(long account) {
    sql.list(
            row -> row.getLong(1),
            "SELECT id FROM session WHERE account_id = ? AND ended_at IS NULL AND ends_at > ? ORDER BY id DESC LIMIT 100 OFFSET " + MOST_AT_ONCE,
            account, clock.instant())
        .forEach(this::ended);
  }

  /** How often somebody failed to sign in to the account since its latest session; ids of sessions and events both grow with time. */
  private int failuresSinceLast(long account) {
    return sql.first(
            row -> (int) Math.min(Integer.MAX_VALUE, row.getLong(1)),
            "SELECT COALESCE(SUM(times), 0) FROM security_event WHERE account_id = ? AND kind IN ('sign-in.failed', 'sign-in.locked')"
                + " AND id > (SELECT COALESCE(MAX(id), 0) FROM session WHERE account_id = ?)",
            account, account)
        .orElse(0);
  }

  /** Exchanges a refresh token for a new pair; refused when it is unknown, expired or used, and a used one ends its session. */
  Renewal refresh(String token) {
    return renew(token, Duration.ZERO);
  }

  /** As {@link #refresh(String)}, for browsers, whose second tap is answered, but gets no token. */
  Renewal refreshOfBrowser(String token) {
    return renew(token, SAME_MOMENT);
  }

  private Renewal renew(String token, Duration sameMoment) {
    byte[] hash = Hashes.sha256(token);
    Instant now = clock.instant();
    return transactions.write(
        () -> {
          if (sql.run("UPDATE refresh_token SET used_at = ? WHERE token_hash = ? AND used_at IS NULL AND expires_at > ?", now, hash, now) == 1) {
            return living(hash).<Renewal>map(session -> renewed(session, now)).orElseGet(() -> new Renewal.Refused(Optional.empty()));
          }
          Optional<Living> twin = !sameMoment.isZero() && usedSince(hash, now.minus(sameMoment)) ? living(hash) : Optional.empty();
          if (twin.isPresent()) {
            return new Renewal.Twin(twin.get().account(), twin.get().session());
          }
          Optional<Living> reused =
              sql.first(
                  row -> new Living(row.getLong(1), row.getLong(2)),
                  "SELECT s.account_id, s.id FROM refresh_token r JOIN session s ON s.id = r.session_id"
                      + " WHERE r.token_hash = ? AND r.used_at IS NOT NULL",
                  hash);
          reused.ifPresent(session -> ended(session.session()));
          return new Renewal.Refused(reused.map(Living::account));
        });
  }

  private record Living(long account, long session) {}

  private Renewal renewed(Living session, Instant now) {
    sql.run("UPDATE session SET seen_at = ? WHERE id = ?", now, session.session());
    return new Renewal.Renewed(pair(session.account(), session.session()));
  }

  private boolean usedSince(byte[] hash, Instant moment) {
    return sql.first(row -> 1, "SELECT 1 FROM refresh_token WHERE token_hash = ? AND used_at > ?", hash, moment).isPresent();
  }

  /** The token's session, while it lives. */
  private Optional<Living> living(byte[] hash) {
    return sql.first(
        row -> new Living(row.getLong(1), row.getLong(2)),
        "SELECT s.account_id, s.id FROM refresh_token r JOIN session s ON s.id = r.session_id JOIN account_head h ON h.id = s.account_id"
            + " WHERE r.token_hash = ? AND s.ended_at IS NULL AND (s.ends_at IS NULL OR s.ends_at > ?) AND h.state = 'ACTIVE'",
        hash, clock.instant());
  }

  /** Ends the session that the refresh token belongs to and says whose it was; an unknown token ends nothing. */
  public Optional<Long> signOut(String token) {
    byte[] hash = Hashes.sha256(token);
    return transactions.write(
        () -> {
          Optional<Living> session =
              sql.first(
                  row -> new Living(row.getLong(1), row.getLong(2)),
                  "SELECT s.account_id, s.id FROM refresh_token r JOIN session s ON s.id = r.session_id WHERE r.token_hash = ?", hash);
          session.ifPresent(found -> ended(found.session()));
          return session.map(Living::account);
        });
  }

  /** The account's living sessions, latest first. */
  public List<Row> list(long account) {
    return sql.list(
        row ->
            new Row(
                row.getLong("id"), Sql.instant(row, "started_at"), Sql.optionalInstant(row, "seen_at"),
                Strength.valueOf(row.getString("strength")), row.getString("address"), row.getString("agent")),
        "SELECT id, started_at, seen_at, strength, address, agent FROM session WHERE account_id = ? AND ended_at IS NULL AND ends_at > ?"
            + " ORDER BY id DESC LIMIT " + MOST_AT_ONCE,
        account, clock.instant());
  }

  /**
   * Ends one of the account's sessions.
   *
   * @throws Failure.NotFound when it has no such session, or that has ended
   */
  public void end(long account, long session) {
    int ended =
        transactions.write(
            () -> sql.run("UPDATE session SET ended_at = ? WHERE id = ? AND account_id = ? AND ended_at IS NULL", clock.instant(), session, account));
    if (ended == 0) {
      throw new Failure.NotFound();
    }
  }

  /** Ends every session of the account but this one. */
  public void endOthers(SessionStanding keep) {
    transactions.run(
        () ->
            sql.run("UPDATE session SET ended_at = ? WHERE account_id = ? AND id <> ? AND ended_at IS NULL", clock.instant(), keep.account(), keep.id()));
  }

  /**
   * Ends every session of the account and every sign-in that waits for its second step, and forgets its remembered phones, in the running
   * transaction or one of its own.
   */
  public void endAll(long account) {
    transactions.run(
        () -> {
          sql.run("UPDATE session SET ended_at = ? WHERE account_id = ? AND ended_at IS NULL", clock.instant(), account);
          sql.run("DELETE FROM sign_in_step WHERE account_id = ?", account);
          devices.endAll(account);
        });
  }

  private boolean ended(long session) {
    return sql.run("UPDATE session SET ended_at = ? WHERE id = ? AND ended_at IS NULL", clock.instant(), session) == 1;
  }

  private Pair pair(long account, long session) {
    String refresh = tokens.random();
    Instant now = clock.instant();
    boolean desk =
        sql.first(row -> Role.read(row.getString(1)), "SELECT roles FROM account_head WHERE id = ?", account).orElse(Set.of()).stream()
            .anyMatch(Role::desk);
    sql.run(
        "INSERT INTO refresh_token (token_hash, session_id, expires_at) VALUES (?, ?, ?)",
        Hashes.sha256(refresh), session, now.plus(desk ? settings.deskIdle() : settings.sessionLength()));
    return new Pair(account, session, tokens.access(account, session), refresh);
  }

  private static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most);
  }
}
