package org.fuma.roster;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.json.tree.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.Reply;
import org.fuma.access.Role;
import org.fuma.enterprise.Enterprise;
import org.fuma.enterprise.Enterprises;
import org.fuma.enterprise.Uscc;
import org.fuma.store.Ids;
import org.fuma.store.Sql;
import org.junit.jupiter.api.Test;

/** A roster is checked first, shows what it would do, and does that and nothing else once somebody has decided so. */
class RosterImportTest {

  private final City city = City.get();
  private final Caller administrator = city.administrator();
  private final String first = City.uscc();
  private final String second = City.uscc();

  @Test
  void nothingIsTakenBeforeSomebodyDecidesAndThenAllOfIt() {
    String id = Rosters.checked(administrator, "衡阳示例甲厂," + first + ",衡阳市石鼓区示例路1号", "衡阳示例乙厂," + second + ",示例路2号");
    JsonNode checked = Rosters.see(administrator, id);
    assertThat(Rosters.totals(checked.get("checked"))).isEqualTo("2 0 0 0");
    assertThat(checked.get("taken").isNull()).isTrue();
    assertThat(firm(first)).isEmpty();
    JsonNode taken = Rosters.take(administrator, id);
    assertThat(Rosters.totals(taken.get("taken"))).isEqualTo("2 0 0 0");
    assertThat(taken.get("taken").get("districts").get("430407").getLongValue()).isEqualTo(1);
    assertThat(taken.get("taken").get("open").getLongValue()).isEqualTo(1);
    assertThat(firm(first).orElseThrow()).satisfies(firm -> {
      assertThat(firm.name()).isEqualTo("衡阳示例甲厂");
      assertThat(firm.batch()).isEqualTo("首批");
      assertThat(firm.version()).isEqualTo(1);
    });
    String history = administrator.page("/enterprises/" + Ids.show(firm(first).orElseThrow().id())).expect(200).body();
    assertThat(history).contains("名册导入：roster.csv");
    assertThat(administrator.get("/api/v1/enterprises?name=%E7%A4%BA%E4%BE%8B%E7%94%B2%E5%8E%82&uscc=" + first).expect(200).json().get("items").size()).isEqualTo(1);
  }

  @Test
  void theSameRosterASecondTimeChangesNothing() {
    String[] lines = {"衡阳示例甲厂," + first + ",衡阳市石鼓区示例路1号", "衡阳示例乙厂," + second + ",示例路2号"};
    Rosters.take(administrator, Rosters.checked(administrator, lines));
    String again = Rosters.checked(administrator, lines);
    assertThat(Rosters.totals(Rosters.see(administrator, again).get("checked"))).isEqualTo("0 0 2 0");
    assertThat(administrator.page("/rosters/" + again).expect(200).body()).contains("导入不会有任何变化");
    long steps = count("enterprise_step");
    assertThat(Rosters.totals(Rosters.take(administrator, again).get("taken"))).isEqualTo("0 0 2 0");
    assertThat(count("enterprise_step")).isEqualTo(steps);
  }

  @Test
  void thePreviewSaysWhatWillChange() {
    Rosters.take(administrator, Rosters.checked(administrator, "衡阳示例旧名厂," + first + ",衡阳市石鼓区示例路1号"));
    String id = Rosters.checked(administrator, "衡阳示例新名厂," + first + ",衡阳市雁峰区示例路1号", "衡阳示例乙厂," + second + ",", "坏," + City.uscc() + ",");
    String page = administrator.page("/rosters/" + id).expect(200).body();
    assertThat(page).contains("衡阳示例旧名厂", "衡阳示例新名厂", "石鼓区", "雁峰区", "衡阳示例乙厂", "至少 2 个字", "导入合格的 2 行", "有 1 行未通过");
    Rosters.take(administrator, id);
    Enterprise firm = firm(first).orElseThrow();
    assertThat(firm.name()).isEqualTo("衡阳示例新名厂");
    assertThat(firm.version()).isEqualTo(2);
    assertThat(administrator.get("/api/v1/rosters/" + id + "/refusals").json().get("items").size()).isEqualTo(1);
    assertThat(administrator.page("/rosters/" + id).expect(200).body()).contains("另有 1 行未通过");
    assertThat(administrator.page("/rosters/" + id + "/refusals").expect(200).body()).contains("至少 2 个字");
  }

  @Test
  void allOrNothingIsRefusedWhereALineIs() {
    String id = Rosters.checked(administrator, "衡阳示例甲厂," + first + ",", "厂," + second + ",");
    Reply refused = administrator.post("/api/v1/rosters/" + id + "/acceptance", Map.of("mode", "ALL_OR_NOTHING"));
    assertThat(refused.expect(409).body()).contains("有 1 行未通过");
    administrator.post("/api/v1/rosters/" + id + "/acceptance", Map.of("mode", "SOME")).expect(422);
    assertThat(firm(first)).isEmpty();
    String whole = Rosters.checked(administrator, "衡阳示例甲厂," + first + ",");
    administrator.post("/api/v1/rosters/" + whole + "/acceptance", Map.of("mode", "ALL_OR_NOTHING")).expect(200);
    Rosters.ended(administrator, whole);
    assertThat(firm(first)).isPresent();
    administrator.post("/api/v1/rosters/" + whole + "/acceptance", Map.of("mode", "ALL_OR_NOTHING")).expect(409);
    administrator.post("/api/v1/rosters/" + whole + "/discard", Map.of()).expect(409);
  }

  @Test
  void aRosterOfWhichNothingIsGoodCannotBeTaken() {
    String id = Rosters.checked(administrator, "厂," + first + ",");
    assertThat(administrator.post("/api/v1/rosters/" + id + "/acceptance", Map.of("mode", "GOOD_ROWS")).expect(409).body()).contains("没有一行");
  }

  @Test
  void aDiscardedRosterIsNeverTaken() {
    String id = Rosters.checked(administrator, "衡阳示例甲厂," + first + ",");
    assertThat(administrator.submit("/rosters/" + id + "/discard", Map.of()).expect(303).header("Location")).isEqualTo("/rosters/" + id);
    administrator.post("/api/v1/rosters/" + id + "/acceptance", Map.of("mode", "GOOD_ROWS")).expect(409);
    administrator.post("/api/v1/rosters/" + id + "/resumption", Map.of()).expect(409);
    assertThat(administrator.page("/rosters/" + id).expect(200).body()).contains("已放弃");
    assertThat(firm(first)).isEmpty();
  }

  @Test
  void whatIsNoRosterIsRefusedAsAWholeWithWhatWasFound() {
    assertThat(problem("名册\n企业名称,地址\n示例厂,示例路\n")).contains("企业名称、地址");
    assertThat(problem("企业名称,信用代码,单位名称\n")).contains("企业名称、单位名称");
    assertThat(problem("企业名称,信用代码\n")).contains("没有任何内容");
    assertThat(problem("\n\n")).contains("文件是空的");
    assertThat(problem("\u0000\u0001\u0002")).isNotBlank();
    administrator.post("/api/v1/rosters", "text/csv", new byte[0]).expect(400);
  }

  @Test
  void sendingItTwiceUnderOneKeyIsSendingItOnce() {
    byte[] file = Rosters.csv("衡阳示例甲厂," + first + ",");
    String id = administrator.post("/api/v1/rosters?name=a.csv", "text/csv", file, "Idempotency-Key", "roster-" + first).created();
    long pieces = count("roster_chunk");
    assertThat(administrator.post("/api/v1/rosters?name=a.csv", "text/csv", file, "Idempotency-Key", "roster-" + first).created()).isEqualTo(id);
    assertThat(count("roster_chunk")).isEqualTo(pieces);
    administrator.post("/api/v1/rosters?name=a.csv", "text/csv", Rosters.csv("另一份," + second + ","), "Idempotency-Key", "roster-" + first).expect(422);
    assertThat(count("roster_chunk")).isEqualTo(pieces);
    Rosters.ended(administrator, id);
    for (int i = 0; i < 2; i++) {
      administrator.post("/api/v1/rosters/" + id + "/acceptance", Map.of("mode", "GOOD_ROWS"), "Idempotency-Key", "take-" + first).expect(200);
    }
    assertThat(Rosters.ended(administrator, id).get("state").getStringValue()).isEqualTo("TAKEN");
  }

  @Test
  void onlyWhoEnrolsFirmsMaySeeOrSendRosters() {
    String id = Rosters.checked(administrator, "衡阳示例甲厂," + first + ",");
    for (Role role : List.of(Role.ENTERPRISE, Role.OFFICIAL, Role.AUTHORITY_LEAD, Role.SUPERVISOR, Role.AUDITOR)) {
      Caller caller = city.signedIn(role);
      for (String path : List.of("", "/" + id, "/" + id + "/refusals", "/" + id + "/refusals.csv")) {
        caller.get("/api/v1/rosters" + path).expect(403);
        caller.page("/rosters" + path).expect(403);
      }
      caller.post("/api/v1/rosters", "text/csv", Rosters.csv()).expect(403);
      for (String act : List.of("acceptance", "stop", "resumption", "discard")) {
        caller.post("/api/v1/rosters/" + id + "/" + act, Map.of("mode", "GOOD_ROWS")).expect(403);
        caller.submit("/rosters/" + id + "/" + act, Map.of("mode", "GOOD_ROWS")).expect(403);
      }
    }
    city.anyone().get("/api/v1/rosters/" + id).expect(401);
    administrator.get("/api/v1/rosters/0000000000000").expect(404);
    administrator.page("/rosters/nothing").expect(404);
  }

  private String problem(String file) {
    String id = Rosters.send(administrator, file.getBytes(StandardCharsets.UTF_8));
    JsonNode roster = Rosters.ended(administrator, id);
    assertThat(roster.get("state").getStringValue()).isEqualTo("REFUSED");
    String problem = roster.get("problem").getStringValue();
    assertThat(administrator.page("/rosters/" + id).expect(200).body()).contains("不能作为名册读取");
    return problem;
  }

  private Optional<Enterprise> firm(String uscc) {
    return city.bean(Enterprises.class).byUscc(new Uscc(uscc));
  }

  private long count(String table) {
    return city.bean(Sql.class).first(row -> row.getLong(1), "SELECT COUNT(*) FROM " + table).orElseThrow();
  }
}
