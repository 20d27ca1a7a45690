package org.fuma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.fuma.embedded.Account;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class MySqlServerTest {

  @Test
  void mySqlStartsWithTheSettingsAndRightsOfTheEmbeddedDatabase() throws SQLException {
    Assumptions.assumeTrue(MySqlServer.missing().isEmpty(), () -> MySqlServer.missing().orElseThrow());
    MySqlServer server = MySqlServer.start();
    try (server) {
      execute(server, server.migrator(),
          "CREATE TABLE thing (id BIGINT PRIMARY KEY, name VARCHAR(40) NOT NULL)",
          "CREATE TRIGGER no_x BEFORE INSERT ON thing FOR EACH ROW "
              + "IF NEW.name = 'x' THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'no x'; END IF",
          "GRANT INSERT ON thing TO " + server.application().quoted());
      execute(server, server.application(), "INSERT INTO thing VALUES (1, '赋码')");
      assertThatThrownBy(() -> execute(server, server.application(), "INSERT INTO thing VALUES (2, 'x')"))
          .hasMessageContaining("no x");
      assertThatThrownBy(() -> execute(server, server.application(), "DELETE FROM thing"))
          .hasMessageContaining("denied");
      execute(server, server.root(), "CREATE DATABASE another", "SET GLOBAL general_log = OFF");
      assertThat(ask(server, "SELECT name FROM thing")).isEqualTo("赋码");
      assertThat(ask(server, "SELECT @@version")).startsWith("8.0.31");
      assertThat(ask(server, "SELECT collation_name FROM information_schema.columns "
          + "WHERE table_name = 'thing' AND column_name = 'name'")).isEqualTo("utf8mb4_bin");
      assertThat(ask(server, "SELECT @@global.transaction_isolation")).isEqualTo("READ-COMMITTED");
      assertThat(ask(server, "SELECT @@global.innodb_lock_wait_timeout")).isEqualTo("3");
      assertThat(ask(server, "SELECT @@global.time_zone")).isEqualTo("+00:00");
      assertThat(ask(server, "SELECT @@global.sql_mode").split(",")).containsExactlyInAnyOrder(
          "STRICT_TRANS_TABLES", "ONLY_FULL_GROUP_BY", "NO_ZERO_DATE", "NO_ZERO_IN_DATE",
          "ERROR_FOR_DIVISION_BY_ZERO", "NO_ENGINE_SUBSTITUTION");
    }
    server.close();
    assertThatThrownBy(() -> ask(server, "SELECT 1")).isInstanceOf(SQLException.class);
  }

  private static void execute(MySqlServer server, Account account, String... statements) throws SQLException {
    try (Connection connection = connect(server, account); Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private static String ask(MySqlServer server, String sql) throws SQLException {
    try (Connection connection = connect(server, server.application());
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      assertThat(rows.next()).isTrue();
      return rows.getString(1);
    }
  }

  private static Connection connect(MySqlServer server, Account account) throws SQLException {
    return DriverManager.getConnection(server.jdbcUrl() + "?sslMode=DISABLED", account.user(), account.password());
  }
}
