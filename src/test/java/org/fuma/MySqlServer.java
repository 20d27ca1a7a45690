package org.fuma;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.fuma.embedded.Account;

/**
 * A MySQL 8.0.31 for the tests: new and empty for each JVM, under target/test-mysql, set up as the embedded MariaDB is.
 * It ends with the JVM at the latest; what a killed JVM left is removed by the next.
 */
public final class MySqlServer implements AutoCloseable {

  private static final String ARCHIVE = "mysql-Linux-amd64.tar.gz";
  private static final String NAME = "mysql-8.0.31";
  private static final Path BASE = Path.of("target/test-mysql").toAbsolutePath();
  private static final String HOST = "127.0.0.1";
  private static final String SQL_MODE = "STRICT_TRANS_TABLES,ONLY_FULL_GROUP_BY,NO_ZERO_DATE,NO_ZERO_IN_DATE,"
      + "ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION";
  private static final long STARTING_SECONDS = 120;

  private final Process process;
  private final Path folder;
  private final int port;
  private final Thread hook = new Thread(this::end, "test-mysql-end");

  private MySqlServer(Process process, Path folder, int port) {
    this.process = process;
    this.folder = folder;
    this.port = port;
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Why MySQL cannot run on this machine, in one sentence; empty when it can. */
  public static Optional<String> missing() {
    if (!System.getProperty("os.name").startsWith("Linux") || !System.getProperty("os.arch").equals("amd64")) {
      return Optional.of("MySQL 8.0.31 is packed for Linux on amd64 only.");
    }
    try {
      Process version = new ProcessBuilder(unpacked().resolve("bin/mysqld").toString(), "--no-defaults", "--version").redirectErrorStream(true).start();
      String said = new String(version.getInputStream().readAllBytes()).strip();
      return version.waitFor() == 0
          ? Optional.empty()
          : Optional.of("MySQL 8.0.31 needs the system's libaio1 (apt-get install libaio1): " + said + ".");
    } catch (IOException e) {
      return Optional.of("MySQL 8.0.31 cannot be unpacked or executed: " + e.getMessage() + ".");
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Makes and starts a server; takes about 3 s.
   *
   * @throws IllegalStateException with {@link #missing()}'s sentence, or naming the log, when it does not start
   */
  public static MySqlServer start() {
    missing().ifPresent(reason -> {
      throw new IllegalStateException(reason);
    });
    try {
      Path base = unpacked();
      Files.createDirectories(BASE);
      removeLeftovers();
      Path folder = Files.createTempDirectory(BASE, ProcessHandle.current().pid() + "-");
      Process made = run(folder, options(base, folder, "--initialize-insecure"));
      if (made.waitFor() != 0) {
        throw new IllegalStateException("MySQL could not be initialised: see " + folder.resolve("server.log"));
      }
      Files.writeString(folder.resolve("init.sql"), accounts());
      int port = FreePort.next();
      Process process = run(folder, serving(base, folder, port));
      Files.writeString(folder.resolve("pid"), Long.toString(process.pid()));
      MySqlServer server = new MySqlServer(process, folder, port);
      server.awaitAnswer();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The port on 127.0.0.1. */
  public int port() {
    return port;
  }

  /** {@code jdbc:mysql://127.0.0.1:PORT/fuma}, without options. */
  public String jdbcUrl() {
    return "jdbc:mysql://" + HOST + ":" + port + "/fuma";
  }

  /** Makes tables and triggers in the schema {@code fuma}, and grants rights on it. */
  public Account migrator() {
    return new Account("fuma_migrator", "migrator-of-the-tests", HOST);
  }

  /** May read the schema; the migrations grant the rest. */
  public Account application() {
    return new Account("fuma_app", "application-of-the-tests", HOST);
  }

  /** May read the schema; the erase command grants the rest. */
  public Account eraser() {
    return new Account("fuma_eraser", "eraser-of-the-tests", HOST);
  }

  /** May do everything, in every schema. */
  public Account root() {
    return new Account("fuma_root", "root-of-the-tests", HOST);
  }

  /** Ends the server and removes its folder; again does nothing. */
  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException shuttingDown) {
      return;
    }
    end();
  }

  private synchronized void end() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
      removeTree(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void awaitAnswer() throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(STARTING_SECONDS);
    while (process.isAlive() && System.nanoTime() < end) {
      try (Connection connection =
          DriverManager.getConnection(jdbcUrl() + "?sslMode=DISABLED&connectTimeout=3000", application().user(), application().password())) {
        if (connection.isValid(3)) {
          return;
        }
      } catch (SQLException notYet) {
        Thread.sleep(20);
      }
    }
    Runtime.getRuntime().removeShutdownHook(hook);
    process.destroyForcibly().waitFor();
    throw new IllegalStateException("MySQL did not start: see " + folder.resolve("server.log"));
  }

  private static List<String> options(Path base, Path folder, String... more) {
    List<String> command = new ArrayList<>(List.of(base.resolve("bin/mysqld").toString(), "--no-defaults", "--basedir=" + base,
        "--lc-messages-dir=" + base.resolve("share"), "--character-sets-dir=" + base.resolve("share/charsets"),
        "--datadir=" + folder.resolve("data"), "--character-set-server=utf8mb4", "--collation-server=utf8mb4_bin", "--skip-log-bin", "--skip-ssl",
        "--auto-generate-certs=OFF", "--sha256-password-auto-generate-rsa-keys=OFF", "--caching-sha2-password-auto-generate-rsa-keys=OFF"));
    if ("root".equals(System.getProperty("user.name"))) {
      command.add("--user=root");
    }
    command.addAll(Arrays.asList(more));
    return command;
  }

  private static List<String> serving(Path base, Path folder, int port) {
    return options(base, folder, "--port=" + port, "--bind-address=" + HOST, "--socket=../s", "--mysqlx=OFF",
        "--pid-file=" + folder.resolve("mysqld.pid"), "--init-file=" + folder.resolve("init.sql"), "--skip-name-resolve",
        "--default-time-zone=+00:00", "--transaction-isolation=READ-COMMITTED", "--sql-mode=" + SQL_MODE, "--innodb-lock-wait-timeout=3",
        "--innodb-flush-log-at-trx-commit=1", "--innodb-buffer-pool-size=256M", "--innodb-redo-log-capacity=128M", "--max-connections=200",
        "--max-allowed-packet=64M", "--performance-schema=OFF");
  }

  private static Process run(Path folder, List<String> command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("server.log").toFile())).start();
    process.getOutputStream().close();
    return process;
  }

  /** The native plugin, as MariaDB's accounts have it: the newer one wants TLS or another option in the URL. */
  private static String accounts() {
    return """
        CREATE DATABASE fuma CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
        CREATE USER 'fuma_migrator'@'127.0.0.1' IDENTIFIED WITH mysql_native_password BY 'migrator-of-the-tests';
        GRANT ALL PRIVILEGES ON fuma.* TO 'fuma_migrator'@'127.0.0.1' WITH GRANT OPTION;
        CREATE USER 'fuma_app'@'127.0.0.1' IDENTIFIED WITH mysql_native_password BY 'application-of-the-tests';
        GRANT SELECT ON fuma.* TO 'fuma_app'@'127.0.0.1';
        CREATE USER 'fuma_eraser'@'127.0.0.1' IDENTIFIED WITH mysql_native_password BY 'eraser-of-the-tests';
        CREATE USER 'fuma_root'@'127.0.0.1' IDENTIFIED WITH mysql_native_password BY 'root-of-the-tests';
        GRANT ALL PRIVILEGES ON *.* TO 'fuma_root'@'127.0.0.1' WITH GRANT OPTION;
        """;
  }

  /** Servers and folders of JVMs that were killed; the folder's name begins with the JVM's process number. */
  private static void removeLeftovers() throws IOException {
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(BASE)) {
      for (Path left : folders) {
        long owner = Long.parseLong(left.getFileName().toString().split("-")[0]);
        if (ProcessHandle.of(owner).isPresent()) {
          continue;
        }
        Path pid = left.resolve("pid");
        if (Files.exists(pid)) {
          ProcessHandle.of(Long.parseLong(Files.readString(pid)))
              .filter(process -> process.info().arguments()
                  .filter(arguments -> Arrays.asList(arguments).contains("--datadir=" + left.resolve("data"))).isPresent())
              .ifPresent(ProcessHandle::destroyForcibly);
        }
        removeTree(left);
      }
    }
  }

  private static synchronized Path unpacked() throws IOException {
    String configured = System.getenv().getOrDefault("XDG_CACHE_HOME", "");
    Path cache = (configured.startsWith("/") ? Path.of(configured) : Path.of(System.getProperty("user.home"), ".cache")).resolve("fuma");
    Path base = cache.resolve(NAME);
    if (Files.isDirectory(base)) {
      return base;
    }
    Files.createDirectories(cache);
    try (FileChannel channel = FileChannel.open(cache.resolve(NAME + ".lock"), StandardOpenOption.CREATE,
            StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      if (lock.isValid() && !Files.isDirectory(base)) {
        Path part = Files.createTempDirectory(cache, NAME + ".part");
        untar(part);
        Files.move(part, base, StandardCopyOption.ATOMIC_MOVE);
      }
    }
    return base;
  }

  private static void untar(Path folder) throws IOException {
    try (InputStream archive = MySqlServer.class.getResourceAsStream("/" + ARCHIVE)) {
      if (archive == null) {
        throw new IOException(ARCHIVE + " is not on the class path");
      }
      // Its links in bin point into the folder that it was packed in.
      Process tar = new ProcessBuilder("tar", "-xz", "--no-same-owner", "--exclude=bin/lib*", "-C", folder.toString())
          .inheritIO().redirectInput(ProcessBuilder.Redirect.PIPE).start();
      try (var input = tar.getOutputStream()) {
        archive.transferTo(input);
      }
      if (tar.waitFor() != 0) {
        throw new IOException("tar could not unpack " + ARCHIVE);
      }
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private static void removeTree(Path root) throws IOException {
    if (!Files.exists(root)) {
      return;
    }
    try (Stream<Path> all = Files.walk(root)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
