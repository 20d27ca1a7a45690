package org.fuma.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.fuma.embedded.EmbeddedDatabase;
import org.fuma.embedded.EmbeddedOptions;
import org.fuma.settings.StartFailure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an older program left in clear is sealed when the newer one starts. */
class SealMigrationTest {

  /** More than two transactions. */
  private static final int ROWS = 2 * SealText.AT_ONCE + 1_234;

  private static final byte[] SALT = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private final Vault vault = new Vault(new byte[] {1, 2, 3}, List.of());
  private Path folder;
  private EmbeddedDatabase database;

  @BeforeEach
  void anOlderProgramsDatabase() throws IOException, SQLException {
    folder = Files.createTempDirectory(Files.createDirectories(Path.of("target/test-start").toAbsolutePath()), "seal");
    database = EmbeddedDatabase.open(new EmbeddedOptions(folder, 64, true));
    Flyway.configure().dataSource(Schema.withOptions(database.jdbcUrl()), database.migrator().user(), database.migrator().password())
        .locations("classpath:db/migration").placeholders(Map.of("app", "'" + database.application().user() + "'@'127.0.0.1'"))
        .target("068").skipDefaultCallbacks(true).load().migrate();
    try (Connection owner = owner()) {
      owner.createStatement().execute("INSERT INTO enterprise (id, uscc, enrolled_at) VALUES (1, '91430405ML000001X0', '2025-01-01')");
      owner.createStatement().execute("INSERT INTO complaint (id, enterprise_id, category, submitted_at) VALUES (5, 1, 'OTHER', '2025-01-01')");
      owner.createStatement().execute("INSERT INTO complaint_content (id, salt, complaint_id, body, demand) VALUES (7, '0123456789abcdef', 5, '内容\n第二行', '诉求'),"
          + " (8, '0123456789abcdef', 5, '答复', NULL)");
      owner.setAutoCommit(false);
      try (PreparedStatement row = owner.prepareStatement("INSERT INTO enterprise_content (id, salt, enterprise_id, contact, telephone, sealed) VALUES (?, '0123456789abcdef', 1, ?, ?, ?)")) {
        for (int i = 1; i <= ROWS; i++) {
          row.setLong(1, i);
          row.setString(2, "示例人" + i);
          row.setString(3, i % 2 == 0 ? "" : "0734-" + i);
          // As if a former attempt had been broken off after its first transaction.
          row.setBytes(4, i <= 10 ? new Salted(SALT, "示例人" + i + "\n先前").seal(vault, "enterprise-contact:" + Ids.show(i)) : null);
          row.addBatch();
        }
        row.executeBatch();
      }
      owner.commit();
    }
  }

  @AfterEach
  void close() throws IOException {
    database.close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @Test
  void everyRowIsSealedOnceAndThePlainColumnsAreGone() throws SQLException {
    assertThatThrownBy(() -> migrate(new Vault(new byte[] {9}, List.of()))).as("another key than the rows that are sealed already")
        .isInstanceOf(StartFailure.class).hasMessageStartingWith("The data key is not the one");
    migrate(vault);
    try (Connection owner = owner()) {
      try (ResultSet row = owner.createStatement().executeQuery("SELECT id, sealed FROM enterprise_content ORDER BY id")) {
        for (int i = 1; i <= ROWS; i++) {
          assertThat(row.next()).isTrue();
          String telephone = i <= 10 ? "先前" : i % 2 == 0 ? "" : "0734-" + i;
          Salted text = Salted.open(vault, "enterprise-contact:" + Ids.show(row.getLong(1)), row.getBytes(2));
          assertThat(text.text()).isEqualTo("示例人" + i + "\n" + telephone);
          assertThat(text.salt()).as("the hash in the step can still be checked").isEqualTo(SALT);
        }
      }
      try (ResultSet row = owner.createStatement().executeQuery("SELECT id, sealed FROM complaint_content ORDER BY id")) {
        row.next();
        assertThat(Salted.open(vault, "complaint:" + Ids.show(7), row.getBytes(2)).text()).isEqualTo("内容\n第二行\u0000诉求");
        row.next();
        assertThat(Salted.open(vault, "complaint:" + Ids.show(8), row.getBytes(2)).text()).isEqualTo("答复\u0000");
      }
      assertThatThrownBy(() -> owner.createStatement().executeQuery("SELECT salt FROM enterprise_content")).isInstanceOf(SQLException.class);
      assertThatThrownBy(() -> owner.createStatement().executeQuery("SELECT body FROM complaint_content")).isInstanceOf(SQLException.class);
    }
    assertThatThrownBy(() -> migrate(new Vault(new byte[] {9}, List.of()))).isInstanceOf(StartFailure.class);
    migrate(new Vault(new byte[] {9}, List.of(new byte[] {1, 2, 3})));
  }

  private void migrate(Vault with) {
    Schema.migrate(database.jdbcUrl(), database.application().user(), database.application().password(), database.migrator().user(),
        database.migrator().password(), with);
  }

  private Connection owner() throws SQLException {
    return DriverManager.getConnection(Schema.withOptions(database.jdbcUrl()), database.migrator().user(), database.migrator().password());
  }
}
