package org.fuma.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.json.tree.JsonNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.access.Role;
import org.fuma.authority.Authorities;
import org.fuma.code.CodePayload;
import org.fuma.code.ProtectionCodes;
import org.fuma.enterprise.Enterprise;
import org.fuma.rule.EntryFacts;
import org.fuma.rule.VisitKind;
import org.fuma.store.Ids;
import org.fuma.store.ServiceClock;
import org.fuma.store.Sql;
import org.fuma.store.Time;
import org.junit.jupiter.api.Test;

/** What arrivals, firms, officials and leads are told of plans. */
class PlansTest {

  private static final String REASON = "情况有变，不再需要。";

  private final City city = City.get();
  private final Plans plans = city.bean(Plans.class);
  private final Planning planning = new Planning();
  private final String firm = city.firm();
  private final LocalDate today = Planning.today();

  @Test
  void aPlanIsAGoodBasisFromItsApprovalUntilItIsWithdrawn() {
    String plan = planning.filed(firm);
    assertThat(judge(plan, today).orElseThrow().approved()).isFalse();
    planning.supervisor().post("/api/v1/plans/" + plan + "/approval", Map.of("version", 2)).expect(200);
    assertThat(judge(plan, today)).contains(
        new EntryFacts.Plan(judge(plan, today).orElseThrow().name(), VisitKind.ROUTINE, true, true, true, true, 1, 0));
    assertThat(judge(plan, today.minusDays(1)).orElseThrow().approved()).isFalse();
    planning.lead.post("/api/v1/plans/" + plan + "/withdrawal", Map.of("version", 3, "reason", REASON)).expect(200);
    assertThat(judge(plan, today).orElseThrow().approved()).isFalse();
    assertThat(plans.usable(planning.body(), planning.firm(firm), today)).isEmpty();
  }

  @Test
  void aVisitThatIsEnteredLateStandsOnThePlanThatHeldOnItsDay() {
    Map<String, Object> asked = planning.asked(firm);
    String plan = planning.approved(asked);
    LocalDate later = LocalDate.of(today.getYear(), 12, 31);
    city.bean(ServiceClock.class).at(later.plusDays(90).atStartOfDay(Time.ZONE).toInstant(), () -> {
      PlanMemory then = new PlanMemory(city.bean(PlanRepository.class), city.bean(PlanProgress.class), city.bean(ServiceClock.class));
      assertThat(then.find(id(plan))).isEmpty();
      Plans late = new Plans(then, city.bean(PlanRepository.class), city.bean(Authorities.class));
      EntryFacts.Plan said = late.judge(id(plan), planning.body(), planning.firm(firm), later, List.of(id(planning.item))).orElseThrow();
      assertThat(said.approved()).isTrue();
      assertThat(said.inPeriod()).isTrue();
      return said;
    });
  }

  @Test
  void theFirstAndTheLastDayAreInThePeriod() {
    Map<String, Object> asked = planning.asked(firm);
    asked.put("from", today.toString());
    asked.put("until", today.plusDays(today.getDayOfYear() > 360 ? 0 : 3).toString());
    LocalDate until = LocalDate.parse(asked.get("until").toString());
    String plan = planning.approved(asked);
    assertThat(judge(plan, today.minusDays(1)).orElseThrow().inPeriod()).isFalse();
    assertThat(judge(plan, today).orElseThrow().inPeriod()).isTrue();
    assertThat(judge(plan, until).orElseThrow().inPeriod()).isTrue();
    assertThat(judge(plan, until.plusDays(1)).orElseThrow().inPeriod()).isFalse();
    assertThat(plans.usable(planning.body(), planning.firm(firm), until)).extracting(Plans.Usable::id).containsExactly(id(plan));
    assertThat(plans.usable(planning.body(), planning.firm(firm), until.plusDays(1))).isEmpty();
  }

  @Test
  void itsFirmsItsItemsAndItsAuthorityAreItsOwn() {
    String plan = planning.approved(firm);
    String other = city.item(planning.authority);
    assertThat(judge(plan, today).orElseThrow().coversFirm()).isTrue();
    assertThat(plans.judge(id(plan), planning.body(), planning.firm(city.firm()), today, List.of(id(planning.item))).orElseThrow().coversFirm())
        .isFalse();
    assertThat(plans.judge(id(plan), planning.body(), planning.firm(firm), today, List.of(id(planning.item), id(other))).orElseThrow().coversItems())
        .isFalse();
    assertThat(plans.judge(id(plan), id(city.authority()), planning.firm(firm), today, List.of())).isEmpty();
    assertThat(plans.judge(Ids.next(), planning.body(), planning.firm(firm), today, List.of())).isEmpty();
    assertThat(plans.usable(planning.body(), planning.firm(city.firm()), today)).isEmpty();
  }

  @Test
  void aPlanCoversTheNextVersionOfItsItem() {
    String plan = planning.approved(firm);
    String next = city.administrator().post("/api/v1/authorities/" + planning.authority + "/items/" + planning.item + "/editions",
        Map.of("name", "示例事项（新版）", "legalBasis", "《示例条例》第二条", "object", "企业", "content", "示例内容", "method", "ON_SITE",
            "yearlyCap", 2, "reason", REASON, "office", "示例科", "frequency", "每年一次"))
        .created();
    assertThat(plans.judge(id(plan), planning.body(), planning.firm(firm), today, List.of(id(next))).orElseThrow().coversItems()).isTrue();
    assertThat(plans.usable(planning.body(), planning.firm(firm), today).getFirst().items()).containsExactly(id(next));
  }

  @Test
  void anotherAuthorityThatComesSoonIsNamedUntilItHasBeenThere() {
    Map<String, Object> asked = planning.asked(firm);
    String plan = planning.approved(asked);
    Planning other = new Planning();
    Enterprise at = planning.firm(firm);
    assertThat(plans.dueSoon(other.body(), at, today, 0)).extracting(EntryFacts.Due::plan).containsExactly(asked.get("name").toString());
    assertThat(plans.dueSoon(planning.body(), at, today, 30)).isEmpty();
    assertThat(plans.dueSoon(other.body(), planning.firm(city.firm()), today, 30)).isEmpty();
    LocalDate before = LocalDate.of(today.getYear(), 1, 1);
    assertThat(plans.dueSoon(other.body(), at, before.minusDays(30), 30)).hasSize(1);
    assertThat(plans.dueSoon(other.body(), at, before.minusDays(31), 30)).isEmpty();
    assertThat(plans.dueSoon(other.body(), at, LocalDate.of(today.getYear(), 12, 31), 30)).hasSize(1);
    assertThat(plans.dueSoon(other.body(), at, LocalDate.of(today.getYear() + 1, 1, 1), 30)).isEmpty();
    String done = city.firm();
    String of = planning.approved(done);
    visit(of, done, "ADMIT");
    assertThat(plans.dueSoon(other.body(), planning.firm(done), today, 30)).isEmpty();
    assertThat(plans.judge(id(of), planning.body(), planning.firm(done), today, List.of()).orElseThrow().done()).isEqualTo(1);
    assertThat(judge(plan, today).orElseThrow().done()).isZero();
  }

  @Test
  void whatAnArrivalAsksForIsAtHand() throws SQLException {
    String plan = planning.approved(firm);
    Enterprise at = planning.firm(firm);
    Planning other = new Planning();
    List<Long> items = List.of(id(planning.item));
    Runnable asking = () -> {
      assertThat(plans.judge(id(plan), planning.body(), at, today, items)).isPresent();
      assertThat(plans.dueSoon(other.body(), at, today, 30)).hasSize(1);
    };
    asking.run();
    long fewest = Long.MAX_VALUE;
    for (int round = 0; round < 10; round++) {
      long before = questions();
      for (int i = 0; i < 400; i++) {
        asking.run();
      }
      fewest = Math.min(fewest, questions() - before);
    }
    // Others ask on the same server, not all the time; and what is at hand is asked again every two seconds.
    assertThat(fewest).isLessThan(200);
  }

  @Test
  void whatIsDecidedOnOneNodeHoldsOnTheOthersWithinSeconds() {
    PlanMemory node = new PlanMemory(city.bean(PlanRepository.class), city.bean(PlanProgress.class), city.bean(ServiceClock.class));
    String plan = planning.filed(firm);
    assertThat(node.find(id(plan))).isEmpty();
    planning.supervisor().post("/api/v1/plans/" + plan + "/approval", Map.of("version", 2)).expect(200);
    Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> node.find(id(plan)).isPresent());
    planning.lead.post("/api/v1/plans/" + plan + "/withdrawal", Map.of("version", 3, "reason", REASON)).expect(200);
    Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> node.find(id(plan)).isEmpty());
  }

  @Test
  void whatIsDoneIsCountedAndARefusedEntryIsNot() {
    String second = city.firm();
    String third = city.firm();
    Map<String, Object> asked = planning.asked(firm, second, third);
    asked.put("perFirm", 2);
    String plan = planning.approved(asked);
    Caller official = city.signedIn(Role.OFFICIAL, planning.authority, city.official(planning.authority));
    assertThat(toVisit(official)).containsExactlyInAnyOrder(firm, second, third);
    visit(plan, firm, "ADMIT");
    visit(plan, firm, "ADMIT_WITH_NOTICE");
    visit(plan, second, "ADMIT");
    visit(plan, third, "REFUSE");
    assertThat(toVisit(official)).containsExactlyInAnyOrder(second, third);
    assertThat(official.page("/plans/today").expect(200).body()).contains(planning.firm(second).name()).doesNotContain(planning.firm(firm).name());
    assertThat(planning.lead.get("/api/v1/plans/" + plan).json().get("visited").getIntValue()).isEqualTo(2);
    assertThat(planning.lead.get("/api/v1/plans/" + plan).json().get("visits").getIntValue()).isEqualTo(3);
    assertThat(planning.lead.page("/plans/" + plan).expect(200).body()).contains("已查 2 / 3 家").contains("入企 3 次，计划 6 次");
    assertThat(planning.lead.page("/plans").expect(200).body()).contains("已查 2 / 3 家");
    assertThat(planning.lead.page("/plans/" + plan + "/firms").expect(200).body()).contains("已查 1 次，计划 2 次").contains("已查 0 次，计划 2 次");
  }

  @Test
  void whoJoinsAnothersVisitUnderAPlanHasActedOnIt() {
    Map<String, Object> asked = planning.asked(firm);
    asked.put("perFirm", 2);
    String plan = planning.approved(asked);
    Planning other = new Planning();
    long first = visit(other.approved(firm), firm, "ADMIT");
    join(first, plan, true);
    join(visit(other.approved(firm), firm, "ADMIT"), plan, false);
    assertThat(done(plan)).isEqualTo(new PlanProgress.Done(1, 1));
    visit(plan, firm, "ADMIT");
    assertThat(done(plan)).isEqualTo(new PlanProgress.Done(2, 1));
    assertThat(city.bean(PlanProgress.class).byPlan(id(firm), List.of(id(plan)))).containsExactly(Map.entry(id(plan), 2));
    assertThat(city.bean(PlanProgress.class).byFirm(id(plan))).containsExactly(Map.entry(id(firm), 2));
  }

  @Test
  void aFirmIsToldWhichInspectionsArePlanned() {
    Map<String, Object> asked = planning.asked(firm);
    String plan = planning.approved(asked);
    planning.filed(firm);
    Caller owner = city.signedInFor(firm);
    String path = "/api/v1/enterprises/" + firm + "/planned-inspections";
    assertThat(owner.get(path).expect(200).json().get("items").size()).isEqualTo(1);
    assertThat(owner.get(path).body()).contains(asked.get("name").toString());
    assertThat(owner.page("/enterprises/" + firm).expect(200).body()).containsOnlyOnce(asked.get("name").toString());
    assertThat(city.signedInFor(city.firm()).get(path).status()).isEqualTo(404);
    assertThat(planning.lead.get(path).status()).isEqualTo(403);
    visit(plan, firm, "ADMIT");
    assertThat(owner.get(path).expect(200).json().get("items").size()).isZero();
  }

  @Test
  void todaysFirmsComePageByPage() {
    List<String> batch = new ArrayList<>();
    String name = City.fresh("今日批");
    for (int i = 0; i < 52; i++) {
      batch.add(city.administrator().post("/api/v1/enterprises",
          Map.of("uscc", City.uscc(), "name", City.fresh("衡阳示例今日厂"), "address", "示例路1号", "batch", name)).created());
    }
    Map<String, Object> asked = planning.asked();
    asked.put("chosen", Map.of("batch", name));
    planning.approved(asked);
    planning.approved(firm);
    JsonNode first = planning.lead.get("/api/v1/plans/today").expect(200).json();
    assertThat(first.get("items").size()).isEqualTo(50);
    JsonNode rest = planning.lead.get("/api/v1/plans/today?pageToken=" + first.get("nextPageToken").getStringValue()).expect(200).json();
    List<String> all = new ArrayList<>();
    first.get("items").values().forEach(row -> all.add(row.get("enterprise").getStringValue()));
    rest.get("items").values().forEach(row -> all.add(row.get("enterprise").getStringValue()));
    batch.add(firm);
    assertThat(all).containsExactlyInAnyOrderElementsOf(batch);
    assertThat(city.signedIn(Role.SUPERVISOR).get("/api/v1/plans/today").status()).isEqualTo(403);
  }

  private Optional<EntryFacts.Plan> judge(String plan, LocalDate day) {
    return plans.judge(id(plan), planning.body(), planning.firm(firm), day, List.of(id(planning.item)));
  }

  private static List<String> toVisit(Caller official) {
    List<String> firms = new ArrayList<>();
    official.get("/api/v1/plans/today").expect(200).json().get("items").values().forEach(row -> firms.add(row.get("enterprise").getStringValue()));
    return firms;
  }

  /** A visit as the log would hold it, under a plan. */
  private long visit(String plan, String enterprise, String decision) {
    long id = Ids.next();
    long code = city.bean(ProtectionCodes.class).find(CodePayload.read(city.code(city.firm())).orElseThrow().serial()).orElseThrow().id();
    try (Connection owner = city.database().asOwner();
        PreparedStatement insert = owner.prepareStatement("INSERT INTO visit (id, enterprise_id, code_id, authority_id, official_id, kind, scanned,"
            + " reason,"
            + " arrived_at, plan_id, decision) VALUES (?, ?, ?, ?, ?, 'ROUTINE', 'PLAQUE', '', UTC_TIMESTAMP(6), ?, ?)")) {
      insert.setLong(1, id);
      insert.setLong(2, id(enterprise));
      insert.setLong(3, code);
      insert.setLong(4, planning.body());
      insert.setLong(5, id(city.official(planning.authority)));
      insert.setLong(6, id(plan));
      insert.setString(7, decision);
      insert.executeUpdate();
      return id;
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** That the authority came along, or was refused. */
  private void join(long visit, String plan, boolean admitted) {
    city.bean(Sql.class).run("INSERT INTO visit_party (id, entry_id, salt, visit_id, authority_id, joined, basis, reference, plan_id, serious_harm, decision,"
        + " reasons, rules_number, counts_as, actor_id, at) VALUES (?, ?, ?, ?, ?, ?, 'PLAN', '', ?, 0, ?, '', 1, 'COUNTED', 1, UTC_TIMESTAMP(6))",
        Ids.next(), Ids.next(), new byte[16], visit, planning.body(), admitted ? Optional.of(1) : Optional.empty(), id(plan), admitted ? "ADMIT" : "REFUSE");
  }

  private PlanProgress.Done done(String plan) {
    return city.bean(PlanProgress.class).totals(List.of(id(plan))).getOrDefault(id(plan), PlanProgress.Done.NOTHING);
  }

  private long questions() throws SQLException {
    try (Connection owner = city.database().asOwner(); ResultSet row = owner.createStatement().executeQuery("SHOW GLOBAL STATUS LIKE 'Questions'")) {
      row.next();
      return row.getLong(2);
    }
  }

  private static long id(String shown) {
    return Ids.read(shown).orElseThrow();
  }
}
