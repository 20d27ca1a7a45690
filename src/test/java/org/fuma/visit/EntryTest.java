package org.fuma.visit;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.json.tree.JsonNode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.fuma.City;
import org.fuma.Reply;
import org.fuma.access.Role;
import org.fuma.enterprise.EnterpriseState;
import org.fuma.enterprise.Enterprises;
import org.fuma.plan.Planning;
import org.fuma.rule.VisitKind;
import org.fuma.store.Ids;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What an arrival declares, what of it keeps it from being decided, and how the decision is on record. */
class EntryTest {

  private final City city = City.get();
  private final Door door = new Door(city);

  @Test
  void everythingThatWasDeclaredIsOnRecord() {
    Map<String, Object> asked = door.inspection();
    asked.put("assistants", 3);
    asked.put("expectedMinutes", 90);
    asked.put("seriousHarm", true);
    Reply reply = door.official.post("/api/v1/visits", asked).expect(201);
    JsonNode read = door.firm().get("/api/v1/visits/" + reply.created()).expect(200).json();
    for (JsonNode visit : List.of(reply.json(), read)) {
      JsonNode said = visit.get("declared");
      assertThat(said.get("basis").getStringValue()).isEqualTo("REPORT");
      assertThat(said.get("reference").getStringValue()).isEqualTo("示例举报〔2026〕7号");
      assertThat(said.get("assistants").getIntValue()).isEqualTo(3);
      assertThat(said.get("expectedMinutes").getIntValue()).isEqualTo(90);
      assertThat(said.get("seriousHarm").getBooleanValue()).isTrue();
      assertThat(visit.get("countsAs").getStringValue()).isEqualTo("OUTSIDE");
      assertThat(visit.get("decision").get("rules").getIntValue()).isPositive();
      assertThat(visit.get("secondOfficial").getStringValue()).isEqualTo("AWAITED");
      assertThat(visit.get("steps").get(0).get("state").getStringValue()).isEqualTo("ARRIVED");
    }
    assertThat(door.firm().page("/visits/" + reply.created()).expect(200).body()).contains("投诉举报", "示例举报〔2026〕7号", "90 分钟", "3 名", "准予入企");
  }

  @Test
  void theAnswerFromMemoryIsWhatIsReadLaterButForTheVisitCode() {
    Reply reply = door.official.post("/api/v1/visits", door.counted()).expect(201);
    String read = door.official.get("/api/v1/visits/" + reply.created()).expect(200).body();
    assertThat(reply.json().get("visitCode").getStringValue()).startsWith(city.address() + "/V/");
    assertThat(reply.body().replaceAll("\"visitCode\":\"[^\"]+\"", "\"visitCode\":null")).isEqualTo(read);
  }

  @Test
  void theVisitCodeLeadsToTheVisitAndIsKeptAsAHashAlone() throws SQLException {
    Reply reply = door.official.post("/api/v1/visits", door.inspection()).expect(201);
    String token = reply.json().get("visitCode").getStringValue().replaceAll(".*/V/", "");
    long id = Ids.read(reply.created()).orElseThrow();
    assertThat(city.bean(VisitCodes.class).find(token)).contains(id);
    assertThat(number("SELECT COUNT(*) FROM visit WHERE id = " + id + " AND LENGTH(token_hash) = 32 AND reason NOT LIKE '%" + token + "%'")).isEqualTo(1);
    assertThat(reply.header("cache-control")).contains("no-store");
  }

  @ParameterizedTest(name = "{0} with {1}={2}: {3}")
  @CsvSource({
    "CASE,basis,'',basis", "CASE,basis,RUMOUR,basis", "CASE,reference,'',reference", "RECHECK,basis,'',recheckOf", "EMERGENCY,emergencyReason,短,emergencyReason",
    "EMERGENCY,emergencyReason,'',emergencyReason", "SERVICE,basis,'',items", "CASE,expectedMinutes,0,expectedMinutes", "CASE,assistants,21,assistants"
  })
  void whatIsMissingForItsKindIsAskedForAndNothingIsOnRecord(String kind, String field, String value, String named) {
    Map<String, Object> asked = door.inspection();
    asked.put("kind", kind);
    asked.put(field, value.matches("\\d+") ? Integer.valueOf(value) : value);
    assertThat(door.official.post("/api/v1/visits", asked).expect(422).body()).contains("\"field\":\"" + named + "\"");
    assertThat(ArrivalTest.list(door.official)).isEmpty();
  }

  @Test
  void whoComesAloneSaysSoAndIsRefused() {
    Map<String, Object> asked = door.inspection();
    asked.put("colleagues", List.of());
    assertThat(door.official.post("/api/v1/visits", asked).expect(422).body()).contains("\"field\":\"colleagues\"", "只有我一人");
    asked.put("alone", true);
    JsonNode refused = door.official.post("/api/v1/visits", asked).expect(201).json();
    assertThat(refused.get("state").getStringValue()).isEqualTo("REFUSED");
    assertThat(rules(refused)).contains("TWO_OFFICIALS");
    assertThat(refused.get("countsAs").getStringValue()).isEqualTo("NOTHING");
    door.official.post("/api/v1/visits/" + refused.get("id").getStringValue() + "/departure", Map.of()).expect(409);
  }

  @Test
  void aRefusedEntryIsShownToTheOfficialAndOpensAComplaintForTheFirm() {
    Map<String, String> form = door.form();
    form.remove("colleagues");
    form.put("alone", "yes");
    String page = door.official.submit("/visits", form).expect(303).header("location");
    assertThat(page).endsWith("done=refused");
    assertThat(door.official.page(page).expect(200).body()).contains("请不要入企", "verdict-bad").doesNotContain("/departure");
    assertThat(door.firm().page(page).expect(200).body()).contains("按规则不予入企", "/complaints/new?visit=");
  }

  @Test
  void anEmergencyOverridesWhatItMayWithItsReasonAndIsMarked() {
    city.bean(Enterprises.class).move(city.system(), door.enterprise, EnterpriseState.SUSPENDED, "示例暂停");
    String chooser = door.official.page("/visits/new?code=" + door.payload()).expect(200).body();
    assertThat(chooser).contains("应急检查", "日常检查", "规则会以书面理由不予入企");
    assertThat(door.official.page("/visits/new?kind=CASE&code=" + door.payload()).expect(200).body()).contains("登记到达", "规则会以书面理由不予入企");
    assertThat(door.official.page("/visits/new?kind=EMERGENCY&code=" + door.payload()).expect(200).body()).contains("登记到达", "为什么刻不容缓");
    Map<String, Object> asked = door.inspection();
    asked.put("kind", "EMERGENCY");
    asked.remove("basis");
    asked.put("emergencyReason", "接报可燃气体泄漏，须立即处置");
    JsonNode visit = door.official.post("/api/v1/visits", asked).expect(201).json();
    assertThat(visit.get("state").getStringValue()).isEqualTo("ARRIVED");
    assertThat(visit.get("decision").get("overridden").getBooleanValue()).isTrue();
    assertThat(visit.get("decision").get("verdict").getStringValue()).isEqualTo("ADMIT_WITH_NOTICE");
    assertThat(door.firm().page("/visits/" + visit.get("id").getStringValue()).expect(200).body()).contains("应急情况，准予入企", "可燃气体泄漏");
  }

  @Test
  void supervisorsAreToldOfAnEmergencyThatNothingStandsAgainst() {
    for (int i = 0; i < 2; i++) {
      door.official.post("/api/v1/visits", door.counted()).expect(201);
    }
    Map<String, Object> asked = door.inspection();
    asked.put("kind", "EMERGENCY");
    asked.remove("basis");
    asked.put("emergencyReason", "接报可燃气体泄漏，须立即处置");
    JsonNode visit = door.official.post("/api/v1/visits", asked).expect(201).json();
    assertThat(visit.get("state").getStringValue()).isEqualTo("ARRIVED");
    assertThat(visit.get("decision").get("overridden").getBooleanValue()).isFalse();
    JsonNode alerts = city.signedIn(Role.SUPERVISOR).get("/api/v1/alerts?kind=EMERGENCY&authority=" + door.authority).expect(200).json().get("items");
    assertThat(alerts.size()).isEqualTo(1);
    assertThat(alerts.get(0).get("visit").getStringValue()).isEqualTo(visit.get("id").getStringValue());
  }

  @ParameterizedTest
  @EnumSource(VisitKind.class)
  void theFormAsksForWhatItsKindNeedsAndNoMore(VisitKind kind) {
    String page = door.official.page("/visits/new?how=PLAQUE&code=" + door.payload() + "&kind=" + kind).expect(200).body();
    assertThat(page).contains("name=\"kind\" value=\"" + kind + "\"", "name=\"reason\"", "登记到达");
    assertThat(page.contains("name=\"items\"")).isEqualTo(kind.inspection());
    assertThat(page.contains("name=\"alone\"")).isEqualTo(kind.inspection());
    assertThat(page.contains("name=\"assistants\"")).isEqualTo(kind.inspection());
    assertThat(page.contains("name=\"emergencyReason\"")).isEqualTo(kind == VisitKind.EMERGENCY);
    assertThat(page.contains("name=\"basis\"")).isEqualTo(List.of(VisitKind.CAMPAIGN, VisitKind.CASE, VisitKind.JOINT).contains(kind));
    assertThat(page.contains("没有未复查的责令改正")).isEqualTo(kind == VisitKind.RECHECK);
  }

  @Test
  void whoScansAgainWithinMinutesIsToldWhoIsThereAndMayGoOn() {
    Map<String, String> form = door.form();
    form.put("warnedOf", "");
    String first = door.official.submit("/visits", form).expect(303).header("location").replaceAll("\\?.*|/visits/", "");
    assertThat(door.official.page("/visits/new?code=" + door.payload()).expect(200).body()).contains("登记到达这家企业", "/visits/" + first);
    String again = door.official.submit("/visits", form).expect(409).body();
    assertThat(again).contains("登记到达这家企业", "name=\"warnedOf\" value=\"" + first + "\"");
    form.put("warnedOf", first);
    door.official.submit("/visits", form).expect(303);
    assertThat(ArrivalTest.list(door.official)).hasSize(2);
    Door stranger = new Door(city);
    assertThat(stranger.official.page("/visits/new?code=" + door.payload()).expect(200).body()).doesNotContain("登记到达这家企业", first);
  }

  @Test
  void aProgramIsToldOfTheVisitThatIsThereAlreadyAlsoWhenItAsksAgain() {
    JsonNode first = door.official.post("/api/v1/visits", door.inspection()).expect(201).json();
    assertThat(first.get("alreadyHere").isNull()).isTrue();
    for (int i = 0; i < 2; i++) {
      JsonNode here = door.official.post("/api/v1/visits", door.inspection(), "Idempotency-Key", "second-" + door.self).expect(201).json().get("alreadyHere");
      assertThat(here.get("visit").getStringValue()).isEqualTo(first.get("id").getStringValue());
      assertThat(here.get("since").getStringValue()).isEqualTo(first.get("arrivedAt").getStringValue());
    }
  }

  @Test
  void ofAPhonesPositionNothingButDistanceAndAccuracyIsKept() throws SQLException {
    Map<String, Object> asked = door.inspection();
    asked.put("latitude", 26.893456);
    asked.put("longitude", 112.571234);
    asked.put("accuracy", 24.2);
    Reply reply = door.official.post("/api/v1/visits", asked).expect(201);
    assertThat(reply.json().get("premises").get("accuracy").getIntValue()).isEqualTo(25);
    // Without the moments, whose seconds may look like degrees.
    assertThat(reply.body().replaceAll("\\d{4}-\\d\\d-\\d\\dT[^\"]*", "")).doesNotContain("26.89", "112.57");
    assertThat(number("SELECT COUNT(*) FROM visit WHERE id = " + Ids.read(reply.created()).orElseThrow() + " AND (reasons LIKE '%26.8%' OR reason LIKE '%26.8%')"))
        .isZero();
    asked.put("latitude", 126.0);
    asked.put("accuracy", 24.0);
    assertThat(door.official.post("/api/v1/visits", asked).expect(201).json().get("premises").get("where").getStringValue()).isEqualTo("UNKNOWN");
  }

  @ParameterizedTest(name = "{0} degrees north of the premises, sure to {1} m: {2}")
  @CsvSource({
    "0.0000,20,AT", "0.0026,300,AT", "0.0026,301,UNKNOWN", "0.0028,20,UNKNOWN", "0.0030,20,AWAY", "0.0030,60,UNKNOWN", "0.0100,500,AWAY",
    "0.0100,5000,UNKNOWN", "0.0100,5001,UNKNOWN"
  })
  void atThePremisesIsWhoIsSurelyWithinThreeHundredMetresAndAwayWhoSurelyIsNot(double north, int accuracy, String where) {
    city.administrator().post("/api/v1/enterprises/" + Ids.show(door.enterprise) + "/place", Map.of("coordinates", "26.893412, 112.571987", "datum", "WGS_84"))
        .expect(200);
    Map<String, Object> asked = door.inspection();
    asked.put("latitude", 26.893412 + north);
    asked.put("longitude", 112.571987);
    asked.put("accuracy", (double) accuracy);
    JsonNode premises = door.official.post("/api/v1/visits", asked).expect(201).json().get("premises");
    assertThat(premises.get("where").getStringValue()).isEqualTo(where);
    if (!where.equals("UNKNOWN")) {
      assertThat(premises.get("distance").getIntValue()).isCloseTo((int) Math.round(north * 111_195), org.assertj.core.api.Assertions.within(2));
    }
  }

  @Test
  void atTheCapTheSentenceSaysWhichInspectionItWouldBe() {
    for (int i = 0; i < 2; i++) {
      assertThat(door.official.post("/api/v1/visits", door.counted()).expect(201).json().get("countInYear").getIntValue()).isEqualTo(i + 1);
    }
    JsonNode third = door.official.post("/api/v1/visits", door.counted()).expect(201).json();
    assertThat(third.get("state").getStringValue()).isEqualTo("REFUSED");
    assertThat(third.get("countInYear").isNull()).isTrue();
    assertThat(third.get("decision").get("reasons").get(0).get("zh").getStringValue()).contains("3", "上限2次");
    assertThat(door.official.page("/visits/new?code=" + door.payload()).expect(200).body()).contains("2 次", "上限 2 次");
  }

  @Test
  void aPlannedInspectionWithoutAPlanIsRefused() {
    assertThat(door.official.page("/visits/new?kind=ROUTINE&code=" + door.payload()).expect(200).body()).contains("没有已批准");
    Map<String, Object> asked = door.inspection();
    asked.put("kind", "ROUTINE");
    asked.put("basis", "PLAN");
    JsonNode refused = door.official.post("/api/v1/visits", asked).expect(201).json();
    assertThat(rules(refused)).contains("PLAN_APPROVED");
  }

  @Test
  void whereAnotherAuthorityIsDueTheFormOffersToComeTogether() {
    new Planning().approved(Ids.show(door.enterprise));
    String page = "/visits/new?how=PLAQUE&code=" + door.payload();
    assertThat(door.official.page(page).expect(200).body()).contains("改为联合检查");
    assertThat(door.official.page(page + "&kind=CASE").expect(200).body()).contains("name=\"kind\" value=\"JOINT\"");
    assertThat(door.official.page(page + "&kind=JOINT").expect(200).body()).contains("登记到达").doesNotContain("改为联合检查");
  }

  private static List<String> rules(JsonNode visit) {
    return StreamSupport.stream(visit.get("decision").get("reasons").values().spliterator(), false).map(reason -> reason.get("rule").getStringValue()).toList();
  }

  private long number(String sql) throws SQLException {
    try (Connection connection = city.database().asOwner(); ResultSet rows = connection.createStatement().executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
