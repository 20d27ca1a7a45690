package org.fuma.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.Reply;
import org.fuma.access.Role;
import org.fuma.code.ProtectionCode;
import org.fuma.code.ProtectionCodes;
import org.fuma.live.Screen;
import org.fuma.plan.Planning;
import org.fuma.store.Ids;
import org.fuma.store.ServiceClock;
import org.fuma.store.Time;
import org.junit.jupiter.api.Test;

/** What logging an arrival costs the database, by its own count of {@code Questions}: SET and COMMIT are among them. */
class ArrivalCostTest {

  private static final int MOST = 13;

  /** What is refused tells supervisors besides: an entry in the ledger, the alert, and where it stands; and it is not counted. */
  private static final int MOST_REFUSED = 16;

  /** An emergency is admitted and told to supervisors. */
  private static final int MOST_EMERGENCY = MOST + 4;

  private static final int TIMES = 21;

  /** Scans of as many steps, more than the half minute of a step apart, while their tickets are good. */
  private static final int TICKETS = 15;

  private final City city = City.get();
  private final Door door = new Door(city);

  @Test
  void anInspectionOutsideTheCapIsLoggedInAtMostThirteenQuestions() throws SQLException {
    assertThat(cost("ARRIVED", at(door.code, door.inspection()))).isBetween(9L, (long) MOST);
  }

  @Test
  void aServiceVisitIsLoggedInAtMostThirteenQuestions() throws SQLException {
    assertThat(cost("ARRIVED", at(door.code, service()))).isBetween(9L, (long) MOST);
  }

  @Test
  void anInspectionThatCountsIsLoggedInAtMostThirteenQuestions() throws SQLException {
    List<Map<String, Object>> asked = new ArrayList<>();
    for (ProtectionCode code : seen()) {
      asked.add(at(code, door.counted()).getFirst());
    }
    assertThat(cost("ARRIVED", asked)).isBetween(9L, (long) MOST);
  }

  @Test
  void aPlannedInspectionIsLoggedInAtMostThirteenQuestions() throws SQLException {
    List<ProtectionCode> codes = seen();
    Caller lead = city.signedIn(Role.AUTHORITY_LEAD, door.authority, city.official(door.authority));
    String plan = new Planning(door.authority, lead, door.item)
        .approved(codes.stream().map(code -> Ids.show(code.enterprise())).toArray(String[]::new));
    Map<String, Object> planned = door.inspection();
    planned.putAll(Map.of("kind", "ROUTINE", "basis", "PLAN", "plan", plan));
    assertThat(cost("ARRIVED", codes.stream().map(code -> at(code, planned).getFirst()).toList())).isBetween(9L, (long) MOST);
  }

  @Test
  void anArrivalByTheLiveCodeIsLoggedInAtMostThirteenQuestions() throws SQLException {
    List<Map<String, Object>> asked = new ArrayList<>();
    for (int i = 0; i < TICKETS; i++) {
      Screen.Scan scan = Screen.scanned(door.official.actor(), door.code.serial(), Duration.ofSeconds(35L * i));
      Map<String, Object> live = door.inspection();
      live.putAll(Map.of("code", scan.text(), "ticket", scan.ticket(), "how", "LIVE"));
      asked.add(live);
    }
    assertThat(cost("ARRIVED", asked)).isBetween(9L, (long) MOST);
  }

  @Test
  void aJointVisitIsLoggedInAtMostThirteenQuestions() throws SQLException {
    Map<String, Object> joint = door.inspection();
    joint.put("kind", "JOINT");
    assertThat(cost("ARRIVED", at(door.code, joint))).isBetween(9L, (long) MOST);
  }

  @Test
  void aReCheckIsLoggedInAtMostThirteenQuestions() throws SQLException {
    List<Map<String, Object>> asked = new ArrayList<>();
    for (int i = 0; i < TIMES; i++) {
      Map<String, Object> recheck = door.inspection();
      recheck.putAll(Map.of("kind", "RECHECK", "basis", "CORRECTION_ORDER", "reference", "", "recheckOf", ordered()));
      asked.addAll(at(door.code, recheck).subList(0, 1));
    }
    assertThat(cost("ARRIVED", asked)).isBetween(9L, (long) MOST);
  }

  /** A visit at which something has to be corrected: each has one re-check at a time. */
  private String ordered() {
    String ordered = door.arrived();
    door.official.post("/api/v1/visits/" + ordered + "/departure", Map.of()).expect(200);
    door.official.post("/api/v1/visits/" + ordered + "/result", Map.of("result", "CORRECTION", "note", "示例整改",
        "correctBy", Time.day(city.bean(ServiceClock.class).instant()).toString(),
        "findings", List.of(Map.of("item", door.item, "found", "PROBLEM", "remark", "示例问题")))).expect(200);
    return ordered;
  }

  @Test
  void anEmergencyCostsTheAlertBesides() throws SQLException {
    Map<String, Object> emergency = door.inspection();
    emergency.putAll(Map.of("kind", "EMERGENCY", "basis", "EMERGENCY", "emergencyReason", "接报可燃气体泄漏，须立即处置"));
    assertThat(cost("ARRIVED", at(door.code, emergency))).isBetween(MOST + 1L, (long) MOST_EMERGENCY);
  }

  /** Codes of firms of their own, each seen once before; what is printed on them is at hand then. */
  private List<ProtectionCode> seen() {
    List<ProtectionCode> codes = new ArrayList<>();
    for (int i = 0; i < TIMES; i++) {
      ProtectionCode code = city.bean(ProtectionCodes.class).issue(city.system(), Door.enrol(city), Optional.empty());
      door.official.post("/api/v1/visits", at(code, service()).getFirst()).expect(201);
      codes.add(code);
    }
    return codes;
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
