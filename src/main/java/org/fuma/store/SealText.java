package org.fuma.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.fuma.settings.SettingName;
import org.fuma.settings.StartFailure;

/**
 * The migration between "there is a column for the sealed text" and "the plain columns are gone": seals what stands in a table's plain columns.
 * A few thousand rows are one transaction; broken off, it goes on where it stopped.
 */
final class SealText implements JavaMigration {

  /** Most rows of a transaction. */
  static final int AT_ONCE = 5_000;

  private static final int NO_SUCH_COLUMN = 1054;
  private static final int NO_SUCH_TABLE = 1146;

  private final MigrationVersion version;
  private final String table;
  private final String place;
  private final List<String> columns;
  private final String between;
  private final Vault vault;

  private SealText(String version, String table, String place, List<String> columns, String between, Vault vault) {
    this.version = MigrationVersion.fromVersion(version);
    this.table = table;
    this.place = place;
    this.columns = columns;
    this.between = between;
    this.vault = vault;
  }

  /** Every table whose text is sealed; joined as the text is hashed for the ledger. */
  static List<SealText> all(Vault vault) {
    return List.of(
        new SealText("069", "enterprise_content", "enterprise-contact:", List.of("contact", "telephone"), "\n", vault),
        new SealText("071.1", "complaint_content", "complaint:", List.of("body", "demand"), "\u0000", vault));
  }

  /**
   * Opens the newest sealed row; a schema that has none yet is good with any key.
   *
   * @throws StartFailure when the data key is not the one that it was sealed with
   */
  void check(Connection connection) throws SQLException {
    try (PreparedStatement newest = connection.prepareStatement("SELECT id, sealed FROM " + table + " WHERE sealed IS NOT NULL ORDER BY id DESC LIMIT 1");
        ResultSet row = newest.executeQuery()) {
      if (row.next()) {
        Salted.open(vault, place + Ids.show(row.getLong(1)), row.getBytes(2));
      }
    } catch (IllegalStateException closed) {
      throw new StartFailure(
          "The data key is not the one that personal data in the database were encrypted with: set " + SettingName.of("data-key")
              + " back (in a local run, the file keys/data-key), or put the former key into " + SettingName.of("former-data-keys") + ".", closed);
    } catch (SQLException refused) {
      if (refused.getErrorCode() != NO_SUCH_TABLE && refused.getErrorCode() != NO_SUCH_COLUMN) {
        throw refused;
      }
    }
  }

  @Override
  public void migrate(Context context) throws SQLException {
    Connection connection = context.getConnection();
    boolean single = connection.getAutoCommit();
    connection.setAutoCommit(false);
    try {
      long last = 0;
      for (Optional<Long> next = some(connection, last); next.isPresent(); next = some(connection, last)) {
        connection.commit();
        last = next.get();
      }
    } finally {
      connection.rollback();
      connection.setAutoCommit(single);
    }
  }

  /** Seals the next rows after that id; answers the last one's id, nothing when there are none. */
  private Optional<Long> some(Connection connection, long after) throws SQLException {
    record Row(long id, byte[] sealed) {}
    List<Row> rows = new ArrayList<>();
    String named = columns.stream().map(column -> "COALESCE(" + column + ", '')").collect(Collectors.joining(", "));
    try (PreparedStatement plain = connection.prepareStatement(
        "SELECT id, salt, " + named + " FROM " + table + " WHERE sealed IS NULL AND id > ? ORDER BY id LIMIT " + AT_ONCE)) {
      plain.setLong(1, after);
      try (ResultSet row = plain.executeQuery()) {
        while (row.next()) {
          List<String> texts = new ArrayList<>();
          for (int i = 0; i < columns.size(); i++) {
            texts.add(row.getString(i + 3));
          }
          Salted text = new Salted(row.getBytes(2), String.join(between, texts));
          rows.add(new Row(row.getLong(1), text.seal(vault, place + Ids.show(row.getLong(1)))));
        }
      }
    }
    try (PreparedStatement sealing = connection.prepareStatement("UPDATE " + table + " SET sealed = ? WHERE id = ?")) {
      for (Row row : rows) {
        sealing.setBytes(1, row.sealed());
        sealing.setLong(2, row.id());
        sealing.addBatch();
      }
      sealing.executeBatch();
    }
    return rows.isEmpty() ? Optional.empty() : Optional.of(rows.getLast().id());
  }

  @Override
  public MigrationVersion getVersion() {
    return version;
  }

  @Override
  public String getDescription() {
    return table + " seal";
  }

  @Override
  public Integer getChecksum() {
    return 1;
  }

  /** It keeps its own transactions. */
  @Override
  public boolean canExecuteInTransaction() {
    return false;
  }
}
