package org.fuma.authority;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.Reply;
import org.fuma.access.Role;
import org.fuma.store.Ids;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The published lists, by page and API. */
class AuthoritiesTest {

  private final City city = City.get();

  @Test
  void anAdministratorPutsAnAuthorityWithItsPeopleAndItemsOnTheListByPages() {
    Caller administrator = city.administrator();
    String name = City.fresh("衡阳市样例茶叶质量监督所");
    Reply made = administrator.submit(
        "/authorities", Map.of("name", name, "kind", "AUTHORISED", "level", "COUNTY", "telephone", "0734-0000001", "districts", "430405"));
    String path = made.expect(303).header("location").replaceFirst("\\?.*", "");
    administrator.submit(path + "/officials", official()).expect(303);
    administrator.submit(path + "/items", item()).expect(303);
    assertThat(administrator.page("/authorities").expect(200).body()).contains(name);
    assertThat(administrator.page(path).expect(200).body())
        .contains(name, "法律法规授权组织", "示例司法局", "有效", "《示例条例》第二条", "示例检查内容", "每年最多 2 次", "开通账户");
  }

  @Test
  void aNameIsOnTheListOnce() {
    Map<String, String> asked =
        Map.of("name", City.fresh("衡阳市样例局"), "kind", "ORGAN", "level", "CITY", "telephone", "0734-0000001");
    city.administrator().post("/api/v1/authorities", asked).expect(201);
    assertThat(city.administrator().post("/api/v1/authorities", asked).expect(422).body())
        .contains("\"field\":\"name\"");
    assertThat(city.administrator().submit("/authorities", asked).expect(422).body())
        .contains("已被使用", asked.get("name"));
  }

  @Test
  void aCertificateNumberIsUniqueWithinItsIssuerOnly() {
    String authority = city.authority();
    Map<String, String> first = official();
    city.administrator().post("/api/v1/authorities/" + authority + "/officials", first).expect(201);
    Reply again = city.administrator().post("/api/v1/authorities/" + city.authority() + "/officials", first);
    assertThat(again.expect(422).body()).contains("\"field\":\"certificateNumber\"");
    Map<String, String> elsewhere = new HashMap<>(first);
    elsewhere.put("issuer", "另一示例司法局");
    city.administrator().post("/api/v1/authorities/" + authority + "/officials", elsewhere).expect(201);
  }

  @Test
  void anItemCodeIsUniqueWithinItsAuthorityOnly() {
    String authority = city.authority();
    Map<String, Object> first = new HashMap<>(item());
    first.put("yearlyCap", 2);
    city.administrator().post("/api/v1/authorities/" + authority + "/items", first).expect(201);
    assertThat(city.administrator().post("/api/v1/authorities/" + authority + "/items", first).expect(422).body())
        .contains("\"field\":\"code\"");
    city.administrator().post("/api/v1/authorities/" + city.authority() + "/items", first).expect(201);
  }

  @ParameterizedTest(name = "{0} of {1} characters: {2}")
  @CsvSource({
    "name,64,201", "name,65,422", "title,64,201", "title,65,422", "certificateNumber,40,201",
    "certificateNumber,41,422", "issuer,80,201",
    "issuer,81,422", "name,0,422", "certificateNumber,0,422"
  })
  void theFieldsOfAnOfficialAreBounded(String field, int length, int status) {
    Map<String, String> asked = official();
    String unique = City.fresh("");
    asked.put(field, length == 0 ? "" : unique + "证".repeat(length - unique.length()));
    city.administrator().post("/api/v1/authorities/" + city.authority() + "/officials", asked).expect(status);
  }

  @ParameterizedTest(name = "from {0} until {1}: {2}")
  @CsvSource({"2026-01-01,2026-01-01,201", "2026-01-02,2026-01-01,422", "2026-02-30,2026-03-01,422",
      "'',2026-01-01,422", "2026-01-01,'',422"})
  void theValidityHasAnEndNotBeforeItsBeginning(String from, String until, int status) {
    Map<String, String> asked = official();
    asked.put("validFrom", from);
    asked.put("validUntil", until);
    city.administrator().post("/api/v1/authorities/" + city.authority() + "/officials", asked).expect(status);
  }

  @ParameterizedTest(name = "{0} a year: {1}")
  @CsvSource({"-1,422", "0,201", "366,201", "367,422"})
  void theYearlyCapIsBounded(int cap, int status) {
    Map<String, Object> asked = new HashMap<>(item());
    asked.put("yearlyCap", cap);
    city.administrator().post("/api/v1/authorities/" + city.authority() + "/items", asked).expect(status);
  }

  @Test
  void aLeadKeepsOnesOwnAuthorityAndNoOther() {
    String own = city.authority();
    Caller lead = city.signedIn(Role.AUTHORITY_LEAD, own, city.official(own));
    lead.post("/api/v1/authorities/" + own + "/officials", official()).expect(201);
    lead.submit("/authorities/" + own + "/items", item()).expect(303);
    String foreign = city.authority();
    lead.post("/api/v1/authorities/" + foreign + "/officials", official()).expect(404);
    lead.submit("/authorities/" + foreign + "/items", item()).expect(404);
    lead.page("/authorities/" + foreign + "/officials/new").expect(404);
    assertThat(lead.page("/authorities/" + foreign).expect(200).body())
        .doesNotContain("/officials/new", "/lead-account");
  }

  @ParameterizedTest
  @EnumSource(names = {"OFFICIAL", "SUPERVISOR", "AUDITOR", "ENTERPRISE"})
  void nobodyElseAdds(Role role) {
    Map<String, Object> none = Map.of();
    String authority = city.authority();
    Caller caller = signedIn(role);
    caller.post("/api/v1/authorities", none).expect(403);
    caller.post("/api/v1/authorities/" + authority + "/officials", none).expect(403);
    caller.post("/api/v1/authorities/" + authority + "/items", none).expect(403);
    caller.get("/api/v1/authorities/" + authority).expect(role == Role.ENTERPRISE ? 403 : 200);
  }

  @Test
  void aRetryWithTheSameKeyAddsOnce() {
    String authority = city.authority();
    Map<String, String> asked = official();
    String key = City.fresh("key-");
    String first = city.administrator()
        .post("/api/v1/authorities/" + authority + "/officials", asked, "Idempotency-Key", key).created();
    String again = city.administrator()
        .post("/api/v1/authorities/" + authority + "/officials", asked, "Idempotency-Key", key).created();
    assertThat(again).isEqualTo(first);
    assertThat(city.bean(Authorities.class).officials(Ids.read(authority).orElseThrow())).hasSize(1);
  }

  @Test
  void anAccountIsOpenedForACertificateHolderOnce() {
    String authority = city.authority();
    String path = "/authorities/" + authority + "/officials/" + city.official(authority) + "/account";
    assertThat(city.administrator().submit(path, Map.of("username", City.fresh("holder-"))).expect(200).body())
        .contains("/enter/");
    assertThat(city.administrator().submit(path, Map.of("username", City.fresh("holder-"))).expect(422).body())
        .contains("已有账户");
    city.administrator().page("/authorities/" + city.authority() + path.substring(path.indexOf("/officials")))
        .expect(404);
  }

  @Test
  void anAccountIsOpenedForTheLead() {
    String path = "/authorities/" + city.authority() + "/lead-account";
    assertThat(city.administrator().submit(path, Map.of("username", "UP", "displayName", "")).expect(422).body())
        .contains("请填写");
    Map<String, String> asked = Map.of("username", City.fresh("head-"), "displayName", "示例负责人");
    assertThat(city.administrator().submit(path, asked).expect(200).body()).contains("/enter/");
  }

  @Test
  void unknownIdsAreNotFound() {
    for (String id : new String[] {Ids.show(1), "nonsense"}) {
      city.administrator().get("/api/v1/authorities/" + id).expect(404);
      city.administrator().page("/authorities/" + id).expect(404);
      city.administrator().post("/api/v1/authorities/" + id + "/items", Map.of("yearlyCap", 2)).expect(404);
    }
  }

  private Caller signedIn(Role role) {
    return role == Role.ENTERPRISE ? new org.fuma.visit.Door(city).firm() : city.signedIn(role);
  }

  private static Map<String, String> official() {
    Map<String, String> fields = new HashMap<>();
    fields.put("name", "示例官员");
    fields.put("title", "科员");
    fields.put("certificateNumber", City.fresh("示例证号-"));
    fields.put("issuer", "示例司法局");
    fields.put("validFrom", "2020-01-01");
    fields.put("validUntil", "2199-12-31");
    return fields;
  }

  private static Map<String, String> item() {
    return Map.of(
        "code", City.fresh("SX-"), "name", "示例检查事项", "legalBasis", "《示例条例》第二条", "object", "企业", "content", "示例检查内容",
        "method", "ON_SITE",
        "yearlyCap", "2", "office", "示例科", "frequency", "每年两次");
  }
}
