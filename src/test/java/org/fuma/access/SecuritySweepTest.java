package org.fuma.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.Race;
import org.fuma.store.Hashes;
import org.fuma.store.Ids;
import org.fuma.store.Leases;
import org.fuma.store.ServiceClock;
import org.fuma.store.Sql;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is old goes, and security events stay for half a year whatever anybody asks: the database itself sees to that. */
class SecuritySweepTest {

  private static final int REFUSED = 1142;

  private final City city = City.get();
  private final Sql sql = city.bean(Sql.class);
  private final SecuritySweep sweep = city.bean(SecuritySweep.class);
  private final Instant now = city.bean(ServiceClock.class).instant();

  /** The service's own sweep, which keeps less than some of these, keeps out of it. */
  @BeforeEach
  void alone() {
    city.bean(Leases.class).holdFor("daily-sweep", Duration.ofHours(23));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-2147483648", "-1", "0", "1", "182", "183", "NULL"})
  void halfAYearStaysWhateverIsAsked(String keepDays) throws SQLException {
    long young = event(182);
    long old = event(184);
    try (Connection application = city.database().asApplication(); Statement statement = application.createStatement()) {
      statement.execute("CALL sweep_security_events(" + keepDays + ")");
    }
    assertThat(there(young)).isTrue();
    assertThat(there(old)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"400", "2147483647"})
  void whoKeepsThemLongerKeepsThem(String keepDays) throws SQLException {
    long old = event(399);
    try (Connection application = city.database().asApplication(); Statement statement = application.createStatement()) {
      statement.execute("CALL sweep_security_events(" + keepDays + ")");
    }
    assertThat(there(old)).isTrue();
    try (Connection owner = city.database().asOwner(); Statement statement = owner.createStatement()) {
      statement.execute("DELETE FROM security_event WHERE id = " + old);
    }
  }

  @Test
  void theServicesAccountDeletesNoneItself() throws SQLException {
    long old = event(4_000);
    try (Connection application = city.database().asApplication(); Statement statement = application.createStatement()) {
      for (String forbidden : List.of("DELETE FROM security_event WHERE id = " + old, "UPDATE security_event SET at = '2000-01-01' WHERE id = " + old)) {
        assertThatThrownBy(() -> statement.execute(forbidden)).isInstanceOfSatisfying(SQLException.class, refused -> assertThat(refused.getErrorCode()).isIn(REFUSED, 1143));
      }
      for (String forbidden : List.of("DROP PROCEDURE sweep_security_events", "ALTER PROCEDURE sweep_security_events SQL SECURITY INVOKER")) {
        assertThatThrownBy(() -> statement.execute(forbidden)).isInstanceOfSatisfying(SQLException.class, refused -> assertThat(refused.getErrorCode()).isEqualTo(1370));
      }
    }
    assertThat(there(old)).isTrue();
    sweep.sweep(now);
    assertThat(there(old)).isFalse();
  }

  @Test
  void aNewServiceRunsTheProcedureAsItsMigratorHasIt() throws SQLException {
    try (Connection owner = city.database().asOwner(); Statement statement = owner.createStatement();
        var row = statement.executeQuery("SELECT security_type, definer FROM information_schema.routines WHERE routine_schema = DATABASE() AND routine_name = 'sweep_security_events'")) {
      assertThat(row.next()).isTrue();
      assertThat(row.getString(1)).isEqualTo("DEFINER");
      assertThat(row.getString(2)).startsWith(city.database().migrator().user() + "@");
    }
  }

  @Test
  void oldWorkingRowsGoAndThoseThatAreStillAskedForStay() {
    Caller auditor = city.signedIn(Role.AUDITOR);
    auditor.get("/api/v1/accounts").expect(200);
    long account = auditor.actor().account();
    long ended = session(account, days(43));
    long lately = session(account, days(29));
    sql.run("INSERT INTO idempotency (caller, idem_key, request_hash, at) VALUES (?, 'old', ?, ?), (?, 'new', ?, ?)",
        account, Hashes.sha256(""), days(8), account, Hashes.sha256(""), days(6));
    link(account, "gone", days(31));
    link(account, "kept", days(29));
    sql.run("INSERT INTO sign_in_count (subject, failures, since) VALUES (?, 1, ?), (?, 1, ?)",
        hash("old" + account), days(2), hash("new" + account), now.minusSeconds(60));
    sql.run("INSERT INTO sign_in_step (token_hash, account_id, tries, expires_at) VALUES (?, ?, 0, ?), (?, ?, 0, ?)",
        hash("old" + account), account, now.minusSeconds(1), hash("new" + account), account, now.plusSeconds(60));
    sql.run("INSERT INTO passkey_ceremony (token_hash, kind, request, expires_at) VALUES (?, 'x', '', ?), (?, 'x', '', ?)",
        hash("old" + account), now.minusSeconds(1), hash("new" + account), now.plusSeconds(60));

    sweep.sweep(now);

    assertThat(count("session", "id", ended)).isZero();
    assertThat(count("refresh_token", "session_id", ended)).isZero();
    assertThat(count("session", "id", lately)).isOne();
    assertThat(count("refresh_token", "session_id", lately)).isOne();
    assertThat(sql.list(row -> row.getString(1), "SELECT idem_key FROM idempotency WHERE caller = ?", account)).containsExactly("new");
    assertThat(count("entry_link", "token_hash", hash("gone" + account))).isZero();
    assertThat(count("entry_link", "token_hash", hash("kept" + account))).isOne();
    for (String table : List.of("sign_in_count", "sign_in_step", "passkey_ceremony")) {
      String key = table.equals("sign_in_count") ? "subject" : "token_hash";
      assertThat(count(table, key, hash("old" + account))).as(table).isZero();
      assertThat(count(table, key, hash("new" + account))).as(table).isOne();
    }
    auditor.get("/api/v1/accounts").expect(200);
  }

  @Test
  void moreThanABatchGoesToo() {
    long account = city.signedIn(Role.AUDITOR).actor().account();
    List<Object[]> lines = java.util.stream.IntStream.range(0, 2_500).mapToObj(i -> new Object[] {account, "many-" + i, Hashes.sha256(""), days(9)}).toList();
    sql.batch("INSERT INTO idempotency (caller, idem_key, request_hash, at) VALUES (?, ?, ?, ?)", lines);
    assertThat(sweep.sweep(now).get("idempotency")).isGreaterThanOrEqualTo(2_500);
    assertThat(count("idempotency", "caller", account)).isZero();
  }

  @Test
  void oneNodeAtATimeHasTheLease() {
    Leases leases = city.bean(Leases.class);
    leases.holdFor("daily-sweep", Duration.ofSeconds(-1));
    List<Object> outcomes = Race.run(8, any -> () -> leases.take("daily-sweep", Duration.ofHours(1)));
    assertThat(outcomes).containsOnlyOnce(true);
    assertThat(leases.take("daily-sweep", Duration.ofHours(1))).isFalse();
    leases.holdFor("daily-sweep", Duration.ofHours(23));
    assertThat(leases.take("daily-sweep", Duration.ofHours(1))).isFalse();
    assertThat(leases.take("no such lease", Duration.ofHours(1))).isFalse();
  }

  @Test
  void aPeriodIsAtLeastAsManyDaysAsTheShortestThatItCanMean() {
    assertThat(SecuritySweep.days(Period.ofDays(400))).isEqualTo(400);
    assertThat(SecuritySweep.days(Period.ofYears(1))).isBetween(365L, 366L);
  }

  private Instant days(int ago) {
    return now.minus(ago, ChronoUnit.DAYS);
  }

  private long event(int daysAgo) {
    long id = Ids.next();
    sql.run("INSERT INTO security_event (id, at, kind, address, subject, detail, request_id) VALUES (?, ?, 'denied', 'sweep-test', '', '', '-')", id, days(daysAgo));
    return id;
  }

  private boolean there(long event) {
    return count("security_event", "id", event) == 1;
  }

  private long session(long account, Instant endsAt) {
    long session = Ids.next();
    sql.run("INSERT INTO session (id, account_id, started_at, ends_at) VALUES (?, ?, ?, ?)", session, account, endsAt.minusSeconds(43_200), endsAt);
    sql.run("INSERT INTO refresh_token (token_hash, session_id, expires_at) VALUES (?, ?, ?)", hash("token" + session), session, endsAt);
    return session;
  }

  private void link(long account, String token, Instant expiresAt) {
    sql.run("INSERT INTO entry_link (token_hash, account_id, made_at, expires_at) VALUES (?, ?, ?, ?)", hash(token + account), account, expiresAt, expiresAt);
  }

  private static byte[] hash(String text) {
    return Hashes.sha256(text);
  }

  private int count(String table, String column, Object value) {
    return sql.first(row -> row.getInt(1), "SELECT COUNT(*) FROM " + table + " WHERE " + column + " = ?", value).orElseThrow();
  }
}
