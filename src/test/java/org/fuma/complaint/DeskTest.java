package org.fuma.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.json.tree.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.Reply;
import org.fuma.access.Role;
import org.fuma.enterprise.Enterprises;
import org.fuma.store.Ids;
import org.fuma.store.Leases;
import org.fuma.store.Sql;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The supervisors' list: in the order in which things are due, narrowed, searched, counted, and without what a supervisor may not judge. */
class DeskTest {

  private final City city = City.get();
  private final Sql sql = city.bean(Sql.class);

  /** The rounds of the clock wait: they tell every supervisor what is overdue, and change what is counted here. */
  @BeforeEach
  void quiet() {
    city.bean(Leases.class).holdFor("complaint-clock", Duration.ofDays(2));
  }

  private String filed(Caller firm, String text) {
    return filed(firm, Map.of("category", "OTHER", "text", text));
  }

  private static String filed(Caller firm, Map<String, String> matter) {
    return firm.post("/api/v1/complaints", matter).created();
  }

  private static List<String> ids(Caller supervisor, String query) {
    List<String> ids = new ArrayList<>();
    Optional<String> next = Optional.of("");
    while (next.isPresent()) {
      JsonNode page = supervisor.get("/api/v1/complaints?" + query + next.get()).expect(200).json();
      page.get("items").values().forEach(item -> ids.add(item.get("id").getStringValue()));
      next = Optional.ofNullable(page.get("nextPageToken")).filter(JsonNode::isString).map(token -> "&pageToken=" + token.getStringValue());
    }
    return ids;
  }

  private static String encoded(String words) {
    return URLEncoder.encode(words, StandardCharsets.UTF_8);
  }

  /** Lets the complaint's deadline begin on another day: the clock's own rounds find nothing to correct in it. */
  private LocalDate due(String id, DueKind kind, LocalDate from) {
    Due due = city.bean(Clocks.class).running().starting(kind, from);
    sql.run("UPDATE complaint_head SET due_kind = ?, due_day = ?, due_from = ?, due_days = ? WHERE id = ?",
        kind, due.day(), due.from(), due.days(), Ids.read(id).orElseThrow());
    return due.day();
  }

  private static String firmOf(Caller firm) {
    return firm.actor().enterprises().stream().map(Ids::show).findFirst().orElseThrow();
  }

  private static int figure(Caller supervisor, String name) {
    return supervisor.get("/api/v1/complaint-figures").expect(200).json().get(name).getIntValue();
  }

  @Test
  void whatIsDueFirstComesFirstOverAllPagesAndNothingTwice() {
    Caller firm = city.signedIn(Role.ENTERPRISE);
    Caller supervisor = city.signedIn(Role.SUPERVISOR);
    Random chance = new Random(3);
    Map<String, LocalDate> due = new HashMap<>();
    for (int i = 0; i < 60; i++) {
      String id = filed(firm, "一段足够长的说明文字，第" + i + "件。");
      due.put(id, due(id, DueKind.ACCEPT, LocalDate.of(2026, 3, 2).plusDays(chance.nextInt(12))));
    }
    List<String> all = ids(supervisor, "");
    List<String> mine = all.stream().filter(due::containsKey).toList();
    assertThat(all).doesNotHaveDuplicates();
    assertThat(mine).hasSize(60).isSortedAccordingTo((a, b) ->
        due.get(a).equals(due.get(b)) ? Long.compare(Ids.read(a).orElseThrow(), Ids.read(b).orElseThrow()) : due.get(a).compareTo(due.get(b)));
    assertThat(ids(supervisor, "state=SUBMITTED")).containsAll(mine);
    assertThat(supervisor.page("/complaints?state=SUBMITTED&category=OTHER").expect(200).body())
        .contains("/complaints?state=SUBMITTED&amp;category=OTHER&amp;after=");
    supervisor.get("/api/v1/complaints?pageToken=nonsense").expect(400);
    supervisor.get("/api/v1/complaints?category=NONSENSE").expect(422);
  }

  @Test
  void everyFigureIsAsLongAsItsList() {
    Caller firm = city.signedIn(Role.ENTERPRISE);
    Caller supervisor = city.signedIn(Role.SUPERVISOR);
    String mine = filed(firm, "一段足够长的说明文字，由我承办。");
    supervisor.post("/api/v1/complaints/" + mine + "/acceptance", Map.of()).expect(200);
    String late = filed(firm, "一段足够长的说明文字，早已超期。");
    due(late, DueKind.ACCEPT, LocalDate.of(2026, 1, 5));
    String still = filed(firm, "一段足够长的说明文字，停了计时。");
    supervisor.submit("/complaints/" + still + "/acceptance", Map.of()).expect(303);
    supervisor.submit("/complaints/" + still + "/stop", Map.of("ground", "EXPERT", "days", "5", "text", "等待专家鉴定意见，五个工作日。")).expect(303);
    String again = filed(firm, "一段足够长的说明文字，重新办理。");
    sql.run("UPDATE complaint_head SET reopened = TRUE WHERE id = ?", Ids.read(again).orElseThrow());
    Map<String, String> lists = Map.of("waiting", "", "unassigned", "handler=UNASSIGNED", "mine", "handler=MINE", "overdue", "due=OVERDUE", "threeDays",
        "due=THREE_DAYS", "second", "second=1", "stopped", "due=STOPPED", "reopened", "reopened=1");
    lists.forEach((name, query) -> assertThat(ids(supervisor, query)).as(name).hasSize(figure(supervisor, name)));
    assertThat(ids(supervisor, "handler=MINE")).containsExactlyInAnyOrder(mine, still);
    assertThat(ids(supervisor, "due=OVERDUE")).contains(late).doesNotContain(mine, still);
    assertThat(ids(supervisor, "due=STOPPED")).contains(still).doesNotContain(mine, late);
    assertThat(ids(supervisor, "reopened=1")).contains(again).doesNotContain(mine);
    assertThat(supervisor.page("/").expect(200).body()).contains("/complaints?due=OVERDUE");
    assertThat(supervisor.page("/complaints").expect(200).body()).contains("/complaints?second=1", "已超期");
  }

  @Test
  void theListIsNarrowedByEveryField() {
    String authority = city.authority();
    Caller firm = city.signedIn(Role.ENTERPRISE);
    Caller supervisor = city.signedIn(Role.SUPERVISOR);
    String one = filed(firm, Map.of("category", "QUOTA", "text", "一段足够长的说明文字，被下了指标。", "authority", authority));
    String other = filed(firm, Map.of("category", "CONDUCT", "text", "一段足够长的说明文字，态度很差。"));
    String firmId = firmOf(firm);
    assertThat(ids(supervisor, "enterprise=" + firmId)).containsExactlyInAnyOrder(one, other);
    assertThat(ids(supervisor, "enterprise=" + firmId + "&category=QUOTA")).containsExactly(one);
    assertThat(ids(supervisor, "authority=" + authority)).containsExactly(one);
    assertThat(ids(supervisor, "source=PLAQUE")).doesNotContain(one, other);
    assertThat(ids(supervisor, "source=ACCOUNT&state=SUBMITTED")).contains(one, other);
    supervisor.post("/api/v1/complaints/" + one + "/refusal", Map.of("ground", "UNRELATED", "text", "与行政检查没有关系，请向别处反映。"));
    assertThat(ids(supervisor, "state=ALL&enterprise=" + firmId)).containsExactly(other, one);
    assertThat(ids(supervisor, "state=CLOSED&enterprise=" + firmId)).isEmpty();
    Caller colleague = city.signedIn(Role.SUPERVISOR);
    String has = Ids.show(supervisor.actor().account());
    assertThat(ids(colleague, "state=ALL&handler=" + has)).containsExactly(one);
    assertThat(colleague.page("/complaints?state=ALL&handler=" + has).expect(200).body()).contains(one, "value=\"" + has + "\" selected").doesNotContain(other);
  }

  @Test
  void wordsAreFoundInSubjectTextDemandPeopleAndTheFirmsName() {
    String mark = City.fresh("暗记");
    Caller firm = city.signedIn(Role.ENTERPRISE);
    Caller supervisor = city.signedIn(Role.SUPERVISOR);
    String id = filed(firm, Map.of("category", "OTHER", "subject", "标题里的鹦鹉" + mark, "text", "经过里说到了孔雀与ＡＢＣ厂的 事情" + mark,
        "demand", "请求归还砚台" + mark, "officials", "一位戴草帽的同志" + mark));
    String other = filed(firm, "经过里说到了别的事情，与前一件没有关系。");
    for (String words : List.of("鹦鹉" + mark, "孔雀", "abc厂的事情" + mark, "砚台" + mark, "草帽 鹦鹉 " + mark, "归还　孔雀")) {
      assertThat(ids(supervisor, "q=" + encoded(words))).as(words).contains(id).doesNotContain(other);
    }
    assertThat(ids(supervisor, "q=" + encoded("雀孔" + mark))).isEmpty();
    String name = city.bean(Enterprises.class).find(firm.actor().enterprises().iterator().next()).orElseThrow().name();
    assertThat(ids(supervisor, "q=" + encoded(name))).containsExactlyInAnyOrder(id, other);
    assertThat(supervisor.page("/complaints?q=" + encoded("孔雀" + " " + mark)).expect(200).body())
        .contains("标题里的鹦鹉", "/complaints/" + id);
    assertThat(supervisor.page("/complaints?q=%E6%A3%8B").expect(422).body()).contains("每个词至少两个字", "value=\"棋\"");
  }

  @Test
  void whatSearchDoesNotKnowOrKnowsUnderAFormerKeyIsDoneAtTheStart() {
    Caller firm = city.signedIn(Role.ENTERPRISE);
    Caller supervisor = city.signedIn(Role.SUPERVISOR);
    String id = filed(firm, "经过里说到了一只鸬鹚，此外没有别的。");
    long complaint = Ids.read(id).orElseThrow();
    String query = "q=%E9%B8%AC%E9%B9%9A";
    assertThat(ids(supervisor, query)).containsExactly(id);
    sql.run("DELETE FROM complaint_pair WHERE complaint_id = ?", complaint);
    sql.run("UPDATE complaint_indexed SET made_with = made_with + 1 WHERE complaint_id = ?", complaint);
    assertThat(ids(supervisor, query)).isEmpty();
    city.bean(IndexWatch.class).complete();
    assertThat(ids(supervisor, query)).containsExactly(id);
    assertThat(sql.list(row -> row.getInt(1), "SELECT pair FROM complaint_pair WHERE complaint_id = ?", complaint))
        .isNotEmpty().allMatch(pair -> pair >= 0 && pair < 65_536);
  }

  @Test
  void aTextThatCannotBeOpenedDoesNotKeepSearchFromTheOthers() throws SQLException {
    Caller firm = city.signedIn(Role.ENTERPRISE);
    Caller supervisor = city.signedIn(Role.SUPERVISOR);
    List<String> both = List.of(filed(firm, "经过里说到了一只鹈鹕，此外没有别的。"), filed(firm, "经过里也说到了一只鹈鹕，别的没有。"));
    String query = "q=%E9%B9%88%E9%B9%95";
    long broken = Ids.read(both.getFirst()).orElseThrow();
    byte[] sealed = sql.first(row -> row.getBytes(1), "SELECT sealed FROM complaint_content WHERE complaint_id = ?", broken).orElseThrow();
    for (String id : both) {
      sql.run("DELETE FROM complaint_pair WHERE complaint_id = ?", Ids.read(id).orElseThrow());
      sql.run("UPDATE complaint_indexed SET made_with = made_with + 1 WHERE complaint_id = ?", Ids.read(id).orElseThrow());
    }
    try {
      seal(broken, new byte[40]);
      city.bean(IndexWatch.class).complete();
      assertThat(ids(supervisor, query)).containsExactly(both.getLast());
    } finally {
      seal(broken, sealed);
    }
    city.bean(IndexWatch.class).complete();
    assertThat(ids(supervisor, query)).containsExactlyInAnyOrderElementsOf(both);
  }

  private void seal(long complaint, byte[] sealed) throws SQLException {
    try (Connection owner = city.database().asOwner();
        PreparedStatement update = owner.prepareStatement("UPDATE complaint_content SET sealed = ? WHERE complaint_id = ?")) {
      update.setBytes(1, sealed);
      update.setLong(2, complaint);
      assertThat(update.executeUpdate()).isEqualTo(1);
    }
  }

  @Test
  void whoEverBelongedToTheAuthorityFindsNothingOfItAndNoFigureCountsIt() {
    String authority = city.authority();
    Caller firm = city.signedIn(Role.ENTERPRISE);
    Caller free = city.signedIn(Role.SUPERVISOR);
    Caller former = city.signedIn(Role.SUPERVISOR);
    int before = figure(former, "waiting");
    sql.run("INSERT INTO account_step (id, salt, account_id, state, roles, authority_id, reason, actor_id, at)"
            + " VALUES (?, ?, ?, 'ACTIVE', 'OFFICIAL', ?, '', 0, '2020-01-01')",
        Ids.next(), new byte[16], former.actor().account(), Ids.read(authority).orElseThrow());
    String id = filed(firm, Map.of("category", "OTHER", "text", "经过里说到了一只䴙䴘，此外没有别的。", "authority", authority));
    String firmId = firmOf(firm);
    assertThat(figure(former, "waiting")).isEqualTo(before);
    for (String query : List.of("", "state=ALL", "authority=" + authority, "enterprise=" + firmId, "q=%E4%B4%99%E4%B4%98")) {
      assertThat(ids(free, query)).as(query).contains(id);
      assertThat(ids(former, query)).as(query).doesNotContain(id);
    }
    former.get("/api/v1/complaints/" + id + "/notes").expect(404);
    former.page("/complaints/" + id).expect(404);
    String beside = filed(firm, "同一企业的另一件投诉，没有写明单位。");
    assertThat(free.page("/complaints/" + beside).expect(200).body()).contains("/complaints/" + id);
    assertThat(former.page("/complaints/" + beside).expect(200).body()).doesNotContain(id);
  }

  @Test
  void notesStayAmongSupervisors() {
    Caller firm = city.signedIn(Role.ENTERPRISE);
    Caller supervisor = city.signedIn(Role.SUPERVISOR);
    String id = filed(firm, "一段足够长的说明文字，要记一笔。");
    String note = "与当事人通过电话，" + City.fresh("内部暗记");
    supervisor.submit("/complaints/" + id + "/notes", Map.of("note", note, "_key", City.fresh("key-"))).expect(303);
    Reply refused = supervisor.submit("/complaints/" + id + "/notes", Map.of("note", "短"));
    assertThat(refused.expect(422).body()).contains("短</textarea>", note);
    String key = City.fresh("key-");
    supervisor.post("/api/v1/complaints/" + id + "/notes", Map.of("text", "再记一笔。"), "Idempotency-Key", key).expect(201);
    Reply again = supervisor.post("/api/v1/complaints/" + id + "/notes", Map.of("text", "再记一笔。"), "Idempotency-Key", key).expect(201);
    assertThat(again.json().get("items").size()).isEqualTo(2);
    assertThat(city.signedIn(Role.SUPERVISOR).page("/complaints/" + id).expect(200).body()).contains(note, "再记一笔。", supervisor.actor().name());
    firm.get("/api/v1/complaints/" + id + "/notes").expect(403);
    assertThat(firm.page("/complaints/" + id).expect(200).body()).doesNotContain(note);
    assertThat(firm.get("/api/v1/complaints/" + id).expect(200).body()).doesNotContain(note);
    assertThat(sql.list(row -> new String(row.getBytes(1), StandardCharsets.UTF_8), "SELECT sealed FROM complaint_note_content"))
        .noneMatch(sealed -> sealed.contains("当事人"));
  }

  @Test
  void theExportHoldsWhatTheListHolds() {
    Caller firm = city.signedIn(Role.ENTERPRISE);
    Caller supervisor = city.signedIn(Role.SUPERVISOR);
    String id = filed(firm, "一段足够长的说明文字，要导出来看。");
    String other = filed(firm, Map.of("category", "REPEATED", "text", "一段足够长的说明文字，不在其中。"));
    String firmId = firmOf(firm);
    Reply csv = supervisor.submit("/exports/complaints",
        Map.of("format", "CSV", "purpose", "季度汇总上报", "enterprise", firmId, "category", "OTHER")).expect(200);
    assertThat(csv.body()).contains(id, "决定是否受理").doesNotContain(other, "要导出来看");
    assertThat(supervisor.page("/exports/complaints?enterprise=" + firmId).expect(200).body()).contains(firmId);
  }

  @Test
  void programsOfSupervisorsGetWhatBelongsToTheDeskAndFirmsDoNot() {
    String authority = city.authority();
    Caller firm = city.signedIn(Role.ENTERPRISE);
    Caller supervisor = city.signedIn(Role.SUPERVISOR);
    Map<String, String> matter = Map.of("category", "CONDUCT", "text", "同一天同一单位的事情，说了两次。", "authority", authority, "happenedOn", "2026-03-02");
    String first = filed(firm, matter);
    String second = filed(firm, matter);
    String path = "/api/v1/complaints/" + second;
    supervisor.post(path + "/acceptance", Map.of()).expect(200);
    supervisor.post(path + "/investigation", Map.of()).expect(200);
    String reason = "情况复杂，需要更多时间核查。";
    supervisor.post(path + "/extension", Map.of("days", 5, "text", reason)).expect(200);
    JsonNode desk = supervisor.get(path).expect(200).json().get("desk");
    assertThat(desk.get("tied").values().iterator().next().getStringValue()).isEqualTo(first);
    JsonNode proposal = desk.get("proposal");
    assertThat(proposal.get("event").getStringValue()).isEqualTo("extension");
    assertThat(proposal.get("days").getIntValue()).isEqualTo(5);
    assertThat(proposal.get("text").getStringValue()).isEqualTo(reason);
    assertThat(proposal.get("by").getStringValue()).isEqualTo(Ids.show(supervisor.actor().account()));
    assertThat(firm.get(path).expect(200).body()).doesNotContain("telephone", "tied", reason);
    Caller colleague = city.signedIn(Role.SUPERVISOR);
    assertThat(ids(colleague, "second=1")).contains(second);
    assertThat(ids(supervisor, "second=1")).doesNotContain(second);
  }
}
