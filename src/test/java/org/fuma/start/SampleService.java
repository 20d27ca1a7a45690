package org.fuma.start;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.fuma.FreePort;
import org.fuma.store.Schema;

/** A data folder with the sample city, made once for the tests of a run by a first start, and the service on it, started again by each test. */
final class SampleService {

  private static final Path FOLDER = Path.of("target/test-start/city").toAbsolutePath();
  private static Map<String, String> passwords;

  private SampleService() {}

  /** Starts the service with these settings besides the folder, which holds the sample city by then. */
  static Forked start(Map<String, String> settings) {
    return Forked.start(environment(settings));
  }

  /** The first start of a run: it loads the sample city, and leaves its classes for all later starts. */
  static synchronized void make() {
    if (passwords == null) {
      delete(FOLDER);
      Forked first = Forked.start(Program.leavingItsClasses(), environment(Map.of("FUMA_PORT", Integer.toString(FreePort.next())))).ready();
      passwords = first.passwords();
      first.signal("TERM").end();
    }
  }

  /** Changes the folder's database, as when time has gone by that nobody wants to wait for. */
  static void change(String statement) throws IOException, SQLException {
    String url = "jdbc:mysql://127.0.0.1:" + Files.readString(FOLDER.resolve("port")).strip() + "/fuma";
    String password = Files.readString(FOLDER.resolve("migrator.password")).strip();
    try (Connection owner = DriverManager.getConnection(Schema.withOptions(url), "fuma_migrator", password); Statement change = owner.createStatement()) {
      change.executeUpdate(statement);
    }
  }

  /** The environment that makes a command work on the folder. */
  static Map<String, String> environment(Map<String, String> settings) {
    Map<String, String> environment = new HashMap<>(settings);
    environment.put("FUMA_DATA_FOLDER", FOLDER.toString());
    // Argon2id at its cheapest: it is not what these tests are about.
    environment.put("FUMA_PASSWORD_MEMORY_KIB", "512");
    environment.put("FUMA_PASSWORD_PASSES", "1");
    return environment;
  }

  /** The sample city's passwords by account. */
  static synchronized Map<String, String> passwords() {
    return Map.copyOf(passwords);
  }

  /** The process of the folder's database server, when there is one. */
  static Optional<ProcessHandle> database() {
    return server(FOLDER);
  }

  /** The process of a folder's database server, when there is one. */
  static Optional<ProcessHandle> server(Path folder) {
    String option = "--defaults-file=" + folder.resolve("server.cnf");
    return ProcessHandle.allProcesses()
        .filter(process -> process.info().commandLine().filter(line -> line.contains(option)).isPresent())
        .findAny();
  }

  /** The first number of the first row, asked of the running database below the service. */
  static long number(String query) throws IOException, SQLException {
    String url = "jdbc:mysql://127.0.0.1:" + Files.readString(FOLDER.resolve("port")).strip() + "/fuma?sslMode=DISABLED";
    try (Connection connection = DriverManager.getConnection(url, "fuma_app", Files.readString(FOLDER.resolve("application.password")).strip());
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }

  /** A port to listen on at once: the first start of a run, which takes long enough for others to take the port, comes before. */
  static int freePort() {
    make();
    return FreePort.next();
  }

  static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException stuck) {
      throw new UncheckedIOException(stuck);
    }
  }
}
