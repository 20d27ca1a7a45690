package org.fuma.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fuma.TestDatabase;

/** A backup of all tables beside them in the same schema, as the database's administrator makes and restores it. */
final class TableCopies {

  private final TestDatabase database;
  private final String prefix;
  private final List<String> tables = new ArrayList<>();
  /** By table; without those that the database computes by itself. */
  private final Map<String, String> columns = new HashMap<>();

  private TableCopies(TestDatabase database, String prefix) {
    this.database = database;
    this.prefix = prefix;
  }

  /** Copies every table. */
  static TableCopies take(TestDatabase database, String name) throws SQLException {
    TableCopies copies = new TableCopies(database, "zz_" + name + "_");
    try (Connection owner = database.asOwner(); Statement statement = owner.createStatement()) {
      try (ResultSet found = statement.executeQuery("SELECT table_name AS t FROM information_schema.tables WHERE table_schema = 'fuma'"
          + " AND table_type = 'BASE TABLE' AND table_name NOT LIKE 'zz\\_%' AND table_name <> 'flyway_schema_history' ORDER BY 1")) {
        while (found.next()) {
          copies.tables.add(found.getString("t"));
        }
      }
      try (ResultSet found = statement.executeQuery("SELECT table_name AS t, column_name AS c FROM information_schema.columns"
          + " WHERE table_schema = 'fuma' AND COALESCE(generation_expression, '') = '' ORDER BY table_name, ordinal_position")) {
        while (found.next()) {
          copies.columns.merge(found.getString("t"), found.getString("c"), (before, next) -> before + ", " + next);
        }
      }
      for (String table : copies.tables) {
        statement.execute("CREATE TABLE " + copies.prefix + table + " AS SELECT * FROM " + table);
      }
    }
    return copies;
  }

  /** Brings every table back to what it was, those that the service works with at this moment aside. */
  void restore() throws SQLException {
    try (Connection owner = database.asOwner(); Statement statement = owner.createStatement()) {
      statement.execute("SET foreign_key_checks = 0");
      owner.setAutoCommit(false);
      for (String table : tables) {
        statement.execute("DELETE FROM " + table);
        String names = columns.get(table);
        statement.execute("INSERT INTO " + table + " (" + names + ") SELECT " + names + " FROM " + prefix + table);
      }
      owner.commit();
    }
  }

  /** Takes the copies away. */
  void drop() throws SQLException {
    try (Connection owner = database.asOwner(); Statement statement = owner.createStatement()) {
      for (String table : tables) {
        statement.execute("DROP TABLE " + prefix + table);
      }
    }
  }
}
