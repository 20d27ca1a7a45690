package org.fuma.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.fuma.City;
import org.fuma.store.ServiceClock;
import org.fuma.store.Sql;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** However often it comes: the first of a minute is written at once, the rest as one row, and none is lost but with its node. */
@Timeout(60)
class EventGroupsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Instant MINUTE = Instant.parse("2099-05-01T10:00:00Z");

  private final City city = City.get();
  private final Sql sql = city.bean(Sql.class);
  private final ServiceClock clock = city.bean(ServiceClock.class);
  private final EventGroups groups = new EventGroups(city.bean(SecurityEventRepository.class), clock);
  private final String address = City.fresh("test-address-");

  private record Row(Instant at, long account, String subject, int times) {}

  @AfterEach
  void end() throws InterruptedException {
    groups.close();
  }

  @Test
  void theFirstIsWrittenAtOnceAndTheOthersAsOneWhenTheMinuteIsOver() {
    note(MINUTE, Optional.empty(), "GET /a");
    Awaitility.await().atMost(PATIENCE).until(() -> rows().size() == 1);
    IntStream.range(1, 60).forEach(second -> note(MINUTE.plusSeconds(second), Optional.empty(), second % 2 == 0 ? "GET /a" : "GET /b"));
    groups.flush(MINUTE.plusSeconds(59));
    assertThat(rows()).containsExactly(new Row(MINUTE, 0, "GET /a", 1));
    groups.flush(MINUTE.plusSeconds(60));
    assertThat(rows()).containsExactly(new Row(MINUTE, 0, "GET /a", 1), new Row(MINUTE.plusSeconds(1), 0, "GET /b, GET /a", 59));
    groups.flush(MINUTE.plusSeconds(120));
    assertThat(rows()).hasSize(2);
    assertThat(groups.counting()).isZero();
  }

  @Test
  void anotherAccountOrMinuteIsAnotherGroup() {
    for (int i = 0; i < 3; i++) {
      note(MINUTE, Optional.empty(), "GET /a");
      note(MINUTE, Optional.of(7L), "GET /a");
      note(MINUTE.plusSeconds(60), Optional.of(7L), "GET /a");
    }
    groups.flush(MINUTE.plusSeconds(180));
    Awaitility.await().atMost(PATIENCE).until(() -> rows().size() == 6);
    assertThat(rows()).extracting(Row::times).containsExactlyInAnyOrder(1, 2, 1, 2, 1, 2);
    assertThat(rows().stream().filter(row -> row.account() == 7)).hasSize(4);
  }

  @Test
  void manyThreadsAreCountedExactly() throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      threads.add(Thread.startVirtualThread(() -> IntStream.range(0, 500).forEach(any -> note(MINUTE, Optional.empty(), "GET /a"))));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    groups.flush(MINUTE.plusSeconds(60));
    Awaitility.await().atMost(PATIENCE).until(() -> rows().size() == 2);
    assertThat(rows().stream().mapToInt(Row::times).sum()).isEqualTo(8_000);
  }

  @Test
  void memoryIsBoundedAndWhatComesFromMoreAddressesIsCountedTogether() {
    int addresses = EventGroups.MOST + 400;
    IntStream.range(0, addresses).forEach(
        i -> clock.at(MINUTE, () -> {
          groups.note(new SecurityEvents.Origin(Optional.empty(), address + "-" + i, "-"), SecurityEventKind.SESSION_REUSED, "GET /a", "");
          return null;
        }));
    assertThat(groups.counting()).isLessThanOrEqualTo(EventGroups.MOST + SecurityEventKind.values().length);
    groups.flush(MINUTE.plusSeconds(60));
    assertThat(sql.first(row -> row.getInt(1), "SELECT SUM(times) FROM security_event WHERE address = '-' AND kind = 'session.reused' AND at >= ?", MINUTE))
        .contains(400);
    Awaitility.await().atMost(PATIENCE).until(
        () -> sql.first(row -> row.getInt(1), "SELECT COUNT(*) FROM security_event WHERE address LIKE ?", address + "-%").orElseThrow() == EventGroups.MOST);
  }

  @Test
  void whatCannotBeWrittenIsKeptUntilItCan() throws SQLException {
    try (Connection owner = city.database().asOwner(); Statement statement = owner.createStatement()) {
      statement.execute("CREATE TRIGGER groups_broken BEFORE INSERT ON security_event FOR EACH ROW"
          + " SET NEW.kind = IF(NEW.address = '" + address + "', NULL, NEW.kind)");
      try {
        note(MINUTE, Optional.empty(), "GET /a");
        note(MINUTE, Optional.empty(), "GET /b");
        groups.flush(MINUTE.plusSeconds(60));
        Awaitility.await().atMost(PATIENCE).pollDelay(Duration.ofMillis(300)).until(() -> groups.counting() == 1);
        assertThat(rows()).isEmpty();
      } finally {
        statement.execute("DROP TRIGGER groups_broken");
      }
    }
    groups.flush(MINUTE.plusSeconds(120));
    assertThat(rows()).singleElement().satisfies(row -> assertThat(row.times()).isEqualTo(2));
  }

  @Test
  void whoStopsWritesWhatIsThereAndWhatComesLaterHarmsNobody() throws InterruptedException {
    IntStream.range(0, 5).forEach(any -> note(MINUTE, Optional.empty(), "GET /a"));
    groups.close();
    assertThat(rows()).extracting(Row::times).containsExactly(1, 4);
    note(MINUTE.plusSeconds(60), Optional.empty(), "GET /a");
  }

  private void note(Instant at, Optional<Long> account, String subject) {
    clock.at(at, () -> {
      groups.note(new SecurityEvents.Origin(account, address, "-"), SecurityEventKind.DENIED, subject, "");
      return null;
    });
  }

  private List<Row> rows() {
    return sql.list(
        row -> new Row(Sql.instant(row, "at").truncatedTo(ChronoUnit.SECONDS), row.getLong("account_id"), row.getString("subject"), row.getInt("times")),
        "SELECT at, account_id, subject, times FROM security_event WHERE address = ? ORDER BY id", address);
  }
}
