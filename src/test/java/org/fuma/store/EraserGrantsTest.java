package org.fuma.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.fuma.City;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The account that erases may delete texts and do nothing else that the service may not. */
class EraserGrantsTest {

  private Connection connection;
  private Statement statement;

  @BeforeEach
  void connect() throws SQLException {
    connection = City.get().database().asEraser();
    statement = connection.createStatement();
  }

  @AfterEach
  void disconnect() throws SQLException {
    connection.close();
  }

  @Test
  void itChangesNoColumnThatTheServiceMayNot() throws SQLException {
    for (Map.Entry<String, List<String>> table : GrantsTest.columns().entrySet()) {
      for (String column : table.getValue()) {
        if (!GrantsTest.CHANGING.getOrDefault(table.getKey(), Set.of()).contains(column)) {
          refused("UPDATE " + table.getKey() + " SET " + column + " = " + column + " WHERE 1 = 0");
        }
      }
    }
  }

  @Test
  void itDeletesTextsAndWhatTheServiceMayDelete() throws SQLException {
    Set<String> may = new TreeSet<>(GrantsTest.SWEPT);
    may.addAll(EraserGrants.ERASABLE);
    for (String table : GrantsTest.columns().keySet()) {
      String delete = "DELETE FROM " + table + " WHERE 1 = 0";
      if (may.contains(table)) {
        statement.execute(delete);
      } else {
        refused(delete);
      }
      refused("TRUNCATE TABLE " + table);
      refused("ALTER TABLE " + table + " ADD COLUMN sneaked INT");
    }
  }

  @Test
  void everyTableOfTextsThatPeopleWroteIsAmongThem() throws SQLException {
    // plan_content is what a plan says, not what a person wrote of another.
    List<String> texts = GrantsTest.columns().keySet().stream()
        .filter(table -> table.endsWith("_content") && !table.equals("plan_content") || table.equals("attachment_piece")).toList();
    assertThat(EraserGrants.ERASABLE).containsExactlyInAnyOrderElementsOf(texts);
  }

  @Test
  void itSaysWhatItErasedAndCannotTakeThatBack() throws SQLException {
    statement.execute("INSERT INTO erasure SELECT * FROM erasure WHERE 1 = 0");
    refused("DELETE FROM erasure WHERE 1 = 0");
    refused("UPDATE erasure SET ground = ground WHERE 1 = 0");
    refused("REPLACE INTO ledger_entry SELECT * FROM ledger_entry WHERE 1 = 0");
    refused("GRANT DELETE ON ledger_entry TO CURRENT_USER()");
  }

  @Test
  void theServiceItselfCannotSayThatSomethingWasErased() throws SQLException {
    try (Connection service = City.get().database().asApplication(); Statement its = service.createStatement()) {
      its.execute("SELECT id FROM erasure WHERE 1 = 0");
      refused(its, "INSERT INTO erasure SELECT * FROM erasure WHERE 1 = 0");
    }
  }

  private void refused(String sql) {
    refused(statement, sql);
  }

  private static void refused(Statement statement, String sql) {
    try {
      statement.execute(sql);
    } catch (SQLException refusal) {
      assertThat(GrantsTest.REFUSED).as(sql + ": " + refusal.getMessage()).contains(refusal.getErrorCode());
      return;
    }
    fail("the database did not refuse: " + sql);
  }
}
