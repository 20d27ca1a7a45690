package org.fuma.visit;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.json.tree.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.Race;
import org.fuma.Reply;
import org.fuma.access.Role;
import org.fuma.ledger.Ledger;
import org.fuma.store.Ids;
import org.fuma.store.ServiceClock;
import org.fuma.store.Sql;
import org.fuma.store.Time;
import org.junit.jupiter.api.Test;

/** What came of a visit, on record: item by item, in time or late, and an order to correct until its re-check. */
class ConclusionTest {

  private final City city = City.get();
  private final Door door = new Door(city);
  private final ServiceClock clock = city.bean(ServiceClock.class);
  private final String today = Time.day(clock.instant()).toString();

  @Test
  void aResultIsOnRecordWithItsOrderAndWhatWasFoundOnEachItem() {
    String id = left();
    Map<String, Object> said = order();
    door.official.post(path(id) + "/result", said).expect(200);
    JsonNode one = door.firm().get(path(id) + "/result").expect(200).json().get("results").get(0);
    assertThat(one.get("authority").getStringValue()).isEqualTo(door.authority);
    assertThat(one.get("result").getStringValue()).isEqualTo("CORRECTION");
    assertThat(one.get("correctBy").getStringValue()).isEqualTo(today);
    assertThat(one.get("findings").get(0).get("found").getStringValue()).isEqualTo("PROBLEM");
    assertThat(one.get("order").get("open").getBooleanValue()).isTrue();
    assertThat(door.firm().page("/visits/" + id).expect(200).body()).contains("责令改正", "灭火器过期", "待复查", today, "/visits/" + id + "/record");
    assertThat(city.bean(Sql.class).list(row -> row.getString(1),
        "SELECT kind FROM ledger_entry WHERE object_kind = 'visit' AND object_id = ? ORDER BY id", Ids.read(id).orElseThrow()))
        .containsExactly("visit.logged", "visit.departed", "visit.concluded");
  }

  @Test
  void theLedgerCommitsToEveryWordOfIt() {
    String id = left();
    door.official.post(path(id) + "/result", order()).expect(200);
    record Row(byte[] salt, byte[] commitment) {}
    Row row = city.bean(Sql.class).first(any -> new Row(any.getBytes(1), any.getBytes(2)),
        "SELECT c.salt, e.commitment FROM visit_conclusion c JOIN ledger_entry e ON e.id = c.id WHERE c.visit_id = ?", Ids.read(id).orElseThrow()).orElseThrow();
    Map<String, Object> facts = new HashMap<>();
    facts.put("visit", id);
    facts.put("authority", door.authority);
    facts.put("result", "CORRECTION");
    facts.put("note", "示例整改");
    facts.put("correctBy", today);
    facts.put("caseNumber", "");
    facts.put("why", "");
    facts.put("findings", List.of(door.item + " PROBLEM 灭火器过期"));
    facts.put("closes", null);
    assertThat(city.bean(Ledger.class).commitment(row.salt(), facts)).isEqualTo(row.commitment());
    facts.put("note", "另一说法");
    assertThat(city.bean(Ledger.class).commitment(row.salt(), facts)).isNotEqualTo(row.commitment());
  }

  @Test
  void theFormAsksItemByItemAndIsShownAgainWithWhatWasTyped() {
    String id = left();
    String form = door.official.page("/visits/" + id + "/result").expect(200).body();
    assertThat(form).contains("found-" + door.item, "correctBy", "caseNumber", "why");
    String again = door.official.submit("/visits/" + id + "/result",
        Map.of("result", "CORRECTION", "note", "打好的字", "found-" + door.item, "PROBLEM")).expect(422).body();
    assertThat(again).contains("打好的字", "wrong-correctBy", "wrong-remark-" + door.item);
    assertThat(door.official.submit("/visits/" + id + "/result",
        Map.of("result", "CORRECTION", "note", "示例", "correctBy", today, "found-" + door.item, "PROBLEM", "remark-" + door.item, "示例问题")).expect(303)
        .header("location")).isEqualTo("/visits/" + id + "?done=completed");
    assertThat(door.official.page("/visits/" + id + "/result").expect(303).header("location")).isEqualTo("/visits/" + id);
  }

  @Test
  void whoWasNotThereIsSentToTheVisitAndCannotSpeakOfIt() {
    String id = left();
    Caller other = city.signedIn(Role.OFFICIAL, door.authority, city.official(door.authority));
    other.page("/visits/" + id + "/result").expect(303);
    other.post(path(id) + "/result", Map.of("result", "NO_PROBLEM")).expect(403);
    other.submit("/visits/" + id + "/result", Map.of("result", "NO_PROBLEM")).expect(403);
    city.signedIn(Role.OFFICIAL).page("/visits/" + id + "/result").expect(404);
  }

  @Test
  void anOrderIsOpenUntilItsReCheckIsDone() {
    String id = left();
    door.official.post(path(id) + "/result", order()).expect(200);
    Corrections corrections = city.bean(Corrections.class);
    assertThat(corrections.openOf(door.enterprise, authority())).extracting(Correction::visit).containsExactly(number(id));
    String notDone = recheck(id);
    door.official.post(path(notDone) + "/result", Map.of("result", "NOT_COMPLETED", "why", "企业停业没有人")).expect(200);
    assertThat(corrections.find(number(id), authority()).orElseThrow().open()).isTrue();
    String done = recheck(id);
    door.official.post(path(done) + "/result", Map.of("result", "NO_PROBLEM")).expect(200);
    CorrectionStanding standing = corrections.find(number(id), authority()).orElseThrow();
    assertThat(standing.open()).isFalse();
    assertThat(standing.closedBy()).contains(number(done));
    assertThat(corrections.openOf(door.enterprise, authority())).isEmpty();
    assertThat(door.official.get(path(done) + "/result").json().get("results").get(0).get("closes").getStringValue()).isEqualTo(id);
    assertThat(door.firm().page("/visits/" + id).expect(200).body()).contains("已复查", "/visits/" + notDone, "/visits/" + done);
    assertThat(door.firm().page("/visits/" + done).expect(200).body()).contains("/visits/" + id);
  }

  @Test
  void openOrdersAreListedByTheirDayForWhoMaySeeThem() {
    String id = left();
    Map<String, Object> later = order();
    later.put("correctBy", LocalDate.parse(today).plusDays(9).toString());
    door.official.post(path(id) + "/result", later).expect(200);
    String sooner = left();
    door.official.post(path(sooner) + "/result", order()).expect(200);
    for (Caller who : List.of(door.official, door.firm())) {
      JsonNode items = who.get("/api/v1/corrections").expect(200).json().get("items");
      assertThat(items.size()).isEqualTo(2);
      assertThat(items.get(0).get("visit").getStringValue()).isEqualTo(sooner);
      assertThat(items.get(0).get("overdue").getBooleanValue()).isFalse();
      assertThat(who.page("/corrections").expect(200).body()).contains("/visits/" + id, "/visits/" + sooner, "待复查");
    }
    assertThat(door.official.page("/today").expect(200).body()).contains("/visits/" + id, "/visits/" + sooner, "整改期限");
    assertThat(new Door(city).official.page("/today").expect(200).body()).doesNotContain("整改期限");
    assertThat(new Door(city).official.get("/api/v1/corrections").expect(200).json().get("items").size()).isZero();
    assertThat(door.official.get("/api/v1/corrections?pageToken=" + today + "_" + sooner + "_" + door.authority).expect(200).json().get("items").size()).isEqualTo(1);
    door.official.get("/api/v1/corrections?pageToken=2026-02-31_" + sooner + "_" + door.authority).expect(400);
    door.official.get("/api/v1/corrections?pageToken=" + today + "_" + sooner).expect(400);
    door.official.get("/api/v1/corrections?pageToken=x").expect(400);
    city.signedIn(Role.SUPERVISOR).get("/api/v1/corrections").expect(200);
    city.administrator().get("/api/v1/corrections").expect(403);
  }

  @Test
  void aResultThatComesLateSaysSoAndOneThatIsMissingDoesToo() {
    String id = door.arrived();
    Instant days = clock.instant().minusSeconds(5 * 86_400);
    clock.at(days, () -> {
      city.bean(VisitLog.class).depart(door.official.actor(), number(id), Optional.empty());
      return true;
    });
    assertThat(door.official.page("/visits/" + id).body()).contains("现已逾期");
    door.official.post(path(id) + "/result", Map.of("result", "NO_PROBLEM")).expect(200);
    assertThat(door.official.get(path(id) + "/result").json().get("late").getBooleanValue()).isTrue();
    assertThat(door.firm().page("/visits/" + id).body()).contains("逾期记录");
    String prompt = left();
    door.official.post(path(prompt) + "/result", Map.of("result", "NO_PROBLEM")).expect(200);
    assertThat(door.official.get(path(prompt) + "/result").json().get("late").getBooleanValue()).isFalse();
  }

  @Test
  void ofManyResultsAtOnceOneIsOnRecordAndTheSameOneTwiceIsOne() {
    String id = left();
    door.official.token();
    List<Object> answers = Race.run(16, i -> () -> door.official.post(path(id) + "/result", Map.of("result", i % 2 == 0 ? "NO_PROBLEM" : "ADVICE")).status());
    assertThat(answers).filteredOn(status -> status.equals(200)).hasSize(1);
    assertThat(answers).filteredOn(status -> status.equals(409)).hasSize(15);
    assertThat(city.bean(Conclusions.class).of(number(id))).hasSize(1);
    String other = left();
    String key = City.fresh("result-");
    List<Object> same = Race.run(8, i -> () -> door.official.post(path(other) + "/result", Map.of("result", "ADVICE"), "Idempotency-Key", key).status());
    assertThat(same).containsOnly(200);
    assertThat(city.bean(Conclusions.class).of(number(other))).hasSize(1);
  }

  private String left() {
    String id = door.arrived();
    door.official.post(path(id) + "/departure", Map.of()).expect(200);
    return id;
  }

  private String recheck(String of) {
    Map<String, Object> asked = door.inspection();
    asked.put("kind", "RECHECK");
    asked.put("basis", "CORRECTION_ORDER");
    asked.put("reference", "");
    asked.put("recheckOf", of);
    Reply arrived = door.official.post("/api/v1/visits", asked).expect(201);
    assertThat(arrived.json().get("state").getStringValue()).as(arrived.body()).isEqualTo("ARRIVED");
    String id = arrived.created();
    door.official.post(path(id) + "/departure", Map.of()).expect(200);
    return id;
  }

  private Map<String, Object> order() {
    return new HashMap<>(Map.of("result", "CORRECTION", "note", "示例整改", "correctBy", today,
        "findings", List.of(Map.of("item", door.item, "found", "PROBLEM", "remark", "灭火器过期"))));
  }

  private long authority() {
    return Ids.read(door.authority).orElseThrow();
  }

  private static long number(String id) {
    return Ids.read(id).orElseThrow();
  }

  private static String path(String id) {
    return "/api/v1/visits/" + id;
  }
}
