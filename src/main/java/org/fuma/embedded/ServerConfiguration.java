package org.fuma.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the server is told: its options in {@code server.cnf}, its accounts in {@code init.sql}. */
final class ServerConfiguration {

  /** The schema that everything is kept in. */
  static final String SCHEMA = "fuma";

  private static final String SQL_MODE = String.join(",", List.of("STRICT_TRANS_TABLES", "ONLY_FULL_GROUP_BY",
      "NO_ZERO_DATE", "NO_ZERO_IN_DATE", "ERROR_FOR_DIVISION_BY_ZERO", "NO_ENGINE_SUBSTITUTION"));

  private ServerConfiguration() {}

  /** The option file for a server of this folder on this port. */
  static String options(ServerFiles files, DataFolder folder, EmbeddedOptions options, int port) {
    return """
        # Written by Fuma at each start of the embedded database.
        [mariadbd]
        basedir=%s
        lc-messages-dir=%s
        character-sets-dir=%s
        datadir=%s
        tmpdir=%s
        init-file=%s
        port=%d
        bind-address=127.0.0.1
        # Relative to datadir: a socket's path may have 107 bytes at most.
        socket=../server.sock
        pid-file=../mariadbd.pid
        %sskip-name-resolve
        skip-ssl
        skip-log-bin
        character-set-server=utf8mb4
        collation-server=utf8mb4_bin
        default-time-zone=+00:00
        transaction-isolation=READ-COMMITTED
        sql-mode=%s
        innodb-lock-wait-timeout=3
        innodb-flush-log-at-trx-commit=%d
        innodb-buffer-pool-size=%dM
        innodb-log-file-size=128M
        max-connections=200
        max-allowed-packet=64M
        performance-schema=OFF
        """.formatted(quoted(files.base()), quoted(files.share()), quoted(files.share().resolve("charsets")),
        quoted(folder.data()), quoted(folder.temporary()), quoted(folder.initFile()), port,
        runsAsRoot() ? "user=root\n" : "", SQL_MODE, options.durable() ? 1 : 2, options.bufferPoolMegabytes());
  }

  /** Whether the option file holds exactly these options, so that a server which still runs was started with them. */
  static boolean kept(DataFolder folder, String options) throws IOException {
    return Files.exists(folder.configuration()) && Files.readString(folder.configuration()).equals(options);
  }

  /** Writes both files, for their owner alone. */
  static void write(DataFolder folder, String options) throws IOException {
    DataFolder.writePrivately(folder.configuration(), options);
    DataFolder.writePrivately(folder.initFile(), accounts(folder.migrator(), folder.application(), folder.eraser()));
  }

  /** Run at every start, one statement a line: a lost password file is mended so. */
  private static String accounts(Account migrator, Account application, Account eraser) {
    return """
        CREATE DATABASE IF NOT EXISTS %1$s CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
        CREATE USER IF NOT EXISTS %2$s IDENTIFIED BY '%3$s';
        ALTER USER %2$s IDENTIFIED BY '%3$s';
        GRANT ALL PRIVILEGES ON %1$s.* TO %2$s WITH GRANT OPTION;
        CREATE USER IF NOT EXISTS %4$s IDENTIFIED BY '%5$s';
        ALTER USER %4$s IDENTIFIED BY '%5$s';
        GRANT SELECT ON %1$s.* TO %4$s;
        CREATE USER IF NOT EXISTS %6$s IDENTIFIED BY '%7$s';
        ALTER USER %6$s IDENTIFIED BY '%7$s';
        GRANT SELECT ON %1$s.* TO %6$s;
        """.formatted(SCHEMA, migrator.quoted(), migrator.password(), application.quoted(), application.password(), eraser.quoted(), eraser.password());
  }

  /** The server refuses to run as root unless it is told to. */
  static boolean runsAsRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  /** A path as a value of the option file, where a backslash would begin an escape and a # a comment. */
  private static String quoted(Path path) {
    return '"' + path.toString().replace('\\', '/') + '"';
  }
}
