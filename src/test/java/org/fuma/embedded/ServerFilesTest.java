package org.fuma.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.fuma.settings.StartFailure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ServerFilesTest {

  private static final Path BASE = Path.of("target/test-embedded");

  private Path folder;

  @BeforeEach
  void makeBase() throws IOException {
    Files.createDirectories(BASE);
    folder = Files.createTempDirectory(BASE, "files").toAbsolutePath();
  }

  @AfterEach
  void removeFolder() throws IOException {
    Disk.removeTree(folder);
  }

  @Test
  void aCacheThatCannotBeWrittenIsReplacedByTheFolderItself() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "in the way");
    ServerFiles files = ServerFiles.unpacked(Platform.current(), file.resolve("cache"), folder.resolve("server"));
    assertThat(files.base()).isEqualTo(folder.resolve("server/mariadb-11.4.5"));
    assertThat(files.binary()).isExecutable();
    assertThat(files.share().resolve("charsets/Index.xml")).exists();
    assertThat(files.share().resolve("english/errmsg.sys")).exists();
    for (String script : Bootstrap.SCRIPTS) {
      assertThat(files.share().resolve(script)).exists();
    }
  }

  @Test
  void twoAtOnceUnpackItOnceAndALaterOneMendsWhatWasCutShort() throws IOException {
    Files.createDirectories(folder.resolve("cache/mariadb-11.4.5.part123/bin"));
    CompletableFuture<ServerFiles> other = CompletableFuture.supplyAsync(this::unpack);
    ServerFiles files = unpack();
    assertThat(other.join()).isEqualTo(files);
    try (Stream<Path> left = Files.list(folder.resolve("cache"))) {
      assertThat(left.map(Path::getFileName).map(Path::toString))
          .containsExactlyInAnyOrder("mariadb-11.4.5", "mariadb-11.4.5.lock");
    }
    long whole = Files.size(files.binary());
    Files.writeString(files.binary(), "cut short");
    assertThat(Files.size(unpack().binary())).isEqualTo(whole);
  }

  @Test
  void eachPackageKeepsItsFilesInItsOwnPlaces() {
    assertThat(Platform.of("Linux", "amd64")).isEqualTo(Platform.LINUX);
    assertThat(Platform.of("Windows 11", "amd64")).isEqualTo(Platform.WINDOWS);
    assertThat(Platform.of("Mac OS X", "aarch64")).isEqualTo(Platform.MACOS);
    assertThat(needed(Platform.LINUX, "bin/mariadbd", "bin/mariadb", "share/charsets/Index.xml",
        "share/english/errmsg.sys", "share/chinese/errmsg.sys", "share/mariadb_sys_schema.sql",
        "share/fill_help_tables.sql")).containsExactly("bin/mariadbd", "share/charsets/Index.xml",
        "share/english/errmsg.sys", "share/mariadb_sys_schema.sql");
    assertThat(needed(Platform.WINDOWS, "bin/mysqld.exe", "bin/server.dll", "bin/server.lib", "bin/mysql.exe"))
        .containsExactly("bin/mysqld.exe", "bin/server.dll");
    assertThat(needed(Platform.MACOS, "bin/mariadbd", "share/mysql/charsets/Index.xml", "share/man/man8/mariadbd.8"))
        .containsExactly("bin/mariadbd", "share/mysql/charsets/Index.xml");
  }

  @Test
  void aMachineWithoutAPackageIsToldWhatToDo() {
    assertThatThrownBy(() -> Platform.of("Linux", "riscv64")).isInstanceOf(StartFailure.class)
        .hasMessage("There is no embedded database for Linux on riscv64: set fuma.database.url (FUMA_DATABASE_URL) to a "
            + "MySQL or MariaDB of your own.");
  }

  @Test
  void aNearlyFullDiskIsNamed() {
    assertThatThrownBy(() -> Disk.require(folder, Long.MAX_VALUE >> 20)).isInstanceOf(StartFailure.class)
        .hasMessageMatching("The disk that holds .* has \\d+ MB left and the embedded database needs .*");
    assertThat(Disk.failure(folder, new IOException("No space left on device")))
        .hasMessageStartingWith("The disk that holds " + folder + " is full");
  }

  @Test
  void aBufferPoolOutOfBoundsIsRefused() {
    assertThatThrownBy(() -> new EmbeddedOptions(folder, 7, true)).isInstanceOf(StartFailure.class)
        .hasMessage("The embedded database's buffer pool must have 8 to 65536 MiB, not 7.");
  }

  private ServerFiles unpack() {
    try {
      return ServerFiles.unpacked(Platform.LINUX, folder.resolve("cache"), folder.resolve("unused"));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> needed(Platform platform, String... files) {
    return Stream.of(files).filter(platform::needs).toList();
  }
}
