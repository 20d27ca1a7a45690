package org.fuma.visit;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.json.tree.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.Race;
import org.fuma.Reply;
import org.fuma.access.Role;
import org.fuma.store.Ids;
import org.fuma.store.ServiceClock;
import org.fuma.store.Sql;
import org.fuma.store.Time;
import org.junit.jupiter.api.Test;

/** One visit of several authorities. */
class JointVisitTest {

  private final City city = City.get();
  private final LongAgo past = new LongAgo();
  private final LongAgo.Body leading = past.body();
  private final LongAgo.Body other = past.another();
  private final String visit = leading.leads();

  private String token() {
    return city.bean(VisitCodes.class).token(Ids.read(visit).orElseThrow());
  }

  private Map<String, Object> joining(LongAgo.Body body) {
    Map<String, Object> asked = body.joining();
    asked.put("visitCode", token());
    return asked;
  }

  private Reply join(LongAgo.Body body) {
    return body.official().post("/api/v1/visits/" + visit + "/parties", joining(body));
  }

  @Test
  void anotherAuthorityJoinsByTheVisitsCodeAndSeesIt() {
    other.official().get("/api/v1/visits/" + visit).expect(404);
    JsonNode party = join(other).expect(201).json();
    assertThat(party.get("joined").getBooleanValue()).isTrue();
    assertThat(party.get("countsAs").getStringValue()).isEqualTo("OUTSIDE");
    assertThat(party.get("officials").size()).isEqualTo(2);
    for (Caller caller : List.of(other.official(), other.colleague(), leading.official(), past.firm(), city.signedIn(Role.SUPERVISOR))) {
      assertThat(caller.get("/api/v1/visits/" + visit + "/parties").expect(200).json().get("items").size()).isEqualTo(1);
      assertThat(caller.get("/api/v1/visits?enterprise=" + Ids.show(past.enterprise())).expect(200).body()).contains(visit);
      assertThat(caller.page("/visits/" + visit).expect(200).body()).contains("联合检查（综合查一次）", "结果待记录");
    }
    assertThat(city.signedIn(Role.SUPERVISOR).get("/api/v1/visits?authority=" + other.id()).body()).contains(visit);
    past.another().official().get("/api/v1/visits/" + visit).expect(404);
    past.another().official().get("/api/v1/visits/" + visit + "/parties").expect(404);
  }

  @Test
  void itIsListedOnceForWhoLedAndForWhoJoinedAndPagesRunOn() {
    join(other).expect(201);
    assertThat(ids(leading.official())).containsExactly(visit);
    assertThat(ids(other.official())).containsExactly(visit);
    String second = past.another().leads();
    String own = other.leads();
    assertThat(ids(other.official())).containsExactly(own, visit).doesNotContain(second);
    assertThat(other.official().get("/api/v1/visits?pageToken=" + own).expect(200).body()).contains(visit).doesNotContain(own);
    assertThat(ids(other.official(), "?authority=" + leading.id())).containsExactly(visit);
    assertThat(ids(other.official(), "?kind=SERVICE")).isEmpty();
  }

  @Test
  void whoJoinedIsThereAlreadyForItsOwnAuthority() {
    join(other).expect(201);
    Map<String, Object> asked = other.joining();
    asked.putAll(Map.of("code", past.code().payload().text(), "how", "PLAQUE", "kind", "CASE", "reason", "收到投诉举报后的个案检查"));
    JsonNode here = other.official().post("/api/v1/visits", asked).expect(201).json().get("alreadyHere");
    assertThat(here.get("visit").getStringValue()).isEqualTo(visit);
    LongAgo.Body third = past.another();
    asked.put("items", List.of(third.item()));
    asked.put("colleagues", List.of(third.colleagueId()));
    assertThat(third.official().post("/api/v1/visits", asked).expect(201).json().get("alreadyHere").isNull()).isTrue();
  }

  private static List<String> ids(Caller caller, String... query) {
    JsonNode items = caller.get("/api/v1/visits" + String.join("", query)).expect(200).json().get("items");
    return IntStream.range(0, items.size()).mapToObj(i -> items.get(i).get("id").getStringValue()).toList();
  }

  @Test
  void withoutCodeOrInvitationNobodyKnowsOfIt() {
    Map<String, Object> asked = other.joining();
    other.official().post("/api/v1/visits/" + visit + "/parties", asked).expect(404);
    other.official().page("/visits/" + visit + "/join").expect(404);
    asked.put("visitCode", "A".repeat(32));
    other.official().post("/api/v1/visits/" + visit + "/parties", asked).expect(404);
  }

  @Test
  void whoIsAskedFindsItOnTheDaysPageAndJoinsThere() {
    assertThat(other.official().page("/today").expect(200).body()).doesNotContain("/visits/" + visit + "/join");
    leading.official().submit("/visits/" + visit + "/invitations", Map.of("authority", other.id())).expect(303);
    leading.official().post("/api/v1/visits/" + visit + "/invitations", Map.of("authority", other.id())).expect(409);
    leading.official().post("/api/v1/visits/" + visit + "/invitations", Map.of("authority", leading.id())).expect(422);
    other.official().post("/api/v1/visits/" + visit + "/invitations", Map.of("authority", past.another().id())).expect(404);
    assertThat(other.official().get("/api/v1/joint-visits").expect(200).body()).contains(visit);
    assertThat(other.official().page("/today").expect(200).body()).contains("/visits/" + visit + "/join");
    assertThat(leading.official().page("/visits/" + visit).expect(200).body()).contains("已邀请，尚未到场");
    assertThat(other.official().page("/visits/" + visit + "/join").expect(200).body()).contains("value=\"" + other.item() + "\"");
    String to = other.official().submit("/visits/" + visit + "/join", LongAgo.form(other.joining())).expect(303).header("location");
    assertThat(to).isEqualTo("/visits/" + visit);
    assertThat(other.official().get("/api/v1/joint-visits").expect(200).body()).doesNotContain(visit);
    assertThat(leading.official().page("/visits/" + visit).expect(200).body()).doesNotContain("已邀请，尚未到场");
  }

  @Test
  void theVisitsCodeLeadsOfficialsOfOthersToTheForm() {
    assertThat(other.official().page("/V/" + token()).expect(200).body()).contains("/visits/" + visit + "/join?token=" + token());
    assertThat(leading.official().page("/V/" + token()).expect(200).body()).doesNotContain("/join?token=");
    assertThat(city.anyone().page("/V/" + token()).expect(200).body()).doesNotContain("/join?token=");
  }

  @Test
  void oneThatTheRulesRefuseIsOnRecordAndMayComeAgainWithWhatWasMissing() {
    Map<String, Object> alone = joining(other);
    alone.remove("colleagues");
    alone.put("alone", true);
    JsonNode refused = other.official().post("/api/v1/visits/" + visit + "/parties", alone).expect(201).json();
    assertThat(refused.get("joined").getBooleanValue()).isFalse();
    assertThat(refused.get("countsAs").getStringValue()).isEqualTo("NOTHING");
    other.official().get("/api/v1/visits/" + visit).expect(404);
    Map<String, String> form = LongAgo.form(other.joining());
    form.remove("colleagues");
    form.putAll(Map.of("alone", "yes", "token", token()));
    String page = other.official().submit("/visits/" + visit + "/join", form).expect(303).header("location");
    assertThat(other.official().page(page).expect(200).body()).contains("本单位不得参加这次检查", "不予入企");
    assertThat(past.firm().page("/visits/" + visit).expect(200).body()).contains("不予入企", "/complaints/new?visit=" + visit, "您可以拒绝");
    assertThat(leading.official().page("/visits/" + visit).expect(200).body()).doesNotContain("您可以拒绝");
    join(other).expect(201);
    assertThat(leading.official().get("/api/v1/visits/" + visit + "/parties").json().get("items").size()).isEqualTo(3);
  }

  @Test
  void whoJoinsIsDecidedAsOfNow() {
    String expired = Ids.show(other.official(Time.day(city.bean(ServiceClock.class).instant()).minusDays(2)));
    Map<String, Object> now = joining(other);
    now.put("colleagues", List.of(expired));
    assertThat(other.official().post("/api/v1/visits/" + visit + "/parties", now).expect(201).json().get("joined").getBooleanValue()).isFalse();
  }

  @Test
  void itCountsOnceForEach() {
    Map<String, Object> counted = joining(other);
    counted.put("basis", "SUPERIOR_ORDER");
    JsonNode party = other.official().post("/api/v1/visits/" + visit + "/parties", counted).expect(201).json();
    assertThat(party.get("countsAs").getStringValue()).isEqualTo("COUNTED");
    assertThat(party.get("countInYear").getIntValue()).isEqualTo(1);
    assertThat(counts(other)).isEqualTo(1);
    assertThat(counts(leading)).isZero();
  }

  private long counts(LongAgo.Body body) {
    return city.bean(Sql.class).first(row -> row.getLong(1), "SELECT counted FROM visit_count WHERE enterprise_id = ? AND authority_id = ?", past.enterprise(),
        Ids.read(body.id()).orElseThrow()).orElse(0L);
  }

  @Test
  void ofManyWhoJoinForOneAuthorityAtOnceOneDoes() {
    other.official().token();
    List<Object> statuses = Race.run(8, i -> () -> join(other).status());
    assertThat(statuses).containsOnly(201, 409);
    assertThat(statuses.stream().filter(status -> status.equals(201))).hasSize(1);
    assertThat(city.bean(Sql.class).first(row -> row.getLong(1), "SELECT outside FROM visit_count WHERE enterprise_id = ? AND authority_id = ?",
        past.enterprise(), Ids.read(other.id()).orElseThrow())).contains(1L);
  }

  @Test
  void aRetryWithTheSameKeyJoinsOnce() {
    String first = other.official().post("/api/v1/visits/" + visit + "/parties", joining(other), "Idempotency-Key", "join-" + visit).created();
    assertThat(other.official().post("/api/v1/visits/" + visit + "/parties", joining(other), "Idempotency-Key", "join-" + visit).created()).isEqualTo(first);
  }

  @Test
  void onlyAJointVisitUnderWayOfAnotherAuthorityIsJoined() {
    leading.official().post("/api/v1/visits/" + visit + "/parties", joining(leading)).expect(409);
    DoorStep single = new DoorStep();
    Map<String, Object> asked = other.joining();
    asked.put("visitCode", single.token());
    other.official().post("/api/v1/visits/" + single.visit() + "/parties", asked).expect(404);
    leading.official().post("/api/v1/visits/" + visit + "/departure", Map.of()).expect(200);
    assertThat(join(other).expect(409).body()).contains("不能再加入");
  }

  @Test
  void whoLeavesAndWhoJoinsAtTheSameMomentDoNotMeet() {
    List<Object> statuses = Race.run(2, i -> () -> i == 0 ? join(other).status()
        : leading.official().post("/api/v1/visits/" + visit + "/departure", Map.of()).status());
    assertThat(statuses.get(1)).isEqualTo(200);
    assertThat(statuses.get(0)).isIn(201, 409);
  }

  @Test
  void eachRecordsItsOwnResultAndTheLeadingOneClosesLast() {
    join(other).expect(201);
    String result = "/api/v1/visits/" + visit + "/result";
    leading.official().post("/api/v1/visits/" + visit + "/departure", Map.of()).expect(200);
    other.official().post("/api/v1/visits/" + visit + "/departure", Map.of()).expect(403);
    assertThat(leading.official().post(result, Map.of("result", "NO_PROBLEM")).expect(409).body()).contains("还有执法主体没有记录结果");
    assertThat(other.official().page("/visits/" + visit).expect(200).body()).contains("记录本单位的结果");
    assertThat(other.official().page("/visits/" + visit + "/result").expect(200).body()).contains("found-" + other.item()).doesNotContain("found-" + leading.item());
    city.signedIn(Role.OFFICIAL, other.id(), city.official(other.id())).post(result, Map.of("result", "NO_PROBLEM")).expect(403);
    other.colleague().post(result, Map.of("result", "ADVICE", "note", "示例指导",
        "findings", List.of(Map.of("item", other.item(), "found", "PROBLEM", "remark", "示例问题")))).expect(200);
    other.official().post(result, Map.of("result", "NO_PROBLEM")).expect(409);
    assertThat(other.official().get("/api/v1/visits/" + visit).json().get("state").getStringValue()).isEqualTo("DEPARTED");
    leading.official().post(result, Map.of("result", "NO_PROBLEM")).expect(200);
    JsonNode results = past.firm().get(result).expect(200).json();
    assertThat(results.get("state").getStringValue()).isEqualTo("COMPLETED");
    assertThat(results.get("results").size()).isEqualTo(2);
    assertThat(past.firm().page("/visits/" + visit).expect(200).body()).contains("示例指导", "示例问题", "结果已了结");
  }

  @Test
  void theLeadingOneClosesWithoutAnAuthorityWithAReason() {
    join(other).expect(201);
    String waivers = "/api/v1/visits/" + visit + "/waivers";
    leading.official().post("/api/v1/visits/" + visit + "/departure", Map.of()).expect(200);
    leading.official().post(waivers, Map.of("authority", other.id())).expect(422);
    leading.official().post(waivers, Map.of("authority", past.another().id(), "reason", "对方另行处理")).expect(422);
    other.official().post(waivers, Map.of("authority", other.id(), "reason", "对方另行处理")).expect(403);
    assertThat(leading.official().page("/visits/" + visit).expect(200).body()).contains("/visits/" + visit + "/waivers");
    leading.official().submit("/visits/" + visit + "/waivers", Map.of("authority", other.id(), "reason", "对方另行处理")).expect(303);
    leading.official().post(waivers, Map.of("authority", other.id(), "reason", "对方另行处理")).expect(409);
    leading.official().post("/api/v1/visits/" + visit + "/result", Map.of("result", "NO_PROBLEM")).expect(200);
    other.official().post("/api/v1/visits/" + visit + "/result", Map.of("result", "NO_PROBLEM")).expect(200);
  }
}
