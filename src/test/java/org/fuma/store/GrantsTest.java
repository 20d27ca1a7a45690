package org.fuma.store;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.fuma.City;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What has been recorded stays: the service's own account is refused every statement that would change it, by the database itself. */
class GrantsTest {

  /** The columns that may change, by table; every other column of every table may not. */
  static final Map<String, Set<String>> CHANGING =
      Map.ofEntries(
          entry("account_head", Set.of("state", "roles", "authority_id", "official_id", "version")),
          entry("enterprise_head", Set.of("state", "name", "district", "address", "batch", "grade", "liaison_id", "latitude", "longitude", "version")),
          entry("code_head", Set.of("state", "current_of", "plaque_outdated_at", "version")),
          entry("authority_head", Set.of("state", "districts", "entrusted_by", "version")),
          entry("official_head", Set.of("serving", "left_at", "title", "certificate_number", "issuer", "valid_from", "valid_until", "photo_id", "version")),
          entry("item_head", Set.of("state", "current_code", "ended_at", "version")),
          entry("visit_head",
              Set.of("state", "departed_at", "result", "version", "handshake", "second_person", "wrong_digits", "completed_at", "correct_by")),
          entry("visit_count", Set.of("counted", "outside", "service")),
          entry("alert_head", Set.of("state", "version")),
          entry("handshake_count", Set.of("kept")),
          entry("plan_head", Set.of("state", "content_id", "plan_year", "version")),
          entry("visit_correction_head", Set.of("state", "closed_by", "version")),
          entry("call_back_head",
              Set.of("state", "handler_id", "tries", "tried_on", "due_day", "due_provisional", "reminded_on", "complaint_id", "version")),
          entry("complaint_question_head", Set.of("state", "open_of", "due_day", "due_provisional", "told_on", "version")),
          entry("complaint_measure_head", Set.of("state", "due_day", "told_on", "version")),
          entry("complaint_draft", Set.of("sealed", "saved_at", "expires_at")),
          entry("complaint_quota", Set.of("files", "bytes")),
          entry("complaint_head", Set.of("state", "outcome", "handler_id", "version", "authority_id", "naming", "due_kind", "due_day", "due_from", "due_days",
              "due_working", "due_provisional", "extended", "reopened", "stop_ground", "stop_from", "proposal_id", "satisfied", "told_on")),
          entry("complaint_proposal_head", Set.of("state", "answered_by")),
          entry("complaint_indexed", Set.of("made_with")),
          entry("claim_head", Set.of("state", "current_of", "account_id", "tries", "tries_since", "version")),
          entry("door_display_head", Set.of("state", "seen_at", "version")),
          entry("door_display_count", Set.of("opened")),
          entry("name_text", Set.of("folded")),
          entry("job", Set.of("state", "total", "reached", "done", "counts", "problem", "epoch", "lease_until", "ended_at")),
          entry("roster_head", Set.of("state", "taking", "mode", "layout", "preview", "problem")),
          entry("idempotency", Set.of("answer", "entries")),
          entry("credential", Set.of("password_hash", "changed_at")),
          entry("entry_link", Set.of("used_at")),
          entry("session", Set.of("ended_at", "strength", "proved_at", "seen_at")),
          entry("account_enterprise", Set.of("owner", "ended_at")),
          entry("consent_head", Set.of("state", "current_of", "version")),
          entry("administrator_count", Set.of("active")),
          entry("sign_in_count", Set.of("failures", "since")),
          entry("sign_in_step", Set.of("tries", "used_at")),
          entry("totp", Set.of("confirmed_at", "last_step")),
          entry("recovery_code", Set.of("used_at")),
          entry("passkey", Set.of("sign_count", "label", "used_at")),
          entry("device", Set.of("pin_hash", "tries", "turn_hash", "former_turn_hash", "seen_at", "expires_at", "ended_at")),
          entry("lease", Set.of("held_until")),
          // Ledger
          entry("ledger_sequencer", Set.of("epoch", "held_until")),
          // Notice
          entry("notice_page", Set.of("unread")),
          entry("notice_delivery", Set.of("state", "tries", "next_at", "lease_until", "epoch", "ended_at")),
          entry("reach", Set.of("address", "confirmed_at", "code_hash", "code_until", "tries")),
          entry("refresh_token", Set.of("used_at")));

  /** Working tables whose old rows may be swept away. */
  static final Set<String> SWEPT =
      Set.of(
          "name_pair",
          "complaint_pair",
          "item_file",
          "roster_chunk",
          "roster_refusal",
          "idempotency",
          "entry_link",
          "session",
          "sign_in_count",
          "sign_in_step",
          "totp",
          "recovery_code",
          "passkey",
          "passkey_ceremony",
          "device",
          "complaint_draft",
          "complaint_draft_file",
          "complaint_quota",
          "complaint_session",
          // Ledger
          "ledger_pending",
          // Notice
          "notice",
          "notice_page",
          "notice_delivery",
          "reach",
          "refresh_token");

  static final Set<Integer> REFUSED = Set.of(1142, 1143, 1044, 1045, 1227, 1370, 1410, 1698);

  private Connection connection;
  private Statement statement;

  @BeforeEach
  void connect() throws SQLException {
    connection = City.get().database().asApplication();
    statement = connection.createStatement();
  }

  @AfterEach
  void disconnect() throws SQLException {
    connection.close();
  }

  @Test
  void onlyTheNamedColumnsCanBeUpdated() throws SQLException {
    Map<String, List<String>> columns = columns();
    assertThat(columns).hasSizeGreaterThan(30);
    for (Map.Entry<String, List<String>> table : columns.entrySet()) {
      for (String column : table.getValue()) {
        String update = "UPDATE " + table.getKey() + " SET " + column + " = " + column + " WHERE 1 = 0";
        if (CHANGING.getOrDefault(table.getKey(), Set.of()).contains(column)) {
          statement.execute(update);
        } else {
          refused(update);
        }
      }
    }
  }

  @Test
  void nothingButOldWorkingRowsCanBeDeleted() throws SQLException {
    for (String table : columns().keySet()) {
      String delete = "DELETE FROM " + table + " WHERE 1 = 0";
      if (SWEPT.contains(table)) {
        statement.execute(delete);
      } else {
        refused(delete);
      }
      refused("TRUNCATE TABLE " + table);
      refused("DROP TABLE " + table);
      refused("ALTER TABLE " + table + " ADD COLUMN sneaked INT");
      refused("RENAME TABLE " + table + " TO sneaked");
      refused("CREATE TRIGGER sneaked BEFORE INSERT ON " + table + " FOR EACH ROW SET @x = 1");
    }
  }

  @Test
  void recordsCannotBeReplacedThroughTheBackDoor() {
    refused("REPLACE INTO ledger_entry SELECT * FROM ledger_entry WHERE 1 = 0");
    refused("INSERT INTO ledger_entry SELECT * FROM ledger_entry WHERE 1 = 0 ON DUPLICATE KEY UPDATE kind = 'x'");
    refused("REPLACE INTO visit_step SELECT * FROM visit_step WHERE 1 = 0");
    refused("REPLACE INTO visit_conclusion SELECT * FROM visit_conclusion WHERE 1 = 0");
    refused("REPLACE INTO attachment_piece SELECT * FROM attachment_piece WHERE 1 = 0");
    refused("REPLACE INTO complaint_content SELECT * FROM complaint_content WHERE 1 = 0");
    refused("UPDATE flyway_schema_history SET checksum = 0 WHERE 1 = 0");
    refused("INSERT INTO flyway_schema_history SELECT * FROM flyway_schema_history WHERE 1 = 0");
  }

  @Test
  void theOneProcedureIsTheSweepOfSecurityEvents() throws SQLException {
    try (Connection owner = City.get().database().asOwner();
        ResultSet row = owner.createStatement().executeQuery("SELECT routine_name AS r FROM information_schema.routines WHERE routine_schema = DATABASE()")) {
      assertThat(row.next()).isTrue();
      assertThat(row.getString("r")).isEqualTo("sweep_security_events");
      assertThat(row.next()).isFalse();
    }
    statement.execute("CALL sweep_security_events(400)");
  }

  @Test
  void theAccountCanMakeOrGrantNothing() {
    refused("CREATE TABLE sneaked (id INT PRIMARY KEY)");
    refused("CREATE VIEW sneaked AS SELECT 1");
    refused("CREATE PROCEDURE sneaked() SELECT 1");
    refused("DROP PROCEDURE sweep_security_events");
    refused("ALTER PROCEDURE sweep_security_events SQL SECURITY INVOKER");
    refused("GRANT EXECUTE ON PROCEDURE sweep_security_events TO CURRENT_USER()");
    refused("GRANT DELETE ON ledger_entry TO CURRENT_USER()");
    refused("SELECT * FROM mysql.user");
    refused("SELECT 1 INTO OUTFILE 'sneaked'");
    refused("CREATE USER sneaked IDENTIFIED BY 'sneaked'");
  }

  private void refused(String sql) {
    try {
      statement.execute(sql);
    } catch (SQLException refusal) {
      assertThat(REFUSED).as(sql + ": " + refusal.getMessage()).contains(refusal.getErrorCode());
      return;
    }
    fail("the database did not refuse: " + sql);
  }

  static Map<String, List<String>> columns() throws SQLException {
    Map<String, List<String>> columns = new TreeMap<>();
    try (Connection owner = City.get().database().asOwner();
        ResultSet row = owner.createStatement().executeQuery(
            "SELECT table_name AS t, column_name AS c FROM information_schema.columns WHERE table_schema = DATABASE()")) {
      while (row.next()) {
        columns.computeIfAbsent(row.getString("t"), any -> new ArrayList<>()).add(row.getString("c"));
      }
    }
    return columns;
  }
}
