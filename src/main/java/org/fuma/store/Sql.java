package org.fuma.store;

import com.mysql.cj.jdbc.JdbcConnection;
import io.micronaut.data.connection.ConnectionOperations;
import io.micronaut.data.exceptions.DataAccessException;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Plain SQL over the running transaction's connection, or over one of its own outside any. */
@Singleton
public class Sql {

  private final ConnectionOperations<Connection> connections;

  Sql(ConnectionOperations<Connection> connections) {
    this.connections = connections;
  }

  @FunctionalInterface
  private interface Work<T> {
    T with(PreparedStatement statement) throws SQLException;
  }

  /** Reads one row of a result. */
  @FunctionalInterface
  public interface Row<T> {
    /** Reads the columns of the row that the result stands on. */
    T read(ResultSet row) throws SQLException;
  }

  /** Every row of the answer. */
  public <T> List<T> list(Row<T> reader, String sql, Object... arguments) {
    return prepared(
        sql,
        statement -> {
          bind(statement, arguments);
          List<T> rows = new ArrayList<>();
          try (ResultSet result = statement.executeQuery()) {
            while (result.next()) {
              rows.add(reader.read(result));
            }
          }
          return rows;
        });
  }

  /** The first row of the answer. */
  public <T> Optional<T> first(Row<T> reader, String sql, Object... arguments) {
    return list(reader, sql, arguments).stream().findFirst();
  }

  /** Runs a statement and says how many rows it touched. */
  public int run(String sql, Object... arguments) {
    return prepared(
        sql,
        statement -> {
          bind(statement, arguments);
          return statement.executeUpdate();
        });
  }

  /** Runs a statement once for each line of arguments, in one round trip. */
  public void batch(String sql, List<Object[]> lines) {
    if (lines.isEmpty()) {
      return;
    }
    connections.executeWrite(
        status -> {
          // Prepared here, not by the server: that would describe each of ten thousand parameters first, twice over.
          try (PreparedStatement statement = status.getConnection().unwrap(JdbcConnection.class).clientPrepareStatement(sql)) {
            for (Object[] line : lines) {
              bind(statement, line);
              statement.addBatch();
            }
            return statement.executeBatch();
          } catch (SQLException refused) {
            throw new DataAccessException("The database refused a statement", refused);
          }
        });
  }

  /** A moment column. */
  public static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
  }

  /** A moment column that may be empty. */
  public static Optional<Instant> optionalInstant(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, LocalDateTime.class)).map(time -> time.toInstant(ZoneOffset.UTC));
  }

  /** An id column that may be empty. */
  public static Optional<Long> optionalId(ResultSet row, String column) throws SQLException {
    long id = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(id);
  }

  private <T> T prepared(String sql, Work<T> work) {
    return connections.executeWrite(
        status -> {
          try (PreparedStatement statement = status.getConnection().prepareStatement(sql)) {
            return work.with(statement);
          } catch (SQLException refused) {
            throw new DataAccessException("The database refused a statement", refused);
          }
        });
  }

  private static void bind(PreparedStatement statement, Object[] arguments) throws SQLException {
    for (int i = 0; i < arguments.length; i++) {
      Object argument = arguments[i] instanceof Optional<?> optional ? optional.orElse(null) : arguments[i];
      statement.setObject(
          i + 1,
          switch (argument) {
            case null -> null;
            case Instant instant -> LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
            case Enum<?> constant -> constant.name();
            default -> argument;
          });
    }
  }
}
