package org.fuma.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.fuma.City;
import org.fuma.Reply;
import org.junit.jupiter.api.Test;

/** An entry is decided on what is so when it is written: whoever is about to change it is waited for. */
class EntryRaceTest {

  private final City city = City.get();
  private final Door door = new Door(city);

  @Test
  void aCodeThatIsBeingSuspendedAdmitsNobodyAnyMore() throws SQLException {
    refusedAfter("UPDATE code_head SET state = 'SUSPENDED' WHERE id = " + door.code.id(), "CODE_ACTIVE");
  }

  @Test
  void aFirmThatIsBeingSuspendedIsNotEnteredAnyMore() throws SQLException {
    refusedAfter("UPDATE enterprise_head SET state = 'SUSPENDED' WHERE id = " + door.enterprise, "FIRM_ACTIVE");
  }

  @Test
  void aCountThatIsBeingChangedIsWaitedFor() throws SQLException {
    door.official.post("/api/v1/visits", door.counted()).expect(201);
    refusedAfter("UPDATE visit_count SET counted = counted + 1 WHERE enterprise_id = " + door.enterprise, "YEARLY_CAP");
  }

  /** While the change is under way the arrival waits; once it is made, the arrival is refused for it. */
  private void refusedAfter(String change, String rule) throws SQLException {
    door.official.token();
    try (Connection other = city.database().asOwner(); Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      assertThat(statement.executeUpdate(change)).isEqualTo(1);
      CompletableFuture<Reply> arrival = CompletableFuture.supplyAsync(() -> door.official.post("/api/v1/visits", door.counted()));
      await().during(Duration.ofMillis(700)).atMost(Duration.ofSeconds(20)).until(() -> !arrival.isDone());
      other.commit();
      assertThat(arrival.join().expect(201).body()).contains("\"state\":\"REFUSED\"", rule);
    }
  }
}
