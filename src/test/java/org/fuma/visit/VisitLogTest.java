package org.fuma.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.Reply;
import org.fuma.access.Role;
import org.fuma.rule.Basis;
import org.fuma.rule.VisitKind;
import org.fuma.store.Ids;
import org.fuma.store.ServiceClock;
import org.fuma.store.Time;
import org.fuma.web.Words;
import org.junit.jupiter.api.Test;

/** What follows an arrival, races, and who sees what. */
class VisitLogTest {

  private static final int MANY = 16;

  private final City city = City.get();
  private final Door door = new Door(city);

  @Test
  void aVisitGoesFromArrivalToDepartureToResultWithAStepAndALedgerEntryEach() throws SQLException {
    String id = door.arrived();
    door.official.post("/api/v1/visits/" + id + "/departure", Map.of()).expect(200);
    Reply done =
        door.official.post("/api/v1/visits/" + id + "/result", Map.of("result", "ADVICE", "note", "示例说明")).expect(200);
    assertThat(done.json().get("state").getStringValue()).isEqualTo("COMPLETED");
    assertThat(done.json().get("departedAt").getStringValue()).isNotBlank();
    assertThat(done.json().get("steps").size()).isEqualTo(3);
    assertThat(strings("SELECT kind FROM ledger_entry WHERE object_kind = 'visit' AND object_id = "
        + Ids.read(id).orElseThrow() + " ORDER BY id"))
        .containsExactly("visit.logged", "visit.departed", "visit.concluded");
    assertThat(strings("SELECT s.id = e.id FROM visit_step s JOIN ledger_entry e ON e.id = s.id WHERE s.visit_id = "
        + Ids.read(id).orElseThrow()))
        .hasSize(2);
    assertThat(strings("SELECT v.entry_id = e.id FROM visit v JOIN ledger_entry e ON e.id = v.entry_id WHERE v.id = " + Ids.read(id).orElseThrow()))
        .containsExactly("1");
  }

  @Test
  void theOfficialsDoTheSameByThePages() {
    String id = door.arrived();
    Caller colleague = city.signedIn(Role.OFFICIAL, door.authority, door.colleague);
    assertThat(colleague.submit("/visits/" + id + "/departure", Map.of()).expect(303).header("location"))
        .startsWith("/visits/" + id);
    assertThat(colleague.page("/visits/" + id).expect(200).body()).contains("/visits/" + id + "/result");
    assertThat(colleague.submit("/visits/" + id + "/result", Map.of("result", "", "note", "打好的字")).expect(422).body())
        .contains("请填写", "打好的字");
    colleague.submit("/visits/" + id + "/result", Map.of("result", "CORRECTION", "note", "示例整改", "correctBy", Time.day(city.bean(ServiceClock.class).instant()).plusDays(14).toString())).expect(303);
    assertThat(door.firm().page("/visits/" + id).expect(200).body()).contains("责令改正", "示例整改", "已记录结果");
  }

  @Test
  void theOrderHoldsAndNothingIsDoneTwice() {
    String id = door.arrived();
    String path = "/api/v1/visits/" + id;
    Map<String, String> result = Map.of("result", "NO_PROBLEM");
    assertThat(door.official.post(path + "/result", result).expect(409).body()).contains("请先登记离开");
    door.official.post(path + "/departure", Map.of()).expect(200);
    assertThat(door.official.post(path + "/departure", Map.of()).expect(409).body()).contains("已有人登记离开");
    assertThat(door.official.submit("/visits/" + id + "/departure", Map.of()).expect(409).body()).contains("已有人登记离开");
    door.official.post(path + "/result", result).expect(200);
    assertThat(door.official.post(path + "/result", result).expect(409).body()).contains("不能再改");
    door.official.post(path + "/departure", Map.of()).expect(409);
  }

  @Test
  void theResultIsOneOfThoseKnownAndTheNoteIsBounded() {
    String id = door.arrived();
    String path = "/api/v1/visits/" + id;
    door.official.post(path + "/departure", Map.of()).expect(200);
    door.official.post(path + "/result", Map.of("result", "FINE")).expect(422);
    door.official.post(path + "/result", Map.of()).expect(422);
    door.official.post(path + "/result", Map.of("result", "ADVICE", "note", "注".repeat(2_001))).expect(422);
    door.official.post(path + "/result", Map.of("result", "ADVICE", "note", "注".repeat(2_000))).expect(200);
  }

  @Test
  void onlyTheOfficialsOfTheVisitMoveIt() {
    String path = "/api/v1/visits/" + door.arrived();
    city.signedIn(Role.OFFICIAL, door.authority, city.official(door.authority)).post(path + "/departure", Map.of())
        .expect(403);
    city.signedIn(Role.OFFICIAL).post(path + "/departure", Map.of()).expect(404);
    door.firm().post(path + "/departure", Map.of()).expect(403);
    city.signedIn(Role.SUPERVISOR).post(path + "/departure", Map.of()).expect(403);
    city.signedIn(Role.OFFICIAL, door.authority, door.colleague).post(path + "/departure", Map.of()).expect(200);
  }

  @Test
  void theLeadOfTheAuthorityLogsTheDepartureOfThoseWhoForgotAndNothingElse() {
    String id = door.arrived();
    Caller lead = city.signedIn(Role.AUTHORITY_LEAD, door.authority, city.official(door.authority));
    Caller foreign = city.signedIn(Role.AUTHORITY_LEAD);
    foreign.post("/api/v1/visits/" + id + "/departure", Map.of()).expect(404);
    assertThat(lead.page("/visits/" + id).expect(200).body()).contains("/visits/" + id + "/departure", "替他们登记");
    lead.submit("/visits/" + id + "/departure", Map.of()).expect(303);
    lead.post("/api/v1/visits/" + id + "/result", Map.of("result", "NO_PROBLEM", "note", "示例说明")).expect(403);
    assertThat(lead.page("/visits/" + id).expect(200).body()).doesNotContain("/visits/" + id + "/departure");
    door.official.post("/api/v1/visits/" + id + "/departure", Map.of()).expect(409);
  }

  @Test
  void aRetryWithTheSameKeyLogsOneVisit() {
    String key = City.fresh("visit-");
    String first = door.official.post("/api/v1/visits", door.inspection(), "Idempotency-Key", key).created();
    assertThat(door.official.post("/api/v1/visits", door.inspection(), "Idempotency-Key", key).created())
        .isEqualTo(first);
    Map<String, Object> another = door.inspection();
    another.put("reason", "另一个事由");
    door.official.post("/api/v1/visits", another, "Idempotency-Key", key).expect(422);
    assertThat(ArrivalTest.list(door.official)).containsExactly(first);
  }

  @Test
  void aFormThatIsSentTwiceLogsOneVisit() {
    Map<String, String> form = door.form();
    form.put("_key", City.fresh("form-"));
    String first = door.official.submit("/visits", form).expect(303).header("location");
    assertThat(door.official.submit("/visits", form).expect(303).header("location")).isEqualTo(first);
    assertThat(ArrivalTest.list(door.official)).hasSize(1);
  }

  @Test
  void manyAtOnceWithTheSameKeyLogOneVisit() throws Exception {
    String key = City.fresh("visit-");
    door.official.token();
    List<Reply> replies = atOnce(i -> door.official.post("/api/v1/visits", door.inspection(), "Idempotency-Key", key));
    assertThat(replies).allMatch(reply -> reply.status() == 201);
    assertThat(replies.stream().map(Reply::created).distinct()).hasSize(1);
    assertThat(ArrivalTest.list(door.official)).hasSize(1);
  }

  @Test
  void ofManyWhoLogADepartureOneWins() throws Exception {
    String id = door.arrived();
    List<Reply> replies = atOnce(i -> door.official.post("/api/v1/visits/" + id + "/departure", Map.of()));
    assertThat(replies.stream().filter(reply -> reply.status() == 200)).hasSize(1);
    assertThat(replies.stream().filter(reply -> reply.status() == 409)).hasSize(MANY - 1);
    assertThat(strings("SELECT id FROM visit_step WHERE to_state = 'DEPARTED' AND visit_id = "
        + Ids.read(id).orElseThrow())).hasSize(1);
  }

  @Test
  void whoSeesAVisitIsDecidedByRoleAndBelonging() {
    String id = door.arrived();
    Door other = new Door(city);
    record Viewer(String who, Caller caller, boolean sees) {}
    List<Viewer> viewers = new ArrayList<>();
    for (Role role : new Role[] {Role.SUPERVISOR, Role.AUDITOR}) {
      viewers.add(new Viewer(role.name(), city.signedIn(role), true));
    }
    for (Role role : new Role[] {Role.OFFICIAL, Role.AUTHORITY_LEAD}) {
      viewers.add(new Viewer("own " + role, city.signedIn(role, door.authority, city.official(door.authority)), true));
      viewers.add(
          new Viewer("foreign " + role, city.signedIn(role, other.authority, city.official(other.authority)), false));
    }
    viewers.add(new Viewer("own firm", door.firm(), true));
    viewers.add(new Viewer("foreign firm", other.firm(), false));
    for (Viewer viewer : viewers) {
      int status = viewer.sees() ? 200 : 404;
      assertThat(viewer.caller().get("/api/v1/visits/" + id).status()).as(viewer.who()).isEqualTo(status);
      assertThat(viewer.caller().page("/visits/" + id).status()).as(viewer.who()).isEqualTo(status);
      assertThat(viewer.caller().get("/api/v1/visits?enterprise=" + Ids.show(door.enterprise)).body().contains(id))
          .as(viewer.who()).isEqualTo(viewer.sees());
      assertThat(viewer.caller().page("/visits?authority=" + door.authority).expect(200).body().contains(id))
          .as(viewer.who()).isEqualTo(viewer.sees());
    }
    city.administrator().get("/api/v1/visits/" + id).expect(403);
    city.administrator().page("/visits").expect(403);
    city.anyone().get("/api/v1/visits/" + id).expect(401);
  }

  @Test
  void theListIsFilteredAndPaged() {
    List<String> ids = new ArrayList<>(IntStream.range(0, 51).mapToObj(i -> door.arrived()).toList());
    Collections.reverse(ids);
    Reply first = door.official.get("/api/v1/visits").expect(200);
    assertThat(first.json().get("items").size()).isEqualTo(VisitLog.PAGE);
    String token = first.json().get("nextPageToken").getStringValue();
    Reply second = door.official.get("/api/v1/visits?pageToken=" + token).expect(200);
    assertThat(second.json().get("items").get(0).get("id").getStringValue()).isEqualTo(ids.getLast());
    assertThat(second.json().get("nextPageToken").isNull()).isTrue();
    assertThat(door.official.page("/visits?state=ARRIVED").expect(200).body())
        .contains("/visits?state=ARRIVED&amp;below=");
    door.official.post("/api/v1/visits/" + ids.getFirst() + "/departure", Map.of()).expect(200);
    assertThat(door.official.get("/api/v1/visits?state=DEPARTED").json().get("items").size()).isEqualTo(1);
    assertThat(door.official.get("/api/v1/visits?kind=SERVICE").json().get("items").size()).isZero();
    door.official.get("/api/v1/visits?state=GONE").expect(422);
    assertThat(door.official.page("/visits?kind=SERVICE").expect(200).body()).contains("没有符合条件的记录");
  }

  @Test
  void inspectionsAreCountedByTheYearInShanghai() {
    VisitLog visits = city.bean(VisitLog.class);
    Arrivals arrivals = city.bean(Arrivals.class);
    ServiceClock clock = city.bean(ServiceClock.class);
    Instant newYear = LocalDate.of(Time.day(clock.instant()).getYear() + 1, 1, 1).atStartOfDay(Time.ZONE).toInstant();
    List<Long> ids = new ArrayList<>();
    for (Instant moment : List.of(newYear.minusSeconds(60), newYear, newYear.plusSeconds(86_400))) {
      ids.add(clock.at(moment, () -> arrivals.arrive(door.official.actor(), arrival(), Optional.empty()).id()));
    }
    assertThat(ids.stream().map(id -> visits.find(id).orElseThrow().countInYear().orElseThrow()))
        .containsExactly(1, 1, 2);
    long authority = Ids.read(door.authority).orElseThrow();
    assertThat(clock.at(newYear.plusSeconds(90_000), () -> visits.thisYear(door.enterprise, authority))).isEqualTo(2);
    assertThat(clock.at(newYear.minusSeconds(30), () -> visits.thisYear(door.enterprise, authority))).isEqualTo(1);
  }

  private Arrival arrival() {
    List<Long> items = List.of(Ids.read(door.item).orElseThrow());
    List<Long> colleagues = List.of(Ids.read(door.colleague).orElseThrow());
    Declared order = new Declared(Basis.SUPERIOR_ORDER, "示例〔2025〕1号", Optional.empty(), Optional.empty(), 0, Optional.empty(), "", false);
    return Arrival.of(door.payload(), ScanMeans.PHOTO, VisitKind.CAMPAIGN, items, colleagues, order, "示例专项检查");
  }

  @Test
  void oneOfficialAloneIsCalledOneInEnglish() {
    assertThat(Words.EN.say("visits.plain-ARRIVED", "X", 1, "Y")).startsWith("One official of X");
    assertThat(Words.EN.say("visits.plain-ARRIVED", "X", 2, "Y")).startsWith("2 officials of X");
  }

  @Test
  void anEmptyListSaysWhatToExpect() {
    assertThat(door.firm().page("/visits").expect(200).body()).contains("还没有人来访的记录");
    assertThat(door.official.page("/visits").expect(200).body()).contains("先扫码登记");
  }

  private static List<Reply> atOnce(IntFunction<Reply> act) throws Exception {
    try (ExecutorService executor = Executors.newFixedThreadPool(MANY)) {
      List<Future<Reply>> replies =
          IntStream.range(0, MANY).mapToObj(i -> executor.submit(() -> act.apply(i))).toList();
      List<Reply> answers = new ArrayList<>();
      for (Future<Reply> reply : replies) {
        answers.add(reply.get());
      }
      return answers;
    }
  }

  private List<String> strings(String sql) throws SQLException {
    try (Connection connection = city.database().asOwner();
        ResultSet rows = connection.createStatement().executeQuery(sql)) {
      List<String> found = new ArrayList<>();
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return found;
    }
  }
}
