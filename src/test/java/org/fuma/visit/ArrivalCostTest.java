package org.fuma.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.fuma.City;
import org.junit.jupiter.api.Test;

/** What logging an arrival costs the database, by its own count of {@code Questions}: SET and COMMIT are among them. */
class ArrivalCostTest {

  private static final int MOST = 12;
  private static final int TIMES = 41;

  private final City city = City.get();
  private final Door door = new Door(city);

  @Test
  void anInspectionByTwoIsLoggedInAtMostTwelveQuestions() throws SQLException {
    assertThat(cost(door.inspection())).isBetween(9L, (long) MOST);
  }

  @Test
  void anInspectionThatCountsIsLoggedInAtMostTwelveQuestions() throws SQLException {
    Map<String, Object> asked = door.counted();
    assertThat(cost(asked)).isBetween(9L, (long) MOST);
  }

  /** The usual cost of an arrival over HTTP with a key of its own; what others ask meanwhile makes single ones dearer. */
  private long cost(Map<String, Object> asked) throws SQLException {
    List<Long> costs = new ArrayList<>();
    try (Connection counting = city.database().asOwner()) {
      for (int i = 0; i < TIMES; i++) {
        String key = City.fresh("cost-");
        long before = questions(counting);
        door.official.post("/api/v1/visits", asked, "Idempotency-Key", key).expect(201);
        // The second look counts itself.
        costs.add(questions(counting) - before - 1);
      }
    }
    Collections.sort(costs);
    return costs.get(TIMES / 2);
  }

  private static long questions(Connection connection) throws SQLException {
    try (ResultSet row = connection.createStatement().executeQuery("SHOW GLOBAL STATUS LIKE 'Questions'")) {
      row.next();
      return row.getLong(2);
    }
  }
}
