package org.fuma.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** A folder for one test's database, removed after it with whatever still runs on it. */
record TestFolder(Path path) implements AutoCloseable {

  static TestFolder make() throws IOException {
    Path base = Files.createDirectories(Path.of("target/test-embedded"));
    // A blank and a #: both must survive the option file.
    return new TestFolder(Files.createTempDirectory(base, "a #1 folder").toAbsolutePath());
  }

  EmbeddedDatabase open() {
    return EmbeddedDatabase.open(new EmbeddedOptions(path, 64, true));
  }

  /** The process in the pid file. */
  ProcessHandle server() throws IOException {
    return ProcessHandle.of(Long.parseLong(Files.readString(path.resolve("server.pid")).strip())).orElseThrow();
  }

  /** The server that runs on this folder, by whatever means it is found. */
  Optional<ServerProcess> serverProcess() throws IOException {
    return ServerProcess.find(DataFolder.at(path));
  }

  static void keepARow(EmbeddedDatabase database) throws SQLException {
    execute(database, database.migrator(), "CREATE TABLE IF NOT EXISTS kept (name VARCHAR(20) PRIMARY KEY)",
        "INSERT IGNORE INTO kept VALUES ('a row')");
  }

  static void execute(EmbeddedDatabase database, Account account, String... statements) throws SQLException {
    try (Connection connection = connect(database, account); Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** The first column of the first row, asked by the application's account. */
  static String ask(EmbeddedDatabase database, String sql) throws SQLException {
    try (Connection connection = connect(database, database.application());
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      if (!rows.next()) {
        throw new SQLException("no row");
      }
      return rows.getString(1);
    }
  }

  private static Connection connect(EmbeddedDatabase database, Account account) throws SQLException {
    return DriverManager.getConnection(database.jdbcUrl() + "?sslMode=DISABLED", account.user(), account.password());
  }

  @Override
  public void close() throws IOException {
    serverProcess().ifPresent(ServerProcess::end);
    Disk.removeTree(path);
  }
}
