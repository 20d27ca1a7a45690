package org.fuma.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.City;
import org.fuma.Reply;
import org.fuma.code.ProtectionCode;
import org.fuma.code.ProtectionCodes;
import org.junit.jupiter.api.Test;

/** What logging an arrival costs the database, by its own count of {@code Questions}: SET and COMMIT are among them. */
class ArrivalCostTest {

  private static final int MOST = 12;

  /** What is refused tells supervisors besides: an entry in the ledger, the alert, and where it stands; and it is not counted. */
  private static final int MOST_REFUSED = 14;

  private static final int TIMES = 21;

  private final City city = City.get();
  private final Door door = new Door(city);

  @Test
  void anInspectionOutsideTheCapIsLoggedInAtMostTwelveQuestions() throws SQLException {
    assertThat(cost("ARRIVED", at(door.code, door.inspection()))).isBetween(9L, (long) MOST);
  }

  @Test
  void aServiceVisitIsLoggedInAtMostTwelveQuestions() throws SQLException {
    assertThat(cost("ARRIVED", at(door.code, service()))).isBetween(9L, (long) MOST);
  }

  @Test
  void anInspectionThatCountsIsLoggedInAtMostTwelveQuestions() throws SQLException {
    List<Map<String, Object>> asked = new ArrayList<>();
    for (int i = 0; i < TIMES; i++) {
      ProtectionCode code = city.bean(ProtectionCodes.class).issue(city.system(), Door.enrol(city), Optional.empty());
      // The code is seen once before; what is printed on it is at hand then.
      door.official.post("/api/v1/visits", at(code, service()).getFirst()).expect(201);
      asked.add(at(code, door.counted()).getFirst());
    }
    assertThat(cost("ARRIVED", asked)).isBetween(9L, (long) MOST);
  }

  @Test
  void aRefusedEntryCostsTheAlertBesides() throws SQLException {
    Map<String, Object> alone = door.inspection();
    alone.put("colleagues", List.of());
    alone.put("alone", true);
    assertThat(cost("REFUSED", at(door.code, alone))).isBetween(9L, (long) MOST_REFUSED);
  }

  private Map<String, Object> service() {
    Map<String, Object> asked = door.inspection();
    asked.put("kind", "SERVICE");
    asked.remove("items");
    return asked;
  }

  private static List<Map<String, Object>> at(ProtectionCode code, Map<String, Object> asked) {
    Map<String, Object> there = new HashMap<>(asked);
    there.put("code", code.payload().text());
    return Collections.nCopies(TIMES, there);
  }

  /** The usual cost of an arrival over HTTP with a key of its own; what others ask meanwhile makes single ones dearer. */
  private long cost(String state, List<Map<String, Object>> arrivals) throws SQLException {
    List<Long> costs = new ArrayList<>();
    try (Connection counting = city.database().asOwner()) {
      for (Map<String, Object> asked : arrivals) {
        String key = City.fresh("cost-");
        long before = questions(counting);
        Reply reply = door.official.post("/api/v1/visits", asked, "Idempotency-Key", key);
        // The second look counts itself.
        costs.add(questions(counting) - before - 1);
        assertThat(reply.expect(201).json().get("state").getStringValue()).isEqualTo(state);
      }
    }
    Collections.sort(costs);
    return costs.get(costs.size() / 2);
  }

  private static long questions(Connection connection) throws SQLException {
    try (ResultSet row = connection.createStatement().executeQuery("SHOW GLOBAL STATUS LIKE 'Questions'")) {
      row.next();
      return row.getLong(2);
    }
  }
}
