package org.fuma.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.fuma.City;
import org.fuma.store.Ids;
import org.fuma.store.Sql;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What firms, codes, letters, accounts, imports and jobs leave in the tables fits the ledger; what is changed behind its back is named. */
class RegisterVerifiedTest {

  private static final List<String> OURS = List.of("enterprise", "code_", "protection_code", "plaque_", "door_", "live_", "claim", "job", "roster_",
      "account", "administrator_", "consent", "totp", "passkey", "device", "ledger_");
  private static RegisterActs acts;

  private final City city = City.another();
  private final Sql sql = city.bean(Sql.class);

  @BeforeEach
  void record() {
    if (acts == null) {
      acts = new RegisterActs(city).all();
    }
  }

  @Test
  void whatWasRecordedFits() {
    assertThat(kinds()).contains(
        "enterprise.enrolled", "enterprise.changed", "enterprise.moved", "enterprise.placed", "code.issued", "code.activated",
        "code.suspended", "code.resumed", "code.replaced", "code.revoked", "code.plaque-renewed", "code-key.added", "display.opened",
        "display.revoked", "claim.made", "claim.used", "claim.revoked", "account.created", "account.link-made", "account.locked",
        "account.unlocked", "account.closed", "account.signed-out", "account.tied", "account.untied", "account.made-owner",
        "account.made-staff", "account.roles-changed", "account.password-set", "account.factor-added", "account.factor-removed",
        "account.recovery-made", "device.remembered", "device.forgotten", "consent.asked", "consent.given", "consent.refused", "job.asked",
        "roster.received", "roster.checked", "roster.accepted", "roster.taken");
    assertThat(found()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
      enterprise_step    | SELECT MIN(id) FROM enterprise_step             | at = at + INTERVAL 1 SECOND         | its time
      enterprise_step    | SELECT MIN(id) FROM enterprise_step             | salt = REPEAT('x', 16)              | its salt
      enterprise_step    | SELECT MIN(id) FROM enterprise_step             | actor_id = actor_id + 1             | its actor
      enterprise_step    | SELECT MIN(id) FROM enterprise_step             | address = '别处'                    | address
      enterprise_place   | SELECT MIN(id) FROM enterprise_place            | given_latitude = given_latitude + 1 | givenLatitude
      code_step          | SELECT MIN(id) FROM code_step                   | reason = '另一个原因'               | reason
      plaque_renewal     | SELECT MIN(id) FROM plaque_renewal              | name = '另一个名称'                 | name
      door_display_step  | SELECT MAX(id) FROM door_display_step           | actor_id = actor_id + 1             | its actor
      claim_step         | SELECT MIN(id) FROM claim_step                  | reason = '另一个原因'               | reason
      job_step           | SELECT MIN(id) FROM job_step                    | event = 'stopped'                   | event
      roster_step        | SELECT MIN(id) FROM roster_step                 | facts = REPLACE(facts, '.csv', '')  | file
      account_step       | SELECT MIN(id) FROM account_step                | roles = 'ADMINISTRATOR,SUPERVISOR'  | roles
      consent            | SELECT MIN(id) FROM consent                     | roles = 'ADMINISTRATOR'             | roles
      consent_step       | SELECT MIN(id) FROM consent_step                | reason = '另一个原因'               | reason
      """)
  void aChangedRowIsNamed(String table, String row, String change, String what) throws SQLException {
    long id = id(row);
    assertThat(after(table, "id = " + id, "UPDATE " + table + " SET " + change + " WHERE id = " + id))
        .anySatisfy(found -> assertThat(found).startsWith(table + " " + Ids.show(id) + ": ").contains(what));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
      enterprise      | SELECT MIN(id) FROM enterprise      | enrolled_at = enrolled_at - INTERVAL 1 YEAR | enterprise_step | enrolledAt
      protection_code | SELECT MIN(id) FROM protection_code | issued_at = issued_at - INTERVAL 1 YEAR     | code_step       | issuedAt
      protection_code | SELECT MIN(id) FROM protection_code | signature = REPEAT('x', 64)                 | code_step       | payload
      door_display    | SELECT MIN(id) FROM door_display    | label = '后门'                              | door_display_   | label
      claim           | SELECT MIN(id) FROM claim           | expires_at = expires_at + INTERVAL 1 YEAR   | claim_step      | expiresAt
      roster_import   | SELECT MIN(id) FROM roster_import   | sha256 = REPEAT('x', 32)                    | roster_step     | sha256
      account         | SELECT MIN(id) FROM account         | display_name = '另一个人'                   | account_step    | displayName
      job             | SELECT MIN(id) FROM job             | kind = 'another'                            | job_step        | kind
      """)
  void aChangedFactIsFoundAtItsSteps(String table, String row, String change, String at, String what) throws SQLException {
    long id = id(row);
    assertThat(after(table, "id = " + id, "UPDATE " + table + " SET " + change + " WHERE id = " + id))
        .anySatisfy(found -> assertThat(found).startsWith(at).contains(what + " is not what ledger entry"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
      enterprise_head     | SELECT MAX(id) FROM enterprise_head                                         | id            | grade = 'D'
      enterprise_head     | SELECT MIN(enterprise_id) FROM enterprise_place                             | id            | longitude = longitude + 0.1
      code_head           | SELECT MIN(id) FROM code_head WHERE state = 'ACTIVE'                        | id            | state = 'SUSPENDED'
      code_head           | SELECT MIN(id) FROM code_head WHERE state = 'ACTIVE'                        | id            | current_of = NULL
      code_head           | SELECT MIN(id) FROM code_head WHERE plaque_outdated_at IS NOT NULL          | id            | plaque_outdated_at = NULL
      code_step           | SELECT MAX(id) FROM code_step WHERE from_state = 'SUSPENDED'                | id            | from_state = NULL
      door_display_head   | SELECT MIN(id) FROM door_display_head WHERE state = 'REVOKED'               | id            | state = 'OPEN'
      door_display        | SELECT MIN(id) FROM door_display                                            | id            | actor_id = actor_id + 1
      door_display_count  | SELECT MIN(enterprise_id) FROM door_display_count                           | enterprise_id | opened = opened + 1
      claim_head          | SELECT MIN(id) FROM claim_head WHERE state = 'USED' | id            | account_id = NULL, state = 'REVOKED'
      claim               | SELECT MIN(id) FROM claim                                                   | id            | actor_id = actor_id + 1
      account_head        | SELECT MIN(id) FROM account_head WHERE roles = 'ENTERPRISE'                 | id            | roles = 'AUDITOR'
      account_head        | SELECT MIN(id) FROM account_head WHERE state = 'CLOSED'                     | id            | state = 'ACTIVE'
      account_enterprise  | SELECT MIN(account_id) FROM account_enterprise WHERE ended_at IS NOT NULL   | account_id    | ended_at = NULL
      account_enterprise  | SELECT MIN(account_id) FROM account_enterprise                              | account_id    | owner = NOT owner
      administrator_count | SELECT 1                                                                    | id            | active = active + 1
      consent_head        | SELECT MIN(id) FROM consent_head WHERE state = 'GIVEN'                      | id            | state = 'WITHDRAWN'
      roster_head         | SELECT MIN(id) FROM roster_head                                             | id            | state = 'CHECKED'
      roster_head         | SELECT MIN(id) FROM roster_head                                             | id            | mode = 'ALL_OR_NOTHING'
      roster_import       | SELECT MIN(id) FROM roster_import                                           | id            | at = at - INTERVAL 1 DAY
      job                 | SELECT MIN(id) FROM job                                                     | id            | asked_by = asked_by + 1
      """)
  void aHeadThatItsStepsContradictIsNamed(String table, String row, String key, String change) throws SQLException {
    long id = id(row);
    assertThat(after(table, key + " = " + id, "UPDATE " + table + " SET " + change + " WHERE " + key + " = " + id))
        .anySatisfy(found -> assertThat(found).startsWith(table + " " + Ids.show(id) + ": "));
  }

  @ParameterizedTest
  @CsvSource({"enterprise_step", "enterprise_place", "enterprise_content", "code_step", "plaque_renewal", "door_display_step", "claim_step",
      "account_step", "consent", "consent_step", "roster_step", "job_step"})
  void aRowThatIsGoneIsNamed(String table) throws SQLException {
    long id = id("SELECT MAX(id) FROM " + table);
    assertThat(after(table, "id = " + id, "DELETE FROM " + table + " WHERE id = " + id))
        .anySatisfy(found -> assertThat(found).startsWith(table + " " + Ids.show(id) + ": "));
  }

  @ParameterizedTest
  @CsvSource({"enterprise_step", "code_step", "claim_step", "account_step"})
  void aStepThatWasPutInIsNamed(String table) throws SQLException {
    long id = Ids.next();
    assertThat(planted(table, id, "SELECT * FROM " + table + " WHERE id = " + id("SELECT MAX(id) FROM " + table)))
        .anySatisfy(found -> assertThat(found).startsWith(table + " " + Ids.show(id) + ": no ledger entry"));
  }

  @Test
  void aContactThatWasPutInIsNamed() throws SQLException {
    long id = Ids.next();
    assertThat(planted("enterprise_content", id, "SELECT * FROM enterprise_content WHERE id = " + id("SELECT MAX(id) FROM enterprise_content")))
        .anySatisfy(found -> assertThat(found).startsWith("enterprise_content " + Ids.show(id)));
  }

  @Test
  void aWayInThatNobodyOpenedIsNamed() throws SQLException {
    long id = Ids.next();
    assertThat(planted("device", id, "SELECT id, account_id, REPEAT('x', 32) AS token_hash, label, pin_hash, tries, made_at, seen_at, expires_at,"
            + " ended_at, turn_hash, former_turn_hash FROM device WHERE id = " + id("SELECT MAX(id) FROM device")))
        .anySatisfy(found -> assertThat(found).startsWith("device " + Ids.show(id)));
    assertThat(planted("passkey", id, "SELECT MIN(id) AS id, MIN(id) AS account_id, REPEAT('x', 32) AS credential_hash, 'x' AS credential_id,"
            + " 'x' AS public_key, 0 AS sign_count, 'x' AS label, MIN(created_at) AS made_at, NULL AS used_at FROM account"))
        .anySatisfy(found -> assertThat(found).startsWith("passkey " + Ids.show(id)));
  }

  /** An entry of before the facts were kept says that a passkey was added, and not which. */
  @Test
  void anEntryWithoutFactsTellsOfOnePasskeyAlone() throws SQLException {
    long account = id("SELECT MIN(id) FROM account");
    long entry = Ids.next();
    long first = Ids.next();
    long second = Ids.next();
    try (Connection owner = city.database().asOwner(); Statement statement = owner.createStatement()) {
      try {
        statement.execute("INSERT INTO ledger_entry (id, at, kind, object_kind, object_id, actor_id, request_id, form, commitment) VALUES (" + entry
            + ", UTC_TIMESTAMP(6), 'passkey.added', 'account', " + account + ", " + account + ", '', 1, REPEAT('x', 32))");
        for (long passkey : List.of(first, second)) {
          statement.execute("INSERT INTO passkey (id, account_id, credential_hash, credential_id, public_key, sign_count, label, made_at) VALUES ("
              + passkey + ", " + account + ", UNHEX(SHA2('" + passkey + "', 256)), 'x', 'x', 0, 'x', UTC_TIMESTAMP(6))");
        }
        assertThat(found()).filteredOn(found -> found.startsWith("passkey ")).singleElement().asString().startsWith(
            "passkey " + Ids.show(Math.max(first, second)) + ": stands there although no entry");
      } finally {
        statement.execute("DELETE FROM passkey WHERE id IN (" + first + ", " + second + ")");
        statement.execute("DELETE FROM ledger_entry WHERE id = " + entry);
      }
    }
  }

  @Test
  void aFactorThatWasTakenAwayIsNamed() throws SQLException {
    long account = acts.protectedAccount();
    assertThat(after("totp", "account_id = " + account, "DELETE FROM totp WHERE account_id = " + account))
        .anySatisfy(found -> assertThat(found).startsWith("account " + Ids.show(account)));
    long bare = id("SELECT MIN(id) FROM account");
    assertThat(after("totp", "account_id = " + account, "UPDATE totp SET account_id = " + bare + " WHERE account_id = " + account,
        "DELETE FROM totp WHERE account_id = " + bare))
        .anySatisfy(found -> assertThat(found).startsWith("totp " + Ids.show(bare)));
  }

  private List<String> kinds() {
    return sql.list(row -> row.getString(1), "SELECT DISTINCT kind FROM ledger_entry");
  }

  private long id(String query) {
    return sql.first(row -> row.getLong(1), query).filter(id -> id > 0).orElseThrow();
  }

  /** What is found of these tables. */
  private List<String> found() {
    return city.bean(Verification.class).run(Verification.Options.NONE).found().stream().map(Findings.Finding::toString)
        .filter(found -> OURS.stream().anyMatch(found::startsWith)).toList();
  }

  /** What is found after a change of rows, which are then brought back. */
  private List<String> after(String table, String rows, String change, String... undo) throws SQLException {
    try (Connection owner = city.database().asOwner(); Statement statement = owner.createStatement()) {
      statement.execute("SET foreign_key_checks = 0");
      statement.execute("CREATE TABLE zz_former AS SELECT * FROM " + table + " WHERE " + rows);
      try {
        assertThat(statement.executeUpdate(change)).as(change).isPositive();
        return found();
      } finally {
        for (String back : undo) {
          statement.execute(back);
        }
        statement.execute("REPLACE INTO " + table + " SELECT * FROM zz_former");
        statement.execute("DROP TABLE zz_former");
      }
    }
  }

  /** What is found while a copy of a row stands in the table under another id. */
  private List<String> planted(String table, long id, String like) throws SQLException {
    try (Connection owner = city.database().asOwner(); Statement statement = owner.createStatement()) {
      statement.execute("SET foreign_key_checks = 0");
      statement.execute("CREATE TABLE zz_planted AS " + like);
      try {
        statement.execute("UPDATE zz_planted SET id = " + id);
        statement.execute("INSERT INTO " + table + " SELECT * FROM zz_planted");
        return found();
      } finally {
        statement.execute("DROP TABLE zz_planted");
        statement.execute("DELETE FROM " + table + " WHERE id = " + id);
      }
    }
  }
}
