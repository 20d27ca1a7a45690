package org.fuma.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.fuma.settings.StartFailure;

/** Makes the data folder of a new database with the server's own bootstrap mode, as mariadb-install-db would. */
final class Bootstrap {

  /** The scripts that make the system tables, in this order. */
  static final List<String> SCRIPTS = List.of(
      "mariadb_system_tables.sql",
      "mariadb_performance_tables.sql",
      "mariadb_system_tables_data.sql",
      "maria_add_gis_sp_bootstrap.sql",
      "mariadb_sys_schema.sql");

  private static final int NEEDED_MEGABYTES = 250;

  private Bootstrap() {}

  /**
   * Makes the data folder unless it is there. A start that was cut short leaves none.
   *
   * @return whether it was made now
   * @throws StartFailure when the disk is full or the server refuses
   */
  static boolean createIfMissing(ServerFiles files, DataFolder folder) throws IOException {
    if (Files.isDirectory(folder.data())) {
      return false;
    }
    removeLeftovers(folder);
    Disk.require(folder.root(), NEEDED_MEGABYTES);
    Path part = Files.createTempDirectory(folder.root(), "data.part");
    Path script = Files.createTempFile(folder.root(), "data.part", ".sql");
    try {
      Files.write(script, script(files), StandardCharsets.UTF_8);
      run(files, folder, part, script);
      Files.move(part, folder.data(), StandardCopyOption.ATOMIC_MOVE);
    } finally {
      removeLeftovers(folder);
    }
    return true;
  }

  private static void run(ServerFiles files, DataFolder folder, Path data, Path script) throws IOException {
    List<String> command = new ArrayList<>(List.of(
        files.binary().toString(),
        "--no-defaults",
        "--basedir=" + files.base(),
        "--lc-messages-dir=" + files.share(),
        "--character-sets-dir=" + files.share().resolve("charsets"),
        "--datadir=" + data,
        "--tmpdir=" + folder.temporary(),
        "--bootstrap",
        "--log-warnings=0",
        "--enforce-storage-engine=",
        "--max-allowed-packet=8M",
        "--net-buffer-length=16K",
        "--innodb-log-file-size=128M"));
    if (ServerConfiguration.runsAsRoot()) {
      command.add("--user=root");
    }
    Process process = ServerProcess.execute(new ProcessBuilder(command).redirectInput(script.toFile()), folder);
    int code;
    try {
      code = process.waitFor();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new StartFailure("The making of the embedded database in " + folder.root() + " was interrupted.", e);
    }
    if (code != 0) {
      throw new StartFailure("The embedded database could not be made (exit code %d): see its log %s."
          .formatted(code, folder.log()));
    }
  }

  private static List<String> script(ServerFiles files) throws IOException {
    boolean socketRoot = files.platform().hasSocketRoot();
    List<String> lines = new ArrayList<>(List.of(
        "create database if not exists mysql;",
        "use mysql;",
        "SET @auth_root_socket=" + (socketRoot ? "'root'" : "NULL") + ";"));
    for (String script : SCRIPTS) {
      try (Stream<String> text = Files.lines(files.share().resolve(script))) {
        text.filter(line -> !line.contains("@current_hostname")).forEach(lines::add);
      }
    }
    if (!socketRoot) {
      // Without a socket, root would answer on TCP with no password: better no root at all.
      lines.add("DELETE FROM global_priv WHERE User='root';");
    }
    return lines;
  }

  private static void removeLeftovers(DataFolder folder) throws IOException {
    try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder.root(), "data.part*")) {
      for (Path part : parts) {
        Disk.removeTree(part);
      }
    }
  }
}
