package org.fuma.enterprise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.Race;
import org.fuma.Reply;
import org.fuma.access.Actor;
import org.fuma.access.Role;
import org.fuma.store.Ids;
import org.fuma.web.Failure;
import org.junit.jupiter.api.Test;

/** What becomes of an enrolled firm: who sees it, who changes it, what is kept of that. */
class EnterpriseTest {

  private final City city = City.get();
  private final Caller administrator = city.administrator();
  private final Enterprises enterprises = city.bean(Enterprises.class);

  private static Map<String, String> particulars(String name) {
    return new HashMap<>(Map.of("name", name, "address", "衡阳市蒸湘区示例路3号", "contact", "新联系人", "telephone", "0734-0000009",
        "batch", "第二批", "grade", "B", "reason", "搬迁"));
  }

  @Test
  void aChangeNeedsTheVersionThatWasReadAndLosesToAFasterOne() {
    String path = "/api/v1/enterprises/" + city.firm();
    String tag = administrator.get(path).expect(200).header("ETag");
    administrator.send("PUT", path, particulars("示例改名公司")).expect(400);
    Reply changed = administrator.send("PUT", path, particulars("示例改名公司"), "If-Match", tag).expect(200);
    assertThat(changed.header("ETag")).isEqualTo("\"2\"");
    assertThat(changed.body()).contains("示例改名公司", "新联系人", "第二批", "\"grade\":\"B\"");
    administrator.send("PUT", path, particulars("示例迟到公司"), "If-Match", tag).expect(409);
    assertThat(administrator.get(path).body()).contains("示例改名公司");
  }

  @Test
  void thePageOfAnOvertakenChangeKeepsWhatWasTypedAndOffersTheLatest() {
    String id = city.firm();
    Map<String, String> form = particulars("示例先改公司");
    form.put("version", "1");
    administrator.submit("/enterprises/" + id, form).expect(303);
    form.put("name", "示例后改公司");
    String body = administrator.submit("/enterprises/" + id, form).expect(409).body();
    assertThat(body).contains("有人修改了", "示例后改公司", "/enterprises/" + id + "/edit");
  }

  @Test
  void ofSixteenChangesOfOneVersionOneIsMade() {
    long id = Ids.read(city.firm()).orElseThrow();
    List<Object> outcomes =
        Race.run(16, i -> () -> {
          enterprises.change(Actor.system(), id, new Changed(1, "示例竞改公司" + i, "", "", "", "", "", "", ""), "");
          return "made";
        });
    assertThat(outcomes).filteredOn("made"::equals).hasSize(1);
    assertThat(outcomes).filteredOn(Failure.Conflict.class::isInstance).hasSize(15);
    assertThat(enterprises.history(Actor.system(), id)).hasSize(2);
  }

  @Test
  void statesFollowTheirGraphAndEachStepKeepsItsReason() {
    String id = city.firm();
    String path = "/api/v1/enterprises/" + id + "/state";
    administrator.post(path, Map.of("state", "ACTIVE", "reason", "没有变化")).expect(409);
    administrator.post(path, Map.of("state", "SUSPENDED")).expect(422);
    administrator.post(path, Map.of("state", "NONE", "reason", "不存在")).expect(422);
    administrator.post(path, Map.of("state", "SUSPENDED", "reason", "停业整顿")).expect(200);
    administrator.submit("/enterprises/" + id + "/state", Map.of("to", "ACTIVE", "reason", "恢复营业")).expect(303);
    administrator.post(path, Map.of("state", "WITHDRAWN", "reason", "注销登记")).expect(200);
    administrator.post(path, Map.of("state", "SUSPENDED", "reason", "反悔了")).expect(409);
    assertThat(administrator.submit("/enterprises/" + id + "/state", Map.of("to", "SUSPENDED", "reason", "反悔了"))
        .expect(409).body())
        .contains("不能这样变更");
    administrator.post(path, Map.of("state", "ACTIVE")).expect(422);
    administrator.post(path, Map.of("state", "ACTIVE", "reason", "建档后重新纳入")).expect(200);
    assertThat(enterprises.history(Actor.system(), Ids.read(id).orElseThrow())).extracting(EnterpriseStep::reason)
        .containsExactly("", "停业整顿", "恢复营业", "注销登记", "建档后重新纳入");
    assertThat(administrator.page("/enterprises/" + id).body()).contains("停业整顿", "恢复营业", "注销登记", "建档后重新纳入",
        administrator.username());
  }

  @Test
  void gradeAndBatchAreSetOnTheFirmsPageEachWithItsReason() {
    String id = city.firm();
    String path = "/enterprises/" + id;
    assertThat(administrator.submit(path + "/grade", Map.of("grade", "A")).expect(422).body()).contains("wrong-gradeReason");
    assertThat(administrator.submit(path + "/grade", Map.of("grade", "X", "gradeReason", "年度评定")).expect(422).body()).contains("wrong-grade");
    administrator.submit(path + "/grade", Map.of("grade", "A", "gradeReason", "年度评定")).expect(303);
    administrator.submit(path + "/batch", Map.of("batch", "第三批", "batchReason", "补录更正")).expect(303);
    administrator.submit(path + "/grade", Map.of("grade", "NONE", "gradeReason", "撤销评定")).expect(303);
    administrator.submit(path + "/grade", Map.of("grade", "NONE", "gradeReason", "又撤一次")).expect(303);
    assertThat(enterprises.history(Actor.system(), Ids.read(id).orElseThrow())).extracting(EnterpriseStep::reason)
        .containsExactly("", "年度评定", "补录更正", "撤销评定");
    assertThat(enterprises.find(Ids.read(id).orElseThrow()).orElseThrow())
        .satisfies(firm -> assertThat(firm.batch()).isEqualTo("第三批"))
        .satisfies(firm -> assertThat(firm.grade()).isEmpty());
    city.signedIn(Role.SUPERVISOR).submit(path + "/grade", Map.of("grade", "A", "gradeReason", "越权")).expect(403);
    administrator.submit("/enterprises/" + Ids.show(Ids.next()) + "/grade", Map.of("grade", "A", "gradeReason", "不存在")).expect(404);
  }

  @Test
  void gradeAndBatchChangeWithAReasonAlone() {
    String path = "/api/v1/enterprises/" + city.firm();
    Map<String, String> asked = particulars("示例缘由公司");
    asked.put("reason", "");
    assertThat(administrator.send("PUT", path, asked, "If-Match", "\"1\"").expect(422).body()).contains("\"field\":\"reason\"");
    asked.put("batch", "首批");
    asked.put("grade", "");
    administrator.send("PUT", path, asked, "If-Match", "\"1\"").expect(200);
  }

  @Test
  void formerNamesAndAddressesShowFromWhenUntilWhen() {
    String id = city.firm();
    String former = enterprises.find(Ids.read(id).orElseThrow()).orElseThrow().name();
    assertThat(administrator.page("/enterprises/" + id).body()).doesNotContain("曾用名");
    Map<String, String> form = particulars("示例换名公司");
    form.put("version", "1");
    administrator.submit("/enterprises/" + id, form).expect(303);
    String page = administrator.page("/enterprises/" + id).expect(200).body();
    assertThat(page).contains("曾用名", former, "曾用地址", "衡阳市珠晖区示例路1号");
    List<EnterpriseStep> steps = enterprises.history(Actor.system(), Ids.read(id).orElseThrow());
    assertThat(Former.of(steps, EnterpriseStep::name)).containsExactly(new Former(former, steps.get(0).at(), steps.get(1).at()));
  }

  @Test
  void theDistrictFollowsAnAddressThatIsChangedUnlessItIsSetByHand() {
    String id = city.firm();
    Map<String, String> form = particulars("示例搬迁公司");
    form.put("version", "1");
    form.put("district", "430405");
    administrator.submit("/enterprises/" + id, form).expect(303);
    assertThat(district(id)).contains(District.ZHENGXIANG);
    form.put("version", "2");
    form.put("address", "衡阳市石鼓区示例路5号");
    form.put("district", "430412");
    administrator.submit("/enterprises/" + id, form).expect(303);
    assertThat(district(id)).contains(District.NANYUE);
    form.put("version", "3");
    administrator.submit("/enterprises/" + id, form).expect(303);
    assertThat(district(id)).contains(District.NANYUE);
  }

  private Optional<District> district(String id) {
    return enterprises.find(Ids.read(id).orElseThrow()).orElseThrow().district();
  }

  @Test
  void ofSixteenMovesOneIsMade() {
    long id = Ids.read(city.firm()).orElseThrow();
    List<Object> outcomes =
        Race.run(16, i -> () -> {
          enterprises.move(Actor.system(), id, EnterpriseState.WITHDRAWN, "竞速退出");
          return "made";
        });
    assertThat(outcomes).filteredOn("made"::equals).hasSize(1);
    assertThat(outcomes).filteredOn(Failure.Conflict.class::isInstance).hasSize(15);
  }

  @Test
  void aFirmsAccountSeesItsOwnFirmAndNoOther() {
    String own = city.firm();
    String other = city.firm();
    Caller firm = city.signedInFor(own);
    assertThat(firm.get("/api/v1/enterprises/" + own).expect(200).body()).contains("示例联系人");
    assertThat(firm.page("/enterprises/" + own).expect(200).body()).contains("示例联系人").doesNotContain("变更状态");
    firm.get("/api/v1/enterprises/" + other).expect(404);
    firm.page("/enterprises/" + other).expect(404);
    firm.get("/api/v1/enterprises").expect(403);
    firm.page("/my-code?enterprise=" + other).expect(404);
    firm.send("PUT", "/api/v1/enterprises/" + own, particulars("自行改名"), "If-Match", "\"1\"").expect(403);
    assertThatThrownBy(() -> enterprises.see(firm.actor(), Ids.read(other).orElseThrow()))
        .isInstanceOf(Failure.NotFound.class);
    assertThatThrownBy(() -> enterprises.move(firm.actor(), Ids.read(own).orElseThrow(), EnterpriseState.SUSPENDED,
        "自己暂停"))
        .isInstanceOf(Failure.Forbidden.class);
  }

  @Test
  void watchersSeeFirmsButNotTheirContact() {
    String id = city.firm();
    for (Role role : List.of(Role.SUPERVISOR, Role.AUDITOR)) {
      Caller watcher = city.signedIn(role);
      Reply seen = watcher.get("/api/v1/enterprises/" + id).expect(200);
      assertThat(seen.body()).doesNotContain("示例联系人").doesNotContain("\"telephone\":\"");
      assertThat(watcher.page("/enterprises/" + id).expect(200).body()).doesNotContain("示例联系人").doesNotContain("/edit");
      watcher.page("/enterprises/" + id + "/edit").expect(403);
      assertThatThrownBy(() -> enterprises.contact(watcher.actor(), Ids.read(id).orElseThrow()))
          .isInstanceOf(Failure.Forbidden.class);
    }
    city.signedIn(Role.OFFICIAL).get("/api/v1/enterprises/" + id).expect(403);
    city.anyone().get("/api/v1/enterprises/" + id).expect(401);
  }

  @Test
  void listsByAnyPartOfTheNameAndTakesWildcardsForThemselves() {
    String mark = City.fresh("百分");
    administrator.post("/api/v1/enterprises", Map.of("uscc", City.uscc(), "name", "示例" + mark + "%_\\号公司")).expect(201);
    administrator.post("/api/v1/enterprises", Map.of("uscc", City.uscc(), "name", "示例" + mark + "普通公司")).expect(201);
    assertThat(rows(new EnterpriseFilter(mark, "", Optional.empty(), false, "", Optional.empty(), Optional.empty())))
        .hasSize(2);
    assertThat(rows(new EnterpriseFilter(mark + "%_\\", "", Optional.empty(), false, "", Optional.empty(),
        Optional.empty()))).hasSize(1);
    assertThat(rows(new EnterpriseFilter(mark + "_", "", Optional.empty(), false, "", Optional.empty(),
        Optional.empty()))).isEmpty();
  }

  @Test
  void filtersByEverythingAndPagesThroughAll() {
    String batch = City.fresh("批");
    for (int i = 0; i < 51; i++) {
      enterprises.enrol(Actor.system(), new NewEnterprise(City.uscc(), "示例分页公司", "430481", "", "", "", batch, i == 0
          ? "D" : "A", ""), Optional.empty());
    }
    Reply first = administrator.get("/api/v1/enterprises?batch=" + encoded(batch)
        + "&district=430481&state=ACTIVE&uscc=91430405ml").expect(200);
    assertThat(first.json().get("items").size()).isEqualTo(50);
    String token = first.json().get("nextPageToken").getStringValue();
    Reply second = administrator.get("/api/v1/enterprises?batch=" + encoded(batch) + "&pageToken=" + token).expect(200);
    assertThat(second.json().get("items").size()).isEqualTo(1);
    assertThat(second.body()).doesNotContain("\"nextPageToken\":\"");
    assertThat(administrator.get("/api/v1/enterprises?grade=D&batch=" + encoded(batch)).json().get("items").size())
        .isEqualTo(1);
    administrator.get("/api/v1/enterprises?state=GONE").expect(422);
    String page = administrator.page("/enterprises?batch=" + encoded(batch)).expect(200).body();
    assertThat(page).contains("below=" + token);
    assertThat(administrator.page("/enterprises?name=" + encoded(City.fresh("无此企业"))).expect(200).body())
        .contains("没有符合条件");
  }

  @Test
  void anAdministratorOpensAnAccountForTheFirm() {
    String id = city.firm();
    String username = City.fresh("firm-desk-");
    String path = "/enterprises/" + id + "/accounts";
    assertThat(administrator.submit(path, Map.of("username", "?", "displayName", "")).expect(422).body())
        .contains("请填写");
    String made = administrator.submit(path, Map.of("username", username, "displayName", "示例店长")).expect(200).body();
    assertThat(made).contains(username, "/enter/", "/enterprises/" + id);
  }

  @Test
  void theContactIsHashedInTheStepAndKeptBesideIt() {
    long id = Ids.read(city.firm()).orElseThrow();
    assertThat(enterprises.contact(Actor.system(), id)).isEqualTo(new Contact("示例联系人", "0734-0000000"));
    enterprises.change(Actor.system(), id, new Changed(1, "示例同人公司", "", "", "示例联系人", "0734-0000000", "", "", ""), "");
    enterprises.change(Actor.system(), id, new Changed(2, "示例同人公司", "", "", "", "", "", "", ""), "本人要求删除");
    assertThat(enterprises.contact(Actor.system(), id)).isEqualTo(Contact.NONE);
    assertThat(enterprises.history(Actor.system(), id)).extracting(EnterpriseStep::contact).containsExactly(true, false,
        true);
  }

  private List<EnterpriseRow> rows(EnterpriseFilter filter) {
    return enterprises.list(Actor.system(), filter, Optional.empty());
  }

  private static String encoded(String text) {
    return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
  }
}
