package org.fuma.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.fuma.embedded.TestFolder.ask;
import static org.fuma.embedded.TestFolder.keepARow;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EmbeddedDatabaseRecoveryTest {

  private static final Duration PATIENCE = Duration.ofSeconds(120);

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
  void aServerThatDiesIsStartedAgainOnItsPortWithItsRows() throws Exception {
    try (EmbeddedDatabase database = home.open()) {
      keepARow(database);
      for (int round = 0; round < 2; round++) {
        ProcessHandle server = home.server();
        server.destroyForcibly();
        anotherRuns(database, server);
        assertThat(ask(database, "SELECT name FROM kept")).isEqualTo("a row");
      }
    }
  }

  /** Waits for the next server; that there is none in between may be over before it is looked at. */
  private void anotherRuns(EmbeddedDatabase database, ProcessHandle killed) {
    await().atMost(PATIENCE).until(() -> {
      long remembered = Long.parseLong(Files.readString(home.path().resolve("server.pid")).strip());
      return remembered != killed.pid() && database.running();
    });
  }

  @Test
  void closingWhileADeadServerIsStartedAgainLeavesNoneBehind() throws Exception {
    EmbeddedDatabase database = home.open();
    String before = Files.readString(home.path().resolve("server.pid"));
    home.server().destroyForcibly();
    await().pollInterval(Duration.ofMillis(1)).atMost(PATIENCE)
        .until(() -> !Files.readString(home.path().resolve("server.pid")).equals(before));
    database.close();
    assertThat(home.serverProcess()).isEmpty();
  }

  @Test
  void aServerThatOutlivedItsServiceIsAdopted() throws Exception {
    Service service = Service.run(home.path());
    service.kill();
    ProcessHandle left = home.server();
    assertThat(left.isAlive()).isTrue();
    try (EmbeddedDatabase database = home.open()) {
      assertThat(database.firstStart()).isFalse();
      assertThat(home.server().pid()).isEqualTo(left.pid());
      keepARow(database);
      left.destroyForcibly();
      anotherRuns(database, left);
      assertThat(ask(database, "SELECT name FROM kept")).isEqualTo("a row");
    }
    assertThat(home.serverProcess()).isEmpty();
  }

  @Test
  void aServerThatOutlivedItsServiceIsFoundWithoutItsPidFile() throws Exception {
    Service.run(home.path()).kill();
    long left = home.server().pid();
    Files.delete(home.path().resolve("server.pid"));
    assertThat(home.serverProcess().map(ServerProcess::pid)).contains(left);
    home.open().close();
    assertThat(home.serverProcess()).isEmpty();
  }

  @Test
  void aServerThatRunsWithOtherOptionsIsStartedAnew() throws Exception {
    Service.run(home.path()).kill();
    ProcessHandle left = home.server();
    try (EmbeddedDatabase database = EmbeddedDatabase.open(new EmbeddedOptions(home.path(), 32, false))) {
      assertThat(home.server().pid()).isNotEqualTo(left.pid());
      assertThat(ask(database, "SELECT @@global.innodb_flush_log_at_trx_commit")).isEqualTo("2");
      assertThat(ask(database, "SELECT @@global.innodb_buffer_pool_size")).isEqualTo(Long.toString(32L << 20));
    }
  }

  @Test
  void killingServiceAndServerLosesNothing() throws Exception {
    Service service = Service.run(home.path());
    service.kill();
    home.server().destroyForcibly();
    try (EmbeddedDatabase database = home.open()) {
      assertThat(database.firstStart()).isFalse();
      assertThat(ask(database, "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = 'fuma'"))
          .isEqualTo("1");
    }
  }
}
