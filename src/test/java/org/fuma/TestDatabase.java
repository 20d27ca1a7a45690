package org.fuma;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.fuma.embedded.Account;
import org.fuma.embedded.EmbeddedDatabase;
import org.fuma.embedded.EmbeddedOptions;
import org.fuma.store.EraserGrants;
import org.fuma.store.Schema;

/** The database that this run of the tests is on: the embedded MariaDB, or MySQL with {@code -Dtest.db=mysql}. New and empty for each JVM. */
public record TestDatabase(String url, Account application, Account migrator, Account eraser) {

  private static final Path FOLDER = Path.of("target", "test-data").toAbsolutePath();
  private static final AtomicInteger OTHERS = new AtomicInteger();

  /** Starts the database that the system property {@code test.db} names; it ends with the JVM. */
  static TestDatabase start() {
    return start(FOLDER);
  }

  /** Starts another one beside it. */
  static TestDatabase another() {
    return start(FOLDER.resolveSibling("test-data-another-" + OTHERS.incrementAndGet()));
  }

  private static TestDatabase start(Path folder) {
    if (mysql()) {
      Needed.libaio();
      MySqlServer server = MySqlServer.start();
      return new TestDatabase(server.jdbcUrl(), server.application(), server.migrator(), server.eraser());
    }
    delete(folder);
    EmbeddedDatabase database = EmbeddedDatabase.open(new EmbeddedOptions(folder, 256, true));
    Runtime.getRuntime().addShutdownHook(new Thread(database::close, "test-database-end"));
    return new TestDatabase(database.jdbcUrl(), database.application(), database.migrator(), database.eraser());
  }

  /** True when this run is on MySQL. */
  public static boolean mysql() {
    return "mysql".equals(System.getProperty("test.db"));
  }

  /** A connection of the service's account. */
  public Connection asApplication() throws SQLException {
    return DriverManager.getConnection(Schema.withOptions(url), application.user(), application.password());
  }

  /** A connection of the account that owns the schema. */
  public Connection asOwner() throws SQLException {
    return DriverManager.getConnection(Schema.withOptions(url), migrator.user(), migrator.password());
  }

  /** A connection of the account that erases, once it has been granted that. */
  public Connection asEraser() throws SQLException {
    EraserGrants.give(url, migrator.user(), migrator.password(), eraser.user(), eraser.password());
    return DriverManager.getConnection(Schema.withOptions(url), eraser.user(), eraser.password());
  }

  private static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.delete(file);
      }
    } catch (IOException stuck) {
      throw new UncheckedIOException(stuck);
    }
  }
}
