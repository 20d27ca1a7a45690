package org.fuma.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.json.tree.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.Reply;
import org.fuma.access.Role;
import org.fuma.store.Ids;
import org.fuma.store.Sql;
import org.junit.jupiter.api.Test;

/** A firm complains, a supervisor answers, and nobody else can read it. */
class ComplaintTest {

  private static final Map<String, Object> MATTER =
      Map.of("category", "NO_SCAN", "happenedOn", "2026-03-02", "text", "三月二日上午有两人未扫码进入车间。", "demand", "请核实并告知处理结果。");

  private final City city = City.get();

  private String filed(Caller firm) {
    return firm.post("/api/v1/complaints", MATTER).created();
  }

  private static Reply step(Caller supervisor, String id, String event, Map<String, String> said) {
    return supervisor.post("/api/v1/complaints/" + id + "/" + event, said);
  }

  @Test
  void aComplaintIsTakenUpAnsweredAndClosedAndTheFirmSeesEachStep() {
    Caller firm = city.signedIn(Role.ENTERPRISE);
    Caller supervisor = city.signedIn(Role.SUPERVISOR);
    String id = filed(firm);
    step(supervisor, id, "acceptance", Map.of()).expect(200);
    step(supervisor, id, "investigation", Map.of()).expect(200);
    step(supervisor, id, "decision", Map.of("outcome", "PARTLY", "text", "经核查，部分情况属实，已责令整改。")).expect(200);
    assertThat(firm.get("/api/v1/complaints/" + id).expect(200).body()).doesNotContain("PARTLY", "已责令整改");
    step(supervisor, id, "telling", Map.of("text", "您的投诉部分属实，详见认定。")).expect(200);
    step(supervisor, id, "closing", Map.of()).expect(409);
    step(firm, id, "satisfaction", Map.of("choice", "YES")).expect(200);
    step(supervisor, id, "closing", Map.of()).expect(200);
    JsonNode seen = firm.get("/api/v1/complaints/" + id).expect(200).json();
    assertThat(StreamSupport.stream(seen.get("steps").values().spliterator(), false).map(step -> step.get("state").getStringValue()))
        .containsExactly("SUBMITTED", "ACCEPTED", "INVESTIGATING", "DECIDED", "TOLD", "TOLD", "CLOSED");
    assertThat(seen.get("outcome").getStringValue()).isEqualTo("PARTLY");
    assertThat(firm.page("/complaints/" + id).expect(200).body()).contains("经核查，部分情况属实，已责令整改。", "三月二日上午有两人未扫码进入车间。");
  }

  @Test
  void theWholeCourseGoesByPageToo() {
    Caller firm = city.signedIn(Role.ENTERPRISE);
    Caller supervisor = city.signedIn(Role.SUPERVISOR);
    Reply sent = firm.submit("/complaints", Map.of("category", "REPEATED", "text", "一个月内同一单位来了四次，事由相同。", "_key", City.fresh("key-"))).expect(303);
    String path = sent.header("location").replace("?sent=1", "");
    assertThat(supervisor.page("/complaints?state=ALL").expect(200).body()).contains(path);
    supervisor.submit(path + "/acceptance", Map.of("text", "")).expect(303);
    supervisor.submit(path + "/investigation", Map.of("text", "")).expect(303);
    Reply refused = supervisor.submit(path + "/decision", Map.of("outcome", "UPHELD", "text", "短"));
    assertThat(refused.expect(422).body()).contains("至少 10 个字");
    supervisor.submit(path + "/decision", Map.of("outcome", "UPHELD", "text", "情况属实，已约谈该单位负责人。")).expect(303);
    supervisor.submit(path + "/telling", Map.of("text", "您的投诉情况属实。")).expect(422);
    supervisor.submit(path + "/telling", Map.of("text", "您的投诉经查情况属实。")).expect(303);
    assertThat(firm.page(path).expect(200).body()).contains("情况属实，已约谈该单位负责人。", "属实");
  }

  @Test
  void nobodyButTheFirmAndASupervisorCanReadIt() {
    Caller firm = city.signedIn(Role.ENTERPRISE);
    String id = filed(firm);
    for (Role role : Set.of(Role.OFFICIAL, Role.AUTHORITY_LEAD, Role.ADMINISTRATOR, Role.AUDITOR)) {
      Caller other = city.signedIn(role);
      other.get("/api/v1/complaints/" + id).expect(403);
      other.get("/api/v1/complaints").expect(403);
      other.page("/complaints/" + id).expect(403);
      assertThat(other.page("/").body()).doesNotContain("href=\"/complaints\"");
    }
    Caller otherFirm = city.signedIn(Role.ENTERPRISE);
    otherFirm.get("/api/v1/complaints/" + id).expect(404);
    otherFirm.page("/complaints/" + id).expect(404);
    assertThat(otherFirm.get("/api/v1/complaints").expect(200).body()).doesNotContain(id);
    city.anyone().get("/api/v1/complaints/" + id).expect(401);
  }

  @Test
  void aFirmCannotComplainForAnotherNorDecide() {
    Caller firm = city.signedIn(Role.ENTERPRISE);
    Map<String, Object> foreign = new HashMap<>(MATTER);
    foreign.put("enterprise", city.firm());
    firm.post("/api/v1/complaints", foreign).expect(404);
    step(firm, filed(firm), "acceptance", Map.of()).expect(403);
  }

  @Test
  void wrongFieldsAreNamedAndNothingTypedIsLost() {
    Caller firm = city.signedIn(Role.ENTERPRISE);
    Reply refused = firm.post("/api/v1/complaints", Map.of("category", "NONSENSE", "happenedOn", "2199-01-01", "text", "太短", "authority", "0000000000001"));
    assertThat(refused.expect(422).body()).contains("category", "happenedOn", "text", "authority");
    firm.post("/api/v1/complaints", Map.of("category", "OTHER", "text", "长".repeat(5_001))).expect(422);
    firm.post("/api/v1/complaints", Map.of("category", "OTHER", "text", "长".repeat(5_000))).expect(201);
    Reply page = firm.submit("/complaints", Map.of("category", "CONDUCT", "text", "太短了", "demand", "一个诉求"));
    assertThat(page.expect(422).body()).contains("太短了", "一个诉求", "value=\"CONDUCT\" selected");
  }

  @Test
  void theSameKeyFilesOneComplaintAndAnotherTextIsRefused() {
    Caller firm = city.signedIn(Role.ENTERPRISE);
    String key = City.fresh("key-");
    String first = firm.post("/api/v1/complaints", MATTER, "Idempotency-Key", key).created();
    assertThat(firm.post("/api/v1/complaints", MATTER, "Idempotency-Key", key).created()).isEqualTo(first);
    Map<String, Object> other = new HashMap<>(MATTER);
    other.put("text", "另一件完全不同的事情，写得够长。");
    firm.post("/api/v1/complaints", other, "Idempotency-Key", key).expect(422);
    assertThat(firm.get("/api/v1/complaints").json().get("items").size()).isEqualTo(1);
  }

  @Test
  void anEventThatDoesNotExistIsNotFoundAndOneOfTheOtherSideIsForbidden() {
    Caller firm = city.signedIn(Role.ENTERPRISE);
    Caller supervisor = city.signedIn(Role.SUPERVISOR);
    String id = filed(firm);
    step(supervisor, id, "nonsense", Map.of()).expect(404);
    step(supervisor, id, "withdrawal", Map.of()).expect(403);
    step(firm, id, "acceptance", Map.of()).expect(403);
    step(city.signedIn(Role.AUDITOR), id, "acceptance", Map.of()).expect(403);
    assertThat(step(supervisor, id, "telling", Map.of("text", "一段足够长的说明文字。")).expect(409).body()).contains("仍待受理");
  }

  @Test
  void whatTwoSupervisorsHaveToAgreeOnGoesByPage() {
    Caller firm = city.signedIn(Role.ENTERPRISE);
    Caller supervisor = city.signedIn(Role.SUPERVISOR);
    Caller second = city.signedIn(Role.SUPERVISOR);
    String path = "/complaints/" + filed(firm);
    supervisor.submit(path + "/acceptance", Map.of("text", "")).expect(303);
    supervisor.submit(path + "/investigation", Map.of("text", "")).expect(303);
    assertThat(second.page(path).expect(200).body()).contains("由另一位监督员承办", path + "/taking").doesNotContain(path + "/decision");
    Reply bad = supervisor.submit(path + "/extension", Map.of("days", "99", "text", "需要调取监控录像，还需时日。"));
    assertThat(bad.expect(422).body()).contains("需要调取监控录像，还需时日。", "value=\"99\"", "1 到 30");
    supervisor.submit(path + "/extension", Map.of("days", "10", "text", "需要调取监控录像，还需时日。")).expect(303);
    assertThat(supervisor.page(path).expect(200).body()).contains("待另一位监督员同意", path + "/retraction").doesNotContain(path + "/agreement");
    assertThat(second.page(path).expect(200).body()).contains("提议延期 10 个工作日", path + "/agreement", path + "/declining");
    assertThat(firm.page(path).expect(200).body()).doesNotContain("需要调取监控录像");
    second.submit(path + "/agreement", Map.of()).expect(303);
    assertThat(firm.page(path).expect(200).body()).contains("需要调取监控录像，还需时日。");
  }

  @Test
  void aFormOfAnEarlierVersionIsRefusedAndNothingTypedIsLost() {
    Caller firm = city.signedIn(Role.ENTERPRISE);
    Caller supervisor = city.signedIn(Role.SUPERVISOR);
    String path = "/complaints/" + filed(firm);
    supervisor.submit(path + "/acceptance", Map.of("version", "1", "text", "")).expect(303);
    supervisor.submit(path + "/investigation", Map.of("version", "2", "text", "")).expect(303);
    firm.submit(path + "/addition", Map.of("text", "补充：来人没有出示证件。")).expect(303);
    Reply refused = supervisor.submit(path + "/decision", Map.of("version", "3", "outcome", "UPHELD", "text", "情况属实，已约谈该单位负责人。"));
    assertThat(refused.expect(409).body()).contains("有了新的记录", "情况属实，已约谈该单位负责人。", "补充：来人没有出示证件。");
  }

  @Test
  void sixteenSupervisorsTakeOneComplaintUpOnce() throws Exception {
    Caller firm = city.signedIn(Role.ENTERPRISE);
    Caller supervisor = city.signedIn(Role.SUPERVISOR);
    supervisor.token();
    for (int round = 0; round < 5; round++) {
      String id = filed(firm);
      try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
        List<Callable<Integer>> all = IntStream.range(0, 16)
            .<Callable<Integer>>mapToObj(i -> () -> step(supervisor, id, i % 2 == 0 ? "acceptance" : "refusal", Map.of("text", "一段足够长的理由文字。", "ground", "UNRELATED")).status()).toList();
        List<Integer> statuses = new java.util.ArrayList<>();
        for (Future<Integer> answer : threads.invokeAll(all)) {
          statuses.add(answer.get());
        }
        assertThat(statuses).containsOnly(200, 409).containsOnlyOnce(200);
      }
      assertThat(firm.get("/api/v1/complaints/" + id).json().get("steps").size()).isEqualTo(2);
    }
  }

  @Test
  void whereNoAccountOfTheFirmIsActiveTheDeskSaysThatSomebodyHasToCall() {
    Caller firm = city.signedIn(Role.ENTERPRISE);
    String page = "/complaints/" + filed(firm);
    Caller supervisor = city.signedIn(Role.SUPERVISOR);
    assertThat(supervisor.page(page).expect(200).body()).doesNotContain("没有可用的账号");
    city.administrator().post("/api/v1/accounts/" + Ids.show(firm.actor().account()) + "/moves/lock", Map.of("reason", "离职交接期间停用")).expect(204);
    assertThat(supervisor.page(page).expect(200).body()).contains("请打电话告知", "没有可用的账号");
  }

  @Test
  void theSameMatterTwiceIsLinkedAlsoWhereNobodyKnowsTheAuthority() {
    Caller firm = city.signedIn(Role.ENTERPRISE);
    Map<String, String> matter = Map.of("category", "CONDUCT", "text", "两名检查人员态度粗暴，没有说明单位。", "happenedOn", "2026-03-02");
    String first = firm.post("/api/v1/complaints", matter).created();
    String other = firm.post("/api/v1/complaints", changed(matter, "category", "OTHER")).created();
    String second = firm.post("/api/v1/complaints", changed(matter, "happenedOn", "2026-03-05")).created();
    String named = firm.post("/api/v1/complaints", changed(matter, "authority", city.authority())).created();
    assertThat(tied(other)).isEmpty();
    assertThat(tied(first)).containsExactlyInAnyOrder(second, named);
    assertThat(tied(second)).containsExactlyInAnyOrder(first, named);
    Reply asked = firm.submit("/complaints", changed(matter, "_key", City.fresh("key-"))).expect(409);
    assertThat(asked.body()).contains("/complaints/" + first, "name=\"again\" value=\"1\"").doesNotContain("/complaints/" + other);
  }

  @Test
  void whatTurnsOutToBeTheSameWhenItsAuthorityIsNamedIsLinkedThen() {
    Caller firm = city.signedIn(Role.ENTERPRISE);
    String authority = city.authority();
    Map<String, String> matter = Map.of("category", "CONDUCT", "text", "两名检查人员态度粗暴，没有说明单位。", "happenedOn", "2026-03-02");
    String first = firm.post("/api/v1/complaints", matter).created();
    String second = firm.post("/api/v1/complaints", changed(changed(matter, "category", "OTHER"), "authority", authority)).created();
    assertThat(tied(first)).isEmpty();
    Caller supervisor = city.signedIn(Role.SUPERVISOR);
    for (String next : List.of(authority, city.authority(), authority)) {
      supervisor.post("/api/v1/complaints/" + first + "/authority", Map.of("recipient", next)).expect(200);
      assertThat(tied(first)).containsExactly(second);
    }
    assertThat(city.bean(Sql.class).list(row -> row.getLong(1), "SELECT other_id FROM complaint_tie WHERE complaint_id = ?",
        Ids.read(second).orElseThrow())).as("the later one names the earlier").containsExactly(Ids.read(first).orElseThrow());
  }

  private List<String> tied(String complaint) {
    return city.bean(ComplaintTies.class).of(Ids.read(complaint).orElseThrow()).stream().map(Ids::show).toList();
  }

  private static Map<String, String> changed(Map<String, String> matter, String field, String value) {
    Map<String, String> changed = new HashMap<>(matter);
    changed.put(field, value);
    return changed;
  }

  @Test
  void aListIsPagedByKey() {
    Caller firm = city.signedIn(Role.ENTERPRISE);
    IntStream.range(0, 55).forEach(i -> filed(firm));
    JsonNode first = firm.get("/api/v1/complaints").expect(200).json();
    JsonNode second = firm.get("/api/v1/complaints?pageToken=" + first.get("nextPageToken").getStringValue()).expect(200).json();
    assertThat(first.get("items").size()).isEqualTo(50);
    assertThat(second.get("items").size()).isEqualTo(5);
    assertThat(second.get("nextPageToken") == null || second.get("nextPageToken").isNull()).isTrue();
  }
}
