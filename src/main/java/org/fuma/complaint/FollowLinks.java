package org.fuma.complaint;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.fuma.settings.Settings;
import org.fuma.store.Base32Text;
import org.fuma.store.Hashes;
import org.fuma.store.Ids;
import org.fuma.store.ServiceClock;
import org.fuma.store.Sql;
import org.fuma.store.Transactions;
import org.fuma.store.Vault;

/**
 * The secret link by which somebody without an account follows a complaint: {@code {public address}/follow#TOKEN}. What stands behind the # no
 * browser sends; a page of ours hands it in once and gets a cookie for it. The database holds the hashes of both.
 */
@Singleton
class FollowLinks {

  /** How long a browser that opened the link goes on without it. */
  static final Duration SESSION = Duration.ofHours(2);

  /** How long a link works after the complaint was filed away. */
  static final Duration AFTER_CLOSING = Duration.ofDays(30);

  /** Browsers that follow one complaint at once: more than anybody has, and few enough that whoever goes on showing a link fills no table. */
  static final int MOST_SESSIONS = 20;

  private static final int TOGETHER = 1_000;
  private static final int BYTES = 20;
  private static final Pattern FORM = Pattern.compile("[A-Z2-7]{32}");
  private static final int LONGEST = 300;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final byte[] secret;
  private final Settings settings;
  private final Sql sql;
  private final Transactions transactions;
  private final ServiceClock clock;

  FollowLinks(Vault vault, Settings settings, Sql sql, Transactions transactions, ServiceClock clock) {
    this.secret = vault.secret("complaint-link:");
    this.settings = settings;
    this.sql = sql;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Keeps the hash of the complaint's link, in the running transaction. */
  void make(long complaint) {
    sql.run("INSERT INTO complaint_link (hash, complaint_id) VALUES (?, ?)", hash(token(complaint)), complaint);
  }

  /** The link itself; it comes from the complaint's number and a secret, so that a form that is sent twice is answered the same. */
  String address(long complaint) {
    return settings.publicAddress() + "/follow#" + token(complaint);
  }

  /** The complaint of that link, as a whole or as its last part alone; empty when it is none of ours or has ended. */
  Optional<Long> find(String given) {
    if (given.length() > LONGEST) {
      return Optional.empty();
    }
    String token = given.substring(given.indexOf('#') + 1).replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    return FORM.matcher(token).matches()
        ? sql.first(row -> row.getLong(1), "SELECT complaint_id FROM complaint_link WHERE hash = ?", hash(token)).filter(this::open)
        : Optional.empty();
  }

  /** Opens a session for whoever showed the link, the cookie's secret; beyond {@link #MOST_SESSIONS} of one complaint the oldest end. */
  String begin(long complaint) {
    byte[] random = new byte[BYTES];
    RANDOM.nextBytes(random);
    String session = Base32Text.rfc4648(random);
    transactions.run(() -> {
      int open = sql.first(row -> row.getInt(1), "SELECT COUNT(*) FROM complaint_session WHERE complaint_id = ?", complaint).orElse(0);
      if (open >= MOST_SESSIONS) {
        sql.run("DELETE FROM complaint_session WHERE complaint_id = ? ORDER BY expires_at LIMIT " + (open - MOST_SESSIONS + 1), complaint);
      }
      sql.run("INSERT INTO complaint_session (hash, complaint_id, expires_at) VALUES (?, ?, ?)", hash(session), complaint,
          clock.instant().plus(SESSION));
    });
    return session;
  }

  /** The complaint that a session of that secret follows. */
  Optional<Long> followed(String session) {
    return FORM.matcher(session).matches()
        ? sql.first(row -> row.getLong(1), "SELECT complaint_id FROM complaint_session WHERE hash = ? AND expires_at > ?", hash(session), clock.instant())
            .filter(this::open)
        : Optional.empty();
  }

  /** Ends the session. */
  void end(String session) {
    transactions.run(() -> sql.run("DELETE FROM complaint_session WHERE hash = ?", hash(session)));
  }

  /** Takes away sessions that are over; any node may, twice does no harm. */
  @Scheduled(initialDelay = "4m", fixedDelay = "1h")
  void sweep() {
    while (transactions.write(() -> sql.run("DELETE FROM complaint_session WHERE expires_at <= ? LIMIT " + TOGETHER, clock.instant())) == TOGETHER) {
      // Until there are fewer.
    }
  }

  private boolean open(long complaint) {
    return sql.first(row -> Sql.optionalInstant(row, "closed"),
            "SELECT MAX(s.at) AS closed FROM complaint_step s JOIN complaint_head h ON h.id = s.complaint_id"
                + " WHERE s.complaint_id = ? AND s.to_state = 'CLOSED' AND h.state = 'CLOSED'",
            complaint)
        .flatMap(closed -> closed).filter(closed -> closed.plus(AFTER_CLOSING).isBefore(clock.instant())).isEmpty();
  }

  private String token(long complaint) {
    return Base32Text.rfc4648(Arrays.copyOf(Hashes.hmac(secret, Ids.show(complaint)), BYTES));
  }

  private static byte[] hash(String token) {
    return Hashes.sha256(token.getBytes(StandardCharsets.US_ASCII));
  }
}
