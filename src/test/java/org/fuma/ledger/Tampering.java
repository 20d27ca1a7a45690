package org.fuma.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import org.fuma.City;

/** What the database's own administrator changes behind the service's back; all of it is undone at the end. */
public final class Tampering implements AutoCloseable {

  private final Connection owner;
  private final Deque<Statement> undo = new ArrayDeque<>();

  /** In that city. */
  public Tampering(City city) throws SQLException {
    owner = city.database().asOwner();
    run("SET foreign_key_checks = 0", List.of());
  }

  private record Statement(String sql, List<Object> arguments) {}

  /** Sets a column of the rows of that key to what an expression gives. */
  public void change(String table, String column, String expression, String key, long id) throws SQLException {
    keep(table, key, id);
    assertThat(run("UPDATE " + table + " SET " + column + " = " + expression + " WHERE " + key + " = ?", List.of(id)))
        .as(table + "." + column).isPositive();
  }

  /** Takes the rows of that key away. */
  public void remove(String table, String key, long id) throws SQLException {
    keep(table, key, id);
    assertThat(run("DELETE FROM " + table + " WHERE " + key + " = ?", List.of(id))).as(table).isPositive();
  }

  /** Undone by putting the rows back as they were: the inserts last, since what is undone comes off the top. */
  private void keep(String table, String key, long id) throws SQLException {
    List<String> columns = columns(table);
    String names = String.join(", ", columns);
    String marks = String.join(", ", Collections.nCopies(columns.size(), "?"));
    try (PreparedStatement select = owner.prepareStatement("SELECT " + names + " FROM " + table + " WHERE " + key + " = ?")) {
      select.setLong(1, id);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          List<Object> values = new ArrayList<>();
          for (int i = 1; i <= columns.size(); i++) {
            values.add(rows.getObject(i));
          }
          undo.push(new Statement("INSERT INTO " + table + " (" + names + ") VALUES (" + marks + ")", values));
        }
      }
    }
    undo.push(new Statement("DELETE FROM " + table + " WHERE " + key + " = ?", List.of(id)));
  }

  private List<String> columns(String table) throws SQLException {
    List<String> columns = new ArrayList<>();
    try (PreparedStatement select =
        owner.prepareStatement("SELECT column_name AS name FROM information_schema.columns WHERE table_schema = DATABASE()"
            + " AND table_name = ? AND COALESCE(generation_expression, '') = '' ORDER BY ordinal_position")) {
      select.setString(1, table);
      try (ResultSet found = select.executeQuery()) {
        while (found.next()) {
          columns.add(found.getString("name"));
        }
      }
    }
    return columns;
  }

  private int run(String sql, List<Object> arguments) throws SQLException {
    try (PreparedStatement statement = owner.prepareStatement(sql)) {
      for (int i = 0; i < arguments.size(); i++) {
        statement.setObject(i + 1, arguments.get(i));
      }
      return statement.executeUpdate();
    }
  }

  @Override
  public void close() throws SQLException {
    try (owner) {
      while (!undo.isEmpty()) {
        Statement back = undo.pop();
        run(back.sql(), back.arguments());
      }
    }
  }
}
