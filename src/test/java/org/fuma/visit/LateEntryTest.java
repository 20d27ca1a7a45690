package org.fuma.visit;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.json.tree.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.City;
import org.fuma.Race;
import org.fuma.Reply;
import org.fuma.access.Role;
import org.fuma.code.ProtectionCodes;
import org.fuma.store.Ids;
import org.fuma.store.ServiceClock;
import org.fuma.store.Sql;
import org.fuma.store.Time;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Visits that are entered afterwards. */
class LateEntryTest {

  private final City city = City.get();
  private final LongAgo past = new LongAgo();
  private final LongAgo.Body body = past.body();

  private Reply enter(Map<String, Object> asked) {
    return body.official().post("/api/v1/visits/late", asked);
  }

  @Test
  void anOutageIsEnteredAfterwardsAndIsMarkedForEver() {
    Instant arrived = past.ago(Duration.ofDays(3));
    JsonNode entered = enter(body.outage(arrived)).expect(201).json();
    assertThat(entered.get("state").getStringValue()).isEqualTo("DEPARTED");
    assertThat(entered.get("scanned").getStringValue()).isEqualTo("TYPED");
    assertThat(entered.get("arrivedAt").getStringValue()).isEqualTo(arrived.toString());
    assertThat(entered.get("departedAt").getStringValue()).isEqualTo(arrived.plusSeconds(1_800).toString());
    assertThat(entered.get("entered").get("how").getStringValue()).isEqualTo("OUTAGE");
    assertThat(entered.get("decision").get("verdict").getStringValue()).isNotEqualTo("REFUSE");
    String id = entered.get("id").getStringValue();
    assertThat(past.firm().page("/visits/" + id).expect(200).body()).contains("断网补录", "没有扫您的码", "示例园区断网").doesNotContain("扫了您的码");
    assertThat(past.firm().page("/visits").expect(200).body()).contains("补录");
    assertThat(city.signedIn(Role.SUPERVISOR).page("/visits?mark=LATE_ENTRY").expect(200).body()).contains(id);
    assertThat(body.official().page("/visits/" + id).expect(200).body()).contains("断网补录", "没有扫码证明");
  }

  @Test
  void aLateEntryNeverCountsAsScannedWhateverIsSent() {
    Map<String, Object> asked = body.outage(past.ago(Duration.ofDays(2)));
    asked.put("how", "LIVE");
    asked.put("code", past.code().serial().grouped());
    assertThat(enter(asked).expect(201).json().get("scanned").getStringValue()).isEqualTo("TYPED");
  }

  @ParameterizedTest(name = "{0} days after")
  @CsvSource({"0,201", "9,201", "10,201", "11,422"})
  void anOutageIsEnteredWithinTheDaysOfTheRules(int days, int status) {
    Instant noon = LocalDate.ofInstant(city.bean(ServiceClock.class).instant(), Time.ZONE).minusDays(days).atStartOfDay(Time.ZONE).toInstant();
    Map<String, Object> asked = body.outage(noon);
    asked.remove("leftAt");
    Reply reply = enter(asked).expect(status);
    if (status == 422) {
      assertThat(reply.body()).contains("10 天之内", "监督机构");
    }
  }

  @Test
  void sentTwiceItIsOnRecordOnce() {
    Map<String, Object> asked = body.outage(past.ago(Duration.ofDays(1)));
    String key = City.fresh("late-");
    String first = body.official().post("/api/v1/visits/late", asked, "Idempotency-Key", key).created();
    assertThat(body.official().post("/api/v1/visits/late", asked, "Idempotency-Key", key).created()).isEqualTo(first);
    assertThat(enter(asked).expect(409).body()).contains(first);
    assertThat(body.colleague().post("/api/v1/visits/late", swapped(asked)).expect(409).body()).contains(first);
    assertThat(past.firm().get("/api/v1/visits").json().get("items").size()).isEqualTo(1);
  }

  private Map<String, Object> swapped(Map<String, Object> asked) {
    asked.put("colleagues", List.of(body.self()));
    return asked;
  }

  @Test
  void ofManyAtOnceWithKeysOfTheirOwnOneIsOnRecord() {
    Map<String, Object> asked = body.outage(past.ago(Duration.ofDays(1)));
    body.official().token();
    List<Object> replies = Race.run(8, i -> () -> enter(asked).status());
    assertThat(replies).containsOnly(201, 409);
    assertThat(replies.stream().filter(status -> status.equals(201))).hasSize(1);
    assertThat(count("SELECT COUNT(*) FROM visit WHERE enterprise_id = ?", past.enterprise())).isEqualTo(1);
    assertThat(count("SELECT SUM(outside) FROM visit_count WHERE enterprise_id = ?", past.enterprise())).isEqualTo(1);
  }

  @Test
  void aRefusedLateEntryStaysOnRecordAndMayBePutRight() {
    Map<String, Object> asked = body.outage(past.ago(Duration.ofDays(1)));
    Object colleagues = asked.remove("colleagues");
    asked.put("alone", true);
    String refused = enter(asked).created();
    assertThat(body.official().get("/api/v1/visits/" + refused).json().get("state").getStringValue()).isEqualTo("REFUSED");
    asked.remove("alone");
    asked.put("colleagues", colleagues);
    assertThat(enter(asked).expect(201).json().get("state").getStringValue()).isEqualTo("DEPARTED");
    enter(asked).expect(409);
    assertThat(past.firm().get("/api/v1/visits").json().get("items").size()).isEqualTo(2);
  }

  @Test
  void whatWasScannedIsNotEnteredOnceMore() {
    Map<String, Object> door = body.joining();
    door.putAll(Map.of("code", past.code().payload().text(), "how", "PLAQUE", "kind", "CASE", "reason", "收到投诉举报后的个案检查"));
    String scanned = body.official().post("/api/v1/visits", door).created();
    Map<String, Object> asked = body.outage(past.ago(Duration.ofMinutes(5)));
    asked.remove("leftAt");
    assertThat(enter(asked).expect(409).body()).contains(scanned);
  }

  @Test
  void anEmergencyIsEnteredOnTheSameDayBeforeLeaving() {
    Map<String, Object> asked = body.outage(past.ago(Duration.ofMinutes(2)));
    asked.put("leftAt", LongAgo.local(past.ago(Duration.ofMinutes(1))));
    asked.put("way", "EMERGENCY");
    assertThat(enter(asked).expect(422).body()).contains("应急补录只用于应急检查", "须在离开企业之前");
    asked.remove("leftAt");
    asked.put("kind", "EMERGENCY");
    asked.remove("basis");
    asked.put("emergencyReason", "示例车间冒烟，刻不容缓");
    asked.put("arrivedAt", LongAgo.local(past.ago(Duration.ofDays(2))));
    assertThat(enter(asked).expect(422).body()).contains("须在到达当天或次日");
    asked.put("arrivedAt", LongAgo.local(past.ago(Duration.ofMinutes(1))));
    JsonNode entered = enter(asked).expect(201).json();
    assertThat(entered.get("state").getStringValue()).isEqualTo("ARRIVED");
    assertThat(entered.get("entered").get("how").getStringValue()).isEqualTo("EMERGENCY");
    body.official().post("/api/v1/visits/" + entered.get("id").getStringValue() + "/departure", Map.of()).expect(200);
  }

  @Test
  void anEmergencyFromBeforeMidnightIsEnteredWhileTheyAreStillThere() {
    LocalDate today = Time.day(city.bean(ServiceClock.class).instant());
    Instant arrived = today.atStartOfDay(Time.ZONE).toInstant().minusSeconds(300);
    Map<String, Object> asked = body.outage(arrived);
    asked.put("leftAt", LongAgo.local(arrived.plusSeconds(60)));
    asked.putAll(Map.of("way", "EMERGENCY", "kind", "EMERGENCY", "emergencyReason", "示例车间冒烟，刻不容缓"));
    asked.remove("basis");
    assertThat(enter(asked).expect(422).body()).contains("须在离开企业之前");
    asked.remove("leftAt");
    assertThat(enter(asked).expect(201).json().get("state").getStringValue()).isEqualTo("ARRIVED");
  }

  @Test
  void certificatesAreThoseOfTheArrival() {
    LocalDate today = Time.day(city.bean(ServiceClock.class).instant());
    long expired = body.official(today.minusDays(2));
    Map<String, Object> then = body.outage(past.ago(Duration.ofDays(3)));
    then.put("colleagues", List.of(Ids.show(expired)));
    assertThat(enter(then).expect(201).json().get("state").getStringValue()).isEqualTo("DEPARTED");
    Map<String, Object> later = body.outage(past.ago(Duration.ofDays(1)));
    later.put("colleagues", List.of(Ids.show(expired)));
    JsonNode refused = enter(later).expect(201).json();
    assertThat(refused.get("state").getStringValue()).isEqualTo("REFUSED");
    assertThat(refused.get("decision").get("reasons").get(0).get("rule").getStringValue()).isEqualTo("CERTIFICATE_VALID");
  }

  @Test
  void whoWasAddedAfterTheArrivalDidNotCome() {
    Map<String, Object> asked = body.outage(past.ago(Duration.ofDays(1)));
    asked.put("colleagues", List.of(city.official(body.id())));
    JsonNode refused = enter(asked).expect(201).json();
    assertThat(refused.get("state").getStringValue()).isEqualTo("REFUSED");
    assertThat(refused.get("decision").get("reasons").get(0).get("rule").getStringValue()).isEqualTo("OFFICIAL_LISTED");
  }

  @Test
  void theCodeIsTheOneOfTheArrivalInTheStateOfThen() {
    ServiceClock clock = city.bean(ServiceClock.class);
    ProtectionCodes codes = city.bean(ProtectionCodes.class);
    clock.at(past.ago(Duration.ofDays(4)), () -> {
      codes.suspend(city.system(), past.code().serial(), "示例停用");
      return 0;
    });
    clock.at(past.ago(Duration.ofDays(2)), () -> {
      codes.resume(city.system(), past.code().serial(), "示例恢复");
      return 0;
    });
    assertThat(enter(body.outage(past.ago(Duration.ofDays(5)))).expect(201).json().get("state").getStringValue()).isEqualTo("DEPARTED");
    assertThat(enter(body.outage(past.ago(Duration.ofDays(3)))).expect(201).json().get("state").getStringValue()).isEqualTo("REFUSED");
    assertThat(enter(body.outage(past.ago(Duration.ofDays(1)))).expect(201).json().get("state").getStringValue()).isEqualTo("DEPARTED");
  }

  @Test
  void itCountsInTheYearOfTheArrival() {
    Instant lastYear = past.ago(Duration.ofDays(366));
    Map<String, Object> asked = body.outage(lastYear);
    asked.put("authority", body.id());
    asked.put("colleagues", List.of(body.self(), body.colleagueId()));
    asked.put("kind", "CAMPAIGN");
    asked.put("basis", "SUPERIOR_ORDER");
    JsonNode entered = city.signedIn(Role.SUPERVISOR).post("/api/v1/visits/late", asked).expect(201).json();
    assertThat(entered.get("entered").get("how").getStringValue()).isEqualTo("SUPERVISOR");
    assertThat(entered.get("countInYear").getIntValue()).isEqualTo(1);
    assertThat(count("SELECT counted FROM visit_count WHERE enterprise_id = ? AND count_year = ?", past.enterprise(), Time.day(lastYear).getYear())).isEqualTo(1);
  }

  @Test
  void theYearsCapHoldsForWhatIsEnteredLate() {
    // All of one year, also on its first morning.
    Instant now = past.ago(Duration.ZERO);
    Instant newYear = Time.day(now).withDayOfYear(1).atStartOfDay(Time.ZONE).toInstant();
    Instant end = now.isBefore(newYear.plus(Duration.ofHours(4))) ? newYear : now;
    for (int hour = 1; hour <= 3; hour++) {
      Map<String, Object> asked = body.outage(end.minus(Duration.ofMinutes(hour * 45)));
      asked.put("kind", "CAMPAIGN");
      asked.put("basis", "SUPERIOR_ORDER");
      String state = enter(asked).expect(201).json().get("state").getStringValue();
      assertThat(state).isEqualTo(hour <= 2 ? "DEPARTED" : "REFUSED");
    }
  }

  @Test
  void aSupervisorEntersItForAnyAuthorityHoweverLate() {
    Map<String, Object> asked = body.outage(past.ago(Duration.ofDays(200)));
    asked.put("authority", body.id());
    asked.put("colleagues", List.of(body.self(), body.colleagueId()));
    asked.put("way", "OUTAGE");
    JsonNode entered = city.signedIn(Role.SUPERVISOR).post("/api/v1/visits/late", asked).expect(201).json();
    assertThat(entered.get("entered").get("how").getStringValue()).isEqualTo("SUPERVISOR");
    assertThat(entered.get("authority").getStringValue()).isEqualTo(body.id());
    assertThat(entered.get("officials").size()).isEqualTo(2);
    asked.remove("authority");
    assertThat(city.signedIn(Role.SUPERVISOR).post("/api/v1/visits/late", asked).expect(422).body()).contains("authority");
    enter(asked).expect(422);
    city.signedIn(Role.AUDITOR).post("/api/v1/visits/late", asked).expect(403);
    city.signedIn(Role.ENTERPRISE).post("/api/v1/visits/late", asked).expect(403);
  }

  @Test
  void aMomentThatIsNoneOrNotYetOrBeforeTheCodeIsRefusedAndNothingIsOnRecord() {
    Map<String, Object> asked = body.outage(past.ago(Duration.ofDays(1)));
    asked.put("arrivedAt", "gestern");
    assertThat(enter(asked).expect(422).body()).contains("arrivedAt");
    asked.put("arrivedAt", LongAgo.local(past.ago(Duration.ofHours(-2))));
    assertThat(enter(asked).expect(422).body()).contains("还没有到");
    asked.put("arrivedAt", LongAgo.local(past.ago(Duration.ofDays(1))));
    asked.put("leftAt", LongAgo.local(past.ago(Duration.ofDays(2))));
    assertThat(enter(asked).expect(422).body()).contains("离开时间");
    asked.remove("leftAt");
    asked.put("why", "断网");
    assertThat(enter(asked).expect(422).body()).contains("why");
    asked.put("why", "示例园区断网，无法扫码登记");
    asked.put("code", City.uscc());
    assertThat(enter(asked).expect(422).body()).contains("没有这家企业");
    Map<String, Object> early = body.outage(past.ago(Duration.ofDays(500)));
    early.putAll(Map.of("authority", body.id(), "colleagues", List.of(body.self(), body.colleagueId())));
    assertThat(city.signedIn(Role.SUPERVISOR).post("/api/v1/visits/late", early).expect(422).body()).contains("还没有保护码");
    assertThat(count("SELECT COUNT(*) FROM visit WHERE enterprise_id = ?", past.enterprise())).isZero();
  }

  @Test
  void thePagesLeadFromTheFirmToTheForm() {
    String arrived = LongAgo.local(past.ago(Duration.ofDays(1)));
    assertThat(body.official().page("/visits/late").expect(200).body()).contains("补录", "name=\"way\"").doesNotContain("name=\"authority\"");
    String form = body.official().page("/visits/late?code=" + past.uscc() + "&arrivedAt=" + arrived + "&way=OUTAGE&kind=CASE").expect(200).body();
    assertThat(form).contains("value=\"" + body.item() + "\"", "value=\"" + body.colleagueId() + "\"", "断网补录").doesNotContain("value=\"" + body.self() + "\"");
    assertThat(body.official().page("/visits/late?code=" + City.uscc() + "&arrivedAt=" + arrived + "&way=OUTAGE&kind=CASE").body()).contains("没有这家企业");
    Map<String, String> fields = LongAgo.form(body.outage(past.ago(Duration.ofDays(1))));
    fields.put("why", "");
    assertThat(body.official().submit("/visits/late", fields).expect(422).body()).contains("请填写", "收到投诉举报后的个案检查");
    fields.put("why", "示例园区断网，无法扫码登记");
    String visit = body.official().submit("/visits/late", fields).expect(303).header("location");
    assertThat(body.official().page(visit).expect(200).body()).contains("断网补录");
    assertThat(city.signedIn(Role.SUPERVISOR).page("/visits/late").expect(200).body()).contains("name=\"authority\"").doesNotContain("name=\"way\"");
  }

  @Test
  void theExportAndTheVisitCodePageSayThatItWasEnteredLate() {
    String id = enter(body.outage(past.ago(Duration.ofHours(3)))).created();
    String token = city.bean(VisitCodes.class).token(Ids.read(id).orElseThrow());
    assertThat(city.anyone().page("/V/" + token).expect(200).body()).contains("断网补录");
    Reply file = past.firm().submit("/exports/visits", Map.of("purpose", "季度汇总上报", "format", "CSV"));
    assertThat(file.expect(200).body()).contains("补录");
  }

  private long count(String sql, Object... arguments) {
    Optional<Long> found = city.bean(Sql.class).first(row -> row.getLong(1), sql, arguments);
    return found.orElse(0L);
  }
}
