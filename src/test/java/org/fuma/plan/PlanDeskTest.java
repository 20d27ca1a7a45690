package org.fuma.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.json.tree.JsonNode;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.Race;
import org.fuma.Reply;
import org.fuma.access.Role;
import org.fuma.enterprise.Uscc;
import org.fuma.store.Ids;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How plans are written, filed and decided. */
class PlanDeskTest {

  private static final String REASON = "期间太长，请分季度安排。";

  private final City city = City.get();
  private final Planning planning = new Planning();
  private final String firm = city.firm();

  @Test
  void aReturnedPlanIsChangedAndFiledAgainAndEveryTextStays() throws SQLException {
    String plan = planning.draft(firm);
    assertThat(act(planning.lead, plan, "filing", 1).expect(200).json().get("state").getStringValue()).isEqualTo("FILED");
    act(planning.supervisor(), plan, "return", 2).expect(200);
    Map<String, Object> shorter = planning.asked(firm, city.firm());
    shorter.put("from", Planning.today().getYear() + "-02-01");
    assertThat(planning.lead.send("PUT", "/api/v1/plans/" + plan, shorter, "If-Match", "\"3\"").expect(200).header("etag")).isEqualTo("\"4\"");
    act(planning.lead, plan, "filing", 4).expect(200);
    JsonNode done = act(planning.supervisor(), plan, "approval", 5).expect(200).json();
    assertThat(done.get("state").getStringValue()).isEqualTo("APPROVED");
    assertThat(done.get("firms").getIntValue()).isEqualTo(2);
    assertThat(done.get("items").get(0).get("id").getStringValue()).isEqualTo(planning.item);
    List<String> course = new ArrayList<>();
    done.get("steps").values().forEach(step -> course.add(step.get("state").getStringValue() + (step.get("wrote").getBooleanValue() ? "+" : "")));
    assertThat(course).containsExactly("DRAFT+", "FILED", "RETURNED", "RETURNED+", "FILED", "APPROVED");
    assertThat(done.get("steps").get(2).get("reason").getStringValue()).isEqualTo(REASON);
    long id = Ids.read(plan).orElseThrow();
    assertThat(strings("SELECT kind FROM ledger_entry WHERE object_kind = 'plan' AND object_id = " + id + " ORDER BY id"))
        .containsExactly("plan.drafted", "plan.filed", "plan.returned", "plan.changed", "plan.filed", "plan.approved");
    assertThat(strings("SELECT COUNT(*) FROM ledger_entry e LEFT JOIN plan_step s ON s.id = e.id LEFT JOIN plan_content c ON c.id = e.id"
        + " WHERE e.object_id = " + id + " AND s.id IS NULL AND c.id IS NULL")).containsExactly("0");
    assertThat(strings("SELECT firms FROM plan_content WHERE plan_id = " + id + " ORDER BY content_number")).containsExactly("1", "2");
  }

  @Test
  void onlyTheLeadFilesAndOnlyASupervisorDecides() {
    String plan = planning.filed(firm);
    Caller official = city.signedIn(Role.OFFICIAL, planning.authority, city.official(planning.authority));
    Caller other = new Planning().lead;
    assertThat(act(planning.lead, plan, "approval", 2).status()).isEqualTo(403);
    assertThat(act(official, plan, "withdrawal", 2).status()).isEqualTo(403);
    assertThat(act(planning.supervisor(), plan, "withdrawal", 2).status()).isEqualTo(403);
    assertThat(act(other, plan, "withdrawal", 2).status()).isEqualTo(404);
    assertThat(other.get("/api/v1/plans/" + plan).status()).isEqualTo(404);
    assertThat(official.get("/api/v1/plans/" + plan).status()).isEqualTo(200);
    assertThat(city.signedIn(Role.AUDITOR).get("/api/v1/plans/" + plan).status()).isEqualTo(200);
    assertThat(planning.supervisor().post("/api/v1/plans", planning.asked(firm)).status()).isEqualTo(403);
    assertThat(planning.lead.get("/api/v1/plans").body()).contains(plan);
    assertThat(other.get("/api/v1/plans").body()).doesNotContain(plan);
    assertThat(other.get("/api/v1/plans?authority=" + planning.authority).expect(200).json().get("items").size()).isZero();
    assertThat(planning.supervisor().get("/api/v1/plans?state=FILED&authority=" + planning.authority).body()).contains(plan);
    assertThat(planning.supervisor().get("/api/v1/plans?state=DRAFT&authority=" + planning.authority).body()).doesNotContain(plan);
    assertThat(planning.supervisor().get("/api/v1/plans?year=1999").expect(200).json().get("items").size()).isZero();
  }

  @Test
  void whatIsApprovedIsWhatWasSeen() {
    String plan = planning.draft(firm);
    planning.lead.send("PUT", "/api/v1/plans/" + plan, planning.asked(city.firm()), "If-Match", "\"1\"").expect(200);
    assertThat(planning.lead.send("PUT", "/api/v1/plans/" + plan, planning.asked(firm), "If-Match", "\"1\"").status()).isEqualTo(409);
    assertThat(act(planning.lead, plan, "filing", 1).status()).isEqualTo(409);
    act(planning.lead, plan, "filing", 2).expect(200);
    assertThat(act(planning.supervisor(), plan, "approval", 2).status()).isEqualTo(409);
    assertThat(planning.lead.send("PUT", "/api/v1/plans/" + plan, planning.asked(firm), "If-Match", "\"3\"").expect(409).body()).contains("草稿");
    act(planning.supervisor(), plan, "approval", 3).expect(200);
    assertThat(act(planning.supervisor(), plan, "return", 4).status()).isEqualTo(409);
    act(planning.lead, plan, "withdrawal", 4).expect(200);
    assertThat(act(planning.lead, plan, "filing", 5).status()).isEqualTo(409);
    assertThat(planning.lead.post("/api/v1/plans/" + plan + "/filing", Map.of()).status()).isEqualTo(422);
  }

  @Test
  void aReturnNeedsAReasonAndARetryDoesItOnce() {
    String plan = planning.filed(firm);
    assertThat(planning.supervisor().post("/api/v1/plans/" + plan + "/return", Map.of("version", 2)).status()).isEqualTo(422);
    for (int i = 0; i < 2; i++) {
      planning.supervisor()
          .send("POST", "/api/v1/plans/" + plan + "/return", Map.of("version", 2, "reason", REASON), "Idempotency-Key", "return-" + plan).expect(200);
    }
    assertThat(planning.lead.get("/api/v1/plans/" + plan).json().get("steps").size()).isEqualTo(3);
    Map<String, Object> asked = planning.asked(firm);
    String first = planning.lead.send("POST", "/api/v1/plans", asked, "Idempotency-Key", "draft-" + plan).created();
    assertThat(planning.lead.send("POST", "/api/v1/plans", asked, "Idempotency-Key", "draft-" + plan).created()).isEqualTo(first);
  }

  @Test
  void ofManyWhoDecideAtOnceOneDoes() {
    for (int round = 0; round < 5; round++) {
      String plan = planning.filed(firm);
      planning.supervisor().token();
      List<Object> answers = Race.run(12, i -> () -> i % 3 == 0
          ? act(planning.lead, plan, "withdrawal", 2).status()
          : act(planning.supervisor(), plan, i % 3 == 1 ? "approval" : "return", 2).status());
      assertThat(answers.stream().filter(Integer.valueOf(200)::equals)).hasSize(1);
      assertThat(answers).allMatch(status -> status.equals(200) || status.equals(409));
      assertThat(planning.lead.get("/api/v1/plans/" + plan).json().get("steps").size()).isEqualTo(3);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "name, ''", "kind, CASE", "kind, nothing", "from, ''", "from, 2026-02-30", "until, 2019-12-31", "until, 2199-12-31", "perFirm, 0", "perFirm, 13",
    "items, nothing"})
  void aFieldThatCannotBeIsRefusedByName(String field, String value) {
    Map<String, Object> asked = planning.asked(firm);
    asked.put(field, switch (field) {
      case "perFirm" -> Integer.valueOf(value);
      case "items" -> List.of(value);
      default -> value;
    });
    Reply refused = planning.lead.post("/api/v1/plans", asked).expect(422);
    assertThat(refused.body()).contains("\"" + field + "\"");
  }

  @Test
  void aPlanNamesItemsOfItsOwnAuthorityAlone() {
    Map<String, Object> asked = planning.asked(firm);
    asked.put("items", List.of(planning.item, city.item(city.authority())));
    assertThat(planning.lead.post("/api/v1/plans", asked).expect(422).body()).contains("\"items\"");
  }

  @Test
  void firmsAreListedAsPeoplePasteThem() {
    String other = city.firm();
    String one = planning.firm(firm).uscc().value();
    String two = planning.firm(other).uscc().value();
    Map<String, String> form = planning.form(firm);
    form.put("usccs", " " + one.toLowerCase(Locale.ROOT) + "；" + one.substring(0, 8) + " " + one.substring(8) + "\r\n\r\n" + wide(two) + ",");
    String made = planning.lead.submit("/plans", form).expect(303).header("location");
    assertThat(planning.lead.page(made).expect(200).body()).contains("2 家企业").contains(planning.firm(other).name());
    String firms = planning.lead.page(made.replaceAll("\\?.*", "") + "/firms").expect(200).body();
    assertThat(firms).contains(one, two);
  }

  @Test
  void whatIsNoFirmIsNamedAndWhatWasTypedStays() {
    String unknown = City.uscc();
    Map<String, String> form = planning.form(firm);
    form.put("usccs", planning.firm(firm).uscc().value() + "\n" + unknown);
    assertThat(planning.lead.submit("/plans", form).expect(422).body()).contains("家企业不在册：" + unknown).contains("value=\"" + form.get("name") + "\"");
    form.put("usccs", "91430405ML000001X0，甲");
    assertThat(planning.lead.submit("/plans", form).expect(422).body()).contains("2 处不是有效的统一社会信用代码");
    form.put("usccs", "");
    assertThat(planning.lead.submit("/plans", form).expect(422).body()).contains("请列出企业");
    form.put("usccs", unknown);
    form.put("district", "430405");
    assertThat(planning.lead.submit("/plans", form).expect(422).body()).contains("只用一种");
    String gone = city.firm();
    city.administrator().post("/api/v1/enterprises/" + gone + "/state", Map.of("state", "WITHDRAWN", "reason", REASON)).expect(200);
    Map<String, Object> asked = planning.asked(gone);
    assertThat(planning.lead.post("/api/v1/plans", asked).expect(422).body()).contains("已退出");
    asked.put("usccs", Collections.nCopies(1_001, planning.firm(firm).uscc().value()));
    assertThat(planning.lead.post("/api/v1/plans", asked).expect(422).body()).contains("1,001");
    asked.put("usccs", Collections.nCopies(1_000, planning.firm(firm).uscc().value()));
    assertThat(planning.lead.post("/api/v1/plans", asked).expect(201).json().get("firms").getIntValue()).isEqualTo(1);
  }

  @Test
  void firmsAreChosenByWhatTheyAre() {
    String batch = City.fresh("计划批");
    List<String> enrolled = Stream.of("A", "B", "B").map(grade -> enrol(batch, grade)).toList();
    String suspended = enrol(batch, "B");
    city.administrator().post("/api/v1/enterprises/" + suspended + "/state", Map.of("state", "SUSPENDED", "reason", REASON)).expect(200);
    Map<String, Object> asked = planning.asked();
    asked.put("chosen", Map.of("batch", batch, "grade", "B"));
    Reply made = planning.lead.post("/api/v1/plans", asked).expect(201);
    assertThat(made.json().get("firms").getIntValue()).isEqualTo(2);
    String plan = made.created();
    assertThat(planning.lead.get("/api/v1/plans/" + plan + "/firms").body()).contains(enrolled.get(1), enrolled.get(2))
        .doesNotContain(enrolled.get(0), suspended);
    assertThat(planning.lead.page("/plans/" + plan + "/edit").body()).contains("value=\"" + batch + "\"");
    asked.put("chosen", Map.of("batch", City.fresh("没有的批")));
    assertThat(planning.lead.post("/api/v1/plans", asked).expect(422).body()).contains("请放宽条件");
    asked.put("chosen", Map.of("district", "999999"));
    assertThat(planning.lead.post("/api/v1/plans", asked).expect(422).body()).contains("\"district\"");
  }

  @Test
  void aFileReplacesTheFirmsOrNothingIsChanged() {
    String plan = planning.draft(firm);
    String other = city.firm();
    String path = "/plans/" + plan + "/firms";
    String table = "企业名称,统一社会信用代码\n示例甲厂," + planning.firm(other).uscc().value() + "\n";
    assertThat(upload(path, table + "示例乙厂,没有\n", 1).expect(422).body()).contains("第 3 行");
    assertThat(upload(path, "企业名称\n", 1).status()).isEqualTo(422);
    assertThat(upload(path, table + "示例乙厂," + City.uscc() + "\n", 1).expect(422).body()).contains("不在册");
    assertThat(planning.lead.get("/api/v1/plans/" + plan + "/firms").body()).contains(firm).doesNotContain(other);
    upload(path, table, 1).expect(303);
    assertThat(planning.lead.get("/api/v1/plans/" + plan + "/firms").body()).contains(other).doesNotContain(firm);
    assertThat(upload(path, table, 1).status()).isEqualTo(409);
    assertThat(new Planning().lead
        .submitFile(path, Map.of("version", "2"), "firms.csv", table.getBytes(StandardCharsets.UTF_8)).status()).isEqualTo(404);
  }

  @Test
  void aPlanWhosePeriodIsOverOrWhoseItemIsGoneIsNotFiled() {
    Map<String, Object> over = planning.asked(firm);
    over.put("from", "2020-01-01");
    over.put("until", "2020-12-31");
    String old = planning.draft(over);
    assertThat(act(planning.lead, old, "filing", 1).expect(409).body()).contains("已过");
    String plan = planning.draft(firm);
    String item = "/api/v1/authorities/" + planning.authority + "/items/" + planning.item;
    city.administrator().post(item + "/withdrawal", Map.of("reason", REASON)).expect(200);
    assertThat(act(planning.lead, plan, "filing", 1).expect(409).body()).contains("撤下");
    assertThat(planning.lead.page("/plans/new").expect(200).body()).contains("还没有公布检查事项");
  }

  private Reply upload(String path, String table, int version) {
    return planning.lead.submitFile(path, Map.of("version", Integer.toString(version)), "firms.csv", table.getBytes(StandardCharsets.UTF_8));
  }

  private String enrol(String batch, String grade) {
    return city.administrator().post("/api/v1/enterprises",
        Map.of("uscc", City.uscc(), "name", City.fresh("衡阳示例计划厂"), "district", "430405", "address", "示例路1号", "batch", batch,
            "grade", grade)).created();
  }

  private static Reply act(Caller by, String plan, String act, int version) {
    return by.post("/api/v1/plans/" + plan + "/" + act, Map.of("version", version, "reason", REASON));
  }

  private static String wide(String uscc) {
    StringBuilder wide = new StringBuilder();
    new Uscc(uscc).value().chars().forEach(character -> wide.append((char) (character + 0xFEE0)));
    return wide.toString();
  }

  private List<String> strings(String query) throws SQLException {
    try (Connection owner = city.database().asOwner(); ResultSet rows = owner.createStatement().executeQuery(query)) {
      List<String> all = new ArrayList<>();
      while (rows.next()) {
        all.add(rows.getString(1));
      }
      return all;
    }
  }
}
