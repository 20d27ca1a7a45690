package org.fuma.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fuma.embedded.TestFolder.ask;
import static org.fuma.embedded.TestFolder.execute;
import static org.fuma.embedded.TestFolder.keepARow;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import org.fuma.settings.StartFailure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EmbeddedDatabaseTest {

  private TestFolder home;

  @BeforeEach
  void makeFolder() throws IOException {
    home = TestFolder.make();
  }

  @AfterEach
  void removeFolder() throws IOException {
    home.close();
  }

  @Test
  void theFirstStartMakesASchemaThatTheMigratorFillsAndTheApplicationReads() throws Exception {
    try (EmbeddedDatabase database = home.open()) {
      assertThat(database.firstStart()).isTrue();
      assertThat(database.running()).isTrue();
      assertThat(database.jdbcUrl()).isEqualTo("jdbc:mysql://127.0.0.1:" + database.port() + "/fuma");
      execute(database, database.migrator(),
          "CREATE TABLE thing (id BIGINT PRIMARY KEY, name VARCHAR(40) NOT NULL)",
          "CREATE TRIGGER no_x BEFORE INSERT ON thing FOR EACH ROW "
              + "IF NEW.name = 'x' THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'no x'; END IF",
          "GRANT INSERT ON thing TO " + database.application().quoted());
      execute(database, database.application(), "INSERT INTO thing VALUES (1, '赋码')");
      assertThat(ask(database, "SELECT name FROM thing")).isEqualTo("赋码");
      assertThatThrownBy(() -> execute(database, database.application(), "INSERT INTO thing VALUES (2, 'x')"))
          .hasMessageContaining("no x");
      assertThatThrownBy(() -> execute(database, database.application(), "DELETE FROM thing"))
          .isInstanceOf(SQLException.class).hasMessageContaining("denied");
    }
  }

  @Test
  void theServerHasTheSettingsThatTheServiceReliesOn() throws Exception {
    try (EmbeddedDatabase database = home.open()) {
      assertThat(ask(database, "SELECT @@version")).startsWith("11.4.5");
      assertThat(ask(database, "SELECT default_collation_name FROM information_schema.schemata "
          + "WHERE schema_name = 'fuma'")).isEqualTo("utf8mb4_bin");
      assertThat(ask(database, "SELECT @@collation_server")).isEqualTo("utf8mb4_bin");
      assertThat(ask(database, "SELECT @@global.tx_isolation")).isEqualTo("READ-COMMITTED");
      assertThat(ask(database, "SELECT @@global.innodb_lock_wait_timeout")).isEqualTo("3");
      assertThat(ask(database, "SELECT @@global.innodb_flush_log_at_trx_commit")).isEqualTo("1");
      assertThat(ask(database, "SELECT @@global.time_zone")).isEqualTo("+00:00");
      assertThat(ask(database, "SELECT @@global.sql_mode").split(",")).containsExactlyInAnyOrder(
          "STRICT_TRANS_TABLES", "ONLY_FULL_GROUP_BY", "NO_ZERO_DATE", "NO_ZERO_IN_DATE",
          "ERROR_FOR_DIVISION_BY_ZERO", "NO_ENGINE_SUBSTITUTION");
    }
  }

  @Test
  void rootAndStrangersCannotLogInOverTheNetwork() {
    try (EmbeddedDatabase database = home.open()) {
      assertThat(Login.works(database.port(), database.application())).isTrue();
      assertThat(Login.works(database.port(), new Account("root", "", "127.0.0.1"))).isFalse();
      assertThat(Login.works(database.port(), new Account("fuma_app", "wrong", "127.0.0.1"))).isFalse();
    }
  }

  @Test
  void passwordsAreReadableByTheirOwnerAlone() throws IOException {
    home.open().close();
    for (String file : new String[] {"migrator.password", "application.password", "eraser.password", "init.sql"}) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.path().resolve(file))))
          .as(file).isEqualTo("rw-------");
    }
  }

  @Test
  void aRestartKeepsRowsPortAndAccounts() throws Exception {
    int port;
    Account application;
    try (EmbeddedDatabase database = home.open()) {
      port = database.port();
      application = database.application();
      keepARow(database);
    }
    assertThat(Ports.greets(port)).isFalse();
    try (EmbeddedDatabase database = home.open()) {
      assertThat(database.firstStart()).isFalse();
      assertThat(database.port()).isEqualTo(port);
      assertThat(database.application()).isEqualTo(application);
      assertThat(ask(database, "SELECT name FROM kept")).isEqualTo("a row");
    }
  }

  @Test
  void aLostPasswordFileIsMadeAnew() throws Exception {
    try (EmbeddedDatabase database = home.open()) {
      keepARow(database);
    }
    Files.delete(home.path().resolve("application.password"));
    try (EmbeddedDatabase database = home.open()) {
      assertThat(ask(database, "SELECT name FROM kept")).isEqualTo("a row");
    }
  }

  @Test
  void aPortThatAnotherProgramTookIsGivenUp() throws Exception {
    int port;
    try (EmbeddedDatabase database = home.open()) {
      port = database.port();
      keepARow(database);
    }
    try (ServerSocket other = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"));
        EmbeddedDatabase database = home.open()) {
      assertThat(database.port()).isNotEqualTo(other.getLocalPort());
      assertThat(ask(database, "SELECT name FROM kept")).isEqualTo("a row");
    }
  }

  @Test
  void closingEndsTheServerForGoodAndMayBeRepeated() throws Exception {
    EmbeddedDatabase database = home.open();
    ProcessHandle server = home.server();
    database.close();
    database.close();
    assertThat(server.isAlive()).isFalse();
    assertThat(database.running()).isFalse();
    assertThat(home.path().resolve("server.pid")).doesNotExist();
  }

  @Test
  void aSecondOpenOfTheFolderIsRefusedInOneSentence() throws Exception {
    try (EmbeddedDatabase database = home.open()) {
      assertThatThrownBy(home::open).isInstanceOf(StartFailure.class)
          .hasMessageMatching("Another process \\(%d\\) already runs the embedded database in .*"
              .formatted(ProcessHandle.current().pid()));
      Service other = Service.run(home.path());
      assertThat(other.failure()).startsWith("Another process (" + ProcessHandle.current().pid() + ") already runs");
      assertThat(database.running()).isTrue();
    }
  }

  @Test
  void aFolderWithALongNameLeavesTheSocketItsPlace() throws Exception {
    Path deep = home.path().resolve("d".repeat(120)).resolve("e".repeat(120));
    try (EmbeddedDatabase database = EmbeddedDatabase.open(EmbeddedOptions.in(deep))) {
      assertThat(deep.resolve("server.sock")).exists();
      keepARow(database);
    }
  }

  @Test
  void aFolderThatCannotBeMadeIsNamed() throws IOException {
    Path file = Files.writeString(home.path().resolve("file"), "in the way");
    assertThatThrownBy(() -> EmbeddedDatabase.open(EmbeddedOptions.in(file.resolve("below"))))
        .isInstanceOf(StartFailure.class)
        .hasMessageStartingWith("The embedded database's folder " + file.resolve("below") + " cannot be written");
  }

  @Test
  void aServerThatWillNotStartNamesItsLogAndLetsTheFolderGo() throws IOException {
    home.open().close();
    Path system = home.path().resolve("data/ibdata1");
    byte[] whole = Files.readAllBytes(system);
    Files.writeString(system, "broken");
    assertThatThrownBy(home::open).isInstanceOf(StartFailure.class)
        .hasMessageMatching("The embedded database in .* ended with code \\d+ while it started: see its log "
            + ".*server\\.log\\.");
    Files.write(system, whole);
    home.open().close();
  }
}
