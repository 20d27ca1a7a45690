package org.fuma.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.access.Role;
import org.fuma.attachment.Pictures;
import org.fuma.plan.Planning;
import org.fuma.store.Ids;
import org.fuma.store.ServiceClock;
import org.fuma.store.Time;
import org.junit.jupiter.api.Test;

/** The printed record of a visit. */
class RecordTest {

  private final City city = City.get();
  private final Door door = new Door(city);
  private final String id = door.arrived();

  @Test
  void itHoldsEverythingThatIsOnRecordAndBothCodes() {
    String path = "/api/v1/visits/" + id;
    String day = Time.day(city.bean(ServiceClock.class).instant()).plusDays(7).toString();
    door.official.post(path + "/files?name=a.png", "image/png", Pictures.png(20, 20)).expect(201);
    door.official.post(path + "/departure", Map.of()).expect(200);
    door.official.post(path + "/result", Map.of("result", "CORRECTION", "note", "示例整改说明", "correctBy", day)).expect(200);
    door.firm().post(path + "/remarks", Map.of("text", "企业的一条意见")).expect(201);
    door.official.post(path + "/unsigned", Map.of("text", "负责人不愿签字", "readOut", false)).expect(201);
    String page = door.firm().page("/visits/" + id + "/record").expect(200).body();
    assertThat(page).contains(
        "现场检查记录", id, door.code.serial().grouped(), "91430405", "示例执法局", "示例官员", "示例证-", "个案检查", "投诉举报", "示例举报〔2026〕7号", "准予入企", "示例事项",
        "《示例条例》第一条", "责令改正", day, "示例整改说明", "a.png", "SHA-256", "企业的一条意见", "负责人不愿签字", "未向企业宣读", "企业（签字）", "企业可以核对来人证件");
    assertThat(page.split("<svg", -1)).as("the firm's code and the visit's").hasSize(3);
    assertThat(page).doesNotContain("style=").contains("record.css", "print.js");
    assertThat(door.official.page("/visits/" + id + "/record?in=en").expect(200).body()).contains("Record of an inspection", "Order", "For the firm (signature)");
  }

  @Test
  void aContactIsNoInspectionAndBeforeTheResultThereIsRoomForIt() {
    String contact = door.official.post("/api/v1/visits",
        Map.of("code", door.payload(), "how", "PLAQUE", "kind", "SERVICE", "reason", "示例服务走访")).created();
    assertThat(door.official.page("/visits/" + contact + "/record").expect(200).body()).contains("入企活动记录", "结果还没有记录").doesNotContain("现场检查记录");
  }

  @Test
  void aJointVisitIsOneRecordWithThePartOfEachAuthority() {
    LongAgo past = new LongAgo();
    LongAgo.Body other = past.another();
    String visit = past.body().leads();
    String path = "/api/v1/visits/" + visit;
    Map<String, Object> joining = new HashMap<>(other.joining());
    joining.put("visitCode", city.bean(VisitCodes.class).token(Ids.read(visit).orElseThrow()));
    other.official().post(path + "/files", "image/png", Pictures.png(20, 20)).expect(404);
    other.official().post(path + "/parties", joining).expect(201);
    other.official().post(path + "/files?name=b.png", "image/png", Pictures.png(20, 20)).expect(201);
    other.colleague().post(path + "/unsigned", Map.of("text", "负责人不愿签字")).expect(201);
    other.official().post(path + "/result", Map.of("result", "ADVICE", "note", "加入方的指导",
        "findings", List.of(Map.of("item", other.item(), "found", "NOT_CHECKED")))).expect(200);
    String page = past.firm().page("/visits/" + visit + "/record").expect(200).body();
    assertThat(page.split("准予入企", -1)).as("how the rules decided for each of the two").hasSizeGreaterThan(2);
    assertThat(page).contains("联合检查单位：", "加入时间", "投诉举报 示例举报〔2026〕8号", "不计入年度上限", "加入方的指导", "未检查", "b.png", "负责人不愿签字", "结果还没有记录");
    assertThat(other.official().page("/visits/" + visit + "/files").expect(200).body()).contains("multipart/form-data");
  }

  @Test
  void aPlanIsNamedOnTheRecordAndBehindTheVisitsCode() {
    Caller lead = city.signedIn(Role.AUTHORITY_LEAD, door.authority, city.official(door.authority));
    String plan = new Planning(door.authority, lead, door.item).approved(Ids.show(door.enterprise));
    String name = lead.get("/api/v1/plans/" + plan).expect(200).json().get("name").getStringValue();
    Map<String, Object> asked = door.inspection();
    asked.putAll(Map.of("kind", "ROUTINE", "basis", "PLAN", "plan", plan, "reference", "", "expectedMinutes", 45));
    String planned = door.official.post("/api/v1/visits", asked).created();
    assertThat(door.firm().page("/visits/" + planned + "/record").expect(200).body()).contains("年度检查计划", name, "预计时长", "45 分钟");
    String token = city.bean(VisitCodes.class).token(Ids.read(planned).orElseThrow());
    assertThat(city.anyone().page("/V/" + token).expect(200).body()).contains(name);
    assertThat(city.anyone().page("/V/" + city.bean(VisitCodes.class).token(Ids.read(id).orElseThrow())).expect(200).body()).doesNotContain("示例举报");
  }

  @Test
  void aRefusedEntryHasARecordAndTakesTheFirmsWordsAlone() {
    Map<String, Object> asked = door.inspection();
    asked.put("colleagues", List.of());
    asked.put("alone", true);
    String refused = door.official.post("/api/v1/visits", asked).created();
    String path = "/api/v1/visits/" + refused;
    assertThat(door.official.post(path + "/files", "image/png", Pictures.png(20, 20)).expect(409).body()).contains("没有准予入企");
    assertThat(door.official.submitFile("/visits/" + refused + "/files", Map.of(), "a.png", Pictures.png(20, 20)).expect(409).body()).contains("没有准予入企");
    door.official.post(path + "/unsigned", Map.of("text", "负责人不愿签字")).expect(409);
    door.official.post(path + "/result", Map.of("result", "NO_PROBLEM")).expect(409);
    door.firm().post(path + "/remarks", Map.of("text", "只来了一个人")).expect(201);
    assertThat(door.firm().page("/visits/" + refused + "/record").expect(200).body()).contains("不予入企记录", "不予入企", "只来了一个人").doesNotContain("检查结果");
    assertThat(door.firm().page("/visits/" + refused).expect(200).body()).contains("只来了一个人", "/visits/" + refused + "/record");
  }

  @Test
  void onlyWhoSeesTheVisitSeesItsRecord() {
    city.signedIn(Role.AUDITOR).page("/visits/" + id + "/record").expect(200);
    city.signedIn(Role.OFFICIAL).page("/visits/" + id + "/record").expect(404);
    city.signedIn(Role.ENTERPRISE).page("/visits/" + id + "/record").expect(404);
    city.administrator().page("/visits/" + id + "/record").expect(403);
    door.official.page("/visits/no-id/record").expect(404);
  }
}
