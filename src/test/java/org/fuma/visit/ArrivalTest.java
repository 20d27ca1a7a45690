package org.fuma.visit;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.json.tree.JsonNode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.Reply;
import org.fuma.access.Role;
import org.fuma.code.ProtectionCodes;
import org.fuma.enterprise.EnterpriseState;
import org.fuma.enterprise.Enterprises;
import org.fuma.store.Ids;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Logging an arrival, by page and API. */
class ArrivalTest {

  private final City city = City.get();
  private final Door door = new Door(city);

  @Test
  void anArrivalIsOnRecordWithEverybodyAndTheFirmSeesItAtOnce() {
    String id = door.official.post("/api/v1/visits", door.counted()).created();
    JsonNode seen = door.firm().get("/api/v1/visits/" + id).expect(200).json();
    assertThat(seen.get("state").getStringValue()).isEqualTo("ARRIVED");
    assertThat(seen.get("scanned").getStringValue()).isEqualTo("PLAQUE");
    assertThat(seen.get("countInYear").getIntValue()).isEqualTo(1);
    assertThat(seen.get("officials").get(0).get("id").getStringValue()).isEqualTo(door.self);
    assertThat(seen.get("officials").get(1).get("id").getStringValue()).isEqualTo(door.colleague);
    assertThat(seen.get("items").get(0).get("id").getStringValue()).isEqualTo(door.item);
    assertThat(door.firm().page("/visits").expect(200).body()).contains("/visits/" + id);
    assertThat(door.firm().page("/visits/" + id).expect(200).body())
        .contains("本年度第 1 次", "《示例条例》第一条", "示例证-", "/complaints/new?visit=" + id)
        .doesNotContain("/departure");
  }

  @Test
  void anOfficialLogsAnArrivalByThePageAtTheDoor() {
    String page = door.official.page("/visits/new?how=PLAQUE&kind=CAMPAIGN&code=" + door.payload()).expect(200).body();
    assertThat(page).contains("码是真的", "衡阳市珠晖区示例路1号", "0 次", "示例事项", "value=\"" + door.colleague + "\"")
        .doesNotContain("value=\"" + door.self + "\"");
    String visit = door.official.submit("/visits", Door.form(door.counted())).expect(303).header("location");
    assertThat(door.official.page(visit).expect(200).body()).contains("已登记到达", "登记离开", Door.REASON, "准予入企", "上级交办", "示例举报〔2026〕7号");
    assertThat(door.official.page("/visits/new?code=" + door.payload()).body()).contains("1 次");
  }

  @Test
  void aTypedSerialIsRecordedAsTypedWhateverIsClaimed() {
    Map<String, Object> asked = door.inspection();
    asked.put("code", door.code.serial().grouped());
    asked.put("how", "PLAQUE");
    assertThat(door.official.post("/api/v1/visits", asked).expect(201).json().get("scanned").getStringValue())
        .isEqualTo("TYPED");
    assertThat(door.official.page("/visits/new?how=PLAQUE&code=" + door.code.serial().value()).expect(200).body())
        .contains("签名未核对");
  }

  @ParameterizedTest(name = "{0}, {1} characters: {2}")
  @CsvSource(
      {"CAMPAIGN,3,422", "CAMPAIGN,4,201", "CASE,9,422", "CASE,10,201", "CASE,500,201", "CASE,501,422", "CAMPAIGN,0,422"})
  void theReasonIsBounded(String kind, int length, int status) {
    Map<String, Object> asked = door.inspection();
    asked.put("kind", kind);
    asked.put("reason", "由".repeat(length));
    door.official.post("/api/v1/visits", asked).expect(status);
  }

  @Test
  void aServiceVisitNeedsNoColleagueAndNoItemAndDoesNotCount() {
    Map<String, Object> asked = door.inspection();
    asked.put("kind", "SERVICE");
    asked.remove("items");
    asked.remove("colleagues");
    JsonNode visit = door.official.post("/api/v1/visits", asked).expect(201).json();
    assertThat(visit.get("countInYear").isNull()).isTrue();
    assertThat(city.bean(VisitLog.class).thisYear(door.enterprise, Ids.read(door.authority).orElseThrow())).isZero();
  }

  @ParameterizedTest(name = "{0} = {1}: {2}")
  @CsvSource({
    "kind,'',kind", "kind,RAID,kind", "how,LIVE,how", "code,'',code", "items,'',items", "items,nonsense,items",
    "colleagues,'',colleagues",
    "colleagues,nonsense,colleagues", "code,https://elsewhere.example/C/0000000000000000,code",
    "code,0000000000000000,code", "code,abc,code"
  })
  void aRefusalNamesTheFieldByApiAndPage(String field, String value, String named) {
    Map<String, Object> asked = door.inspection();
    asked.put(field, asked.get(field) instanceof List<?> ? (value.isEmpty() ? List.of() : List.of(value)) : value);
    assertThat(door.official.post("/api/v1/visits", asked).expect(422).body()).contains("\"field\":\"" + named + "\"");
    Map<String, String> form = door.form();
    form.put(field, value);
    assertThat(door.official.submit("/visits", form).expect(422).body())
        .contains(field.equals("code") ? "/scan" : "有内容需要修改");
    assertThat(list(door.official)).isEmpty();
  }

  @Test
  void whatWasTypedStaysAfterARefusal() {
    Map<String, String> form = door.form();
    form.put("reason", "由");
    assertThat(door.official.submit("/visits", form).expect(422).body())
        .contains("由</textarea>", "name=\"kind\" value=\"CASE\"", "value=\"REPORT\" selected", "示例举报〔2026〕7号")
        .containsPattern("value=\"" + door.item + "\" checked")
        .containsPattern("value=\"" + door.colleague + "\" checked");
  }

  @Test
  void aForgedCodeIsRefused() {
    String forged = door.payload().replace(door.code.serial().value(), new Door(city).code.serial().value());
    Map<String, Object> asked = door.inspection();
    asked.put("code", forged);
    assertThat(door.official.post("/api/v1/visits", asked).expect(422).body()).contains("假码");
    assertThat(door.official.page("/visits/new?code=" + forged).expect(200).body()).contains("这是假码", "/scan")
        .doesNotContain("登记到达");
  }

  @Test
  void entryOnARevokedOrReplacedCodeIsRefusedAndOnRecord() {
    ProtectionCodes codes = city.bean(ProtectionCodes.class);
    codes.replace(city.system(), door.code.serial(), "示例换发", Optional.empty());
    refused(door, "CODE_ACTIVE");
    assertThat(door.official.page("/visits/new?code=" + door.payload()).body()).contains("这个码已被替换");
    Door other = new Door(city);
    codes.revoke(city.system(), other.code.serial(), "示例撤销");
    refused(other, "CODE_ACTIVE");
    assertThat(other.official.page("/visits/new?code=" + other.payload()).body()).contains("这个码已撤销");
  }

  @Test
  void entryAtAPausedFirmIsRefusedAndOnRecord() {
    city.bean(Enterprises.class).move(city.system(), door.enterprise, EnterpriseState.SUSPENDED, "示例暂停");
    refused(door, "FIRM_ACTIVE");
    assertThat(door.official.page("/visits/new?code=" + door.payload()).body()).contains("保护已暂停")
        .doesNotContain("登记到达");
  }

  @Test
  void onesOwnCertificateMustBeGoodToday() {
    LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
    assertThat(refused(today.minusYears(1), today.minusDays(1))).isTrue();
    assertThat(refused(today.minusYears(1), today)).isFalse();
    assertThat(refused(today, today.plusYears(1))).isFalse();
    assertThat(refused(today.plusDays(1), today.plusYears(1))).isTrue();
  }

  private boolean refused(LocalDate from, LocalDate until) {
    Caller holder =
        city.signedIn(Role.OFFICIAL, door.authority, city.official(door.authority, from.toString(), until.toString()));
    String page = holder.page("/visits/new?kind=CASE&code=" + door.payload()).expect(200).body();
    Reply reply = holder.post("/api/v1/visits", door.inspection());
    boolean refused = reply.expect(201).json().get("state").getStringValue().equals("REFUSED");
    assertThat(page).as("the rules refuse in writing").contains("name=\"reason\"");
    assertThat(page.contains("不在有效期内")).isEqualTo(refused);
    assertThat(reply.body().contains("CERTIFICATE_VALID")).isEqualTo(refused);
    return refused;
  }

  @Test
  void aColleaguesCertificateMustBeGoodTodayToo() {
    Map<String, Object> asked = door.inspection();
    asked.put("colleagues", List.of(city.official(door.authority, "2020-01-01", "2020-12-31")));
    assertThat(door.official.post("/api/v1/visits", asked).expect(201).body()).contains("\"state\":\"REFUSED\"", "CERTIFICATE_VALID");
  }

  @Test
  void itemsAndColleaguesAreOfOnesOwnAuthority() {
    Door other = new Door(city);
    Map<String, Object> asked = door.inspection();
    asked.put("items", List.of(door.item, other.item));
    assertThat(door.official.post("/api/v1/visits", asked).expect(422).body()).contains("\"field\":\"items\"");
    asked = door.inspection();
    asked.put("colleagues", List.of(door.colleague, other.colleague));
    assertThat(door.official.post("/api/v1/visits", asked).expect(422).body()).contains("\"field\":\"colleagues\"");
    asked.put("colleagues", List.of(door.self));
    assertThat(door.official.post("/api/v1/visits", asked).expect(422).body()).contains("不要选自己");
  }

  @Test
  void atMostNineComeAlong() {
    List<String> nine = new ArrayList<>(List.of(door.colleague));
    while (nine.size() < 9) {
      nine.add(city.official(door.authority));
    }
    Map<String, Object> asked = door.inspection();
    asked.put("colleagues", nine);
    door.official.post("/api/v1/visits", asked).expect(201);
    nine.add(city.official(door.authority));
    assertThat(door.official.post("/api/v1/visits", asked).expect(422).body()).contains("最多 9 名");
  }

  @Test
  void anAccountWithoutACertificateIsToldSo() {
    Caller caller = withoutCertificate();
    assertThat(caller.post("/api/v1/visits", door.inspection()).expect(403).body()).contains("没有绑定执法证");
    assertThat(caller.page("/visits/new?code=" + door.payload()).expect(403).body()).contains("没有绑定执法证");
  }

  @Test
  void withoutACodeThePageLeadsToTheScan() {
    assertThat(door.official.page("/visits/new").expect(303).header("location")).isEqualTo("/scan");
  }

  @ParameterizedTest
  @CsvSource({"ADMINISTRATOR", "SUPERVISOR", "AUDITOR"})
  void nobodyElseLogs(Role role) {
    city.signedIn(role).post("/api/v1/visits", door.inspection()).expect(403);
    city.signedIn(role).page("/visits/new?code=x").expect(403);
    door.firm().post("/api/v1/visits", door.inspection()).expect(403);
    city.anyone().post("/api/v1/visits", door.inspection()).expect(401);
  }

  /** A lead whose account holds no certificate, as those are that the page for leads opens. */
  private Caller withoutCertificate() {
    return city.signedIn(Role.AUTHORITY_LEAD, door.authority, "");
  }

  /** The entry is refused by that rule, which the official and the firm can read. */
  private static void refused(Door at, String rule) {
    Reply reply = at.official.post("/api/v1/visits", at.inspection()).expect(201);
    JsonNode visit = reply.json();
    assertThat(visit.get("state").getStringValue()).isEqualTo("REFUSED");
    assertThat(visit.get("decision").get("verdict").getStringValue()).isEqualTo("REFUSE");
    JsonNode reason = visit.get("decision").get("reasons").get(0);
    assertThat(reason.get("rule").getStringValue()).isEqualTo(rule);
    String page = "/visits/" + reply.created();
    assertThat(at.official.page(page).expect(200).body()).contains("不予入企", reason.get("zh").getStringValue()).doesNotContain("/departure");
    assertThat(at.firm().page(page).expect(200).body()).contains("不予入企", reason.get("zh").getStringValue());
  }

  static List<String> list(Caller caller) {
    List<String> ids = new ArrayList<>();
    caller.get("/api/v1/visits").expect(200).json().get("items").values()
        .forEach(line -> ids.add(line.get("id").getStringValue()));
    return ids;
  }
}
