package org.fuma.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.concurrent.TimeUnit;
import org.fuma.settings.StartFailure;

/** Another process that opens an embedded database, makes a table, says so, and waits to be killed. */
final class Service {

  private static final String OPEN = "open";

  private final Process process;
  private final String answer;

  private Service(Process process, String answer) {
    this.process = process;
    this.answer = answer;
  }

  /** Runs the process until it has opened the database or failed to. */
  static Service run(Path folder) throws IOException {
    String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    Process process = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(),
        "-cp", classPath, Service.class.getName(), folder.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT).start();
    BufferedReader output = process.inputReader();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith("> ")) {
        return new Service(process, line.substring(2));
      }
    }
    throw new IOException("the other process ended without a word");
  }

  /** Why it could not open the database. */
  String failure() throws InterruptedException {
    if (answer.equals(OPEN) || !process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IllegalStateException("the other process opened the database");
    }
    return answer;
  }

  /** Kills it as {@code kill -9} does, so that nothing of it runs any more. */
  void kill() throws InterruptedException {
    if (!answer.equals(OPEN)) {
      throw new IllegalStateException(answer);
    }
    process.destroyForcibly().waitFor();
  }

  /** The other process: one argument, the folder. */
  public static void main(String[] arguments) throws Exception {
    try {
      EmbeddedDatabase database = EmbeddedDatabase.open(new EmbeddedOptions(Path.of(arguments[0]), 64, true));
      Account migrator = database.migrator();
      try (Connection connection = DriverManager.getConnection(database.jdbcUrl() + "?sslMode=DISABLED",
          migrator.user(), migrator.password())) {
        connection.createStatement().execute("CREATE TABLE IF NOT EXISTS made (id BIGINT PRIMARY KEY)");
      }
      System.out.println("> " + OPEN);
      Thread.sleep(Long.MAX_VALUE);
    } catch (StartFailure e) {
      System.out.println("> " + e.getMessage());
    }
  }
}
