package org.fuma.enterprise;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.fuma.store.Sql;
import org.fuma.web.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Enrolling firms, by page and API, and every reason to refuse. */
class EnrolmentTest {

  private final City city = City.get();
  private final Caller administrator = city.administrator();

  private static Map<String, String> firm(String... pairs) {
    Map<String, String> firm = new HashMap<>(Map.of("uscc", City.uscc(), "name", City.fresh("衡阳示例风铃有限公司")));
    for (int i = 0; i < pairs.length; i += 2) {
      firm.put(pairs[i], pairs[i + 1]);
    }
    return firm;
  }

  private Reply enrol(String... pairs) {
    return administrator.post("/api/v1/enterprises", firm(pairs));
  }

  private Reply one(String id) {
    return administrator.get("/api/v1/enterprises/" + id).expect(200);
  }

  private static String text(Reply reply, String field) {
    return reply.json().get(field).getStringValue();
  }

  @Test
  void aPastedUsccIsNormalisedAndTheFirstDistrictOfTheAddressTaken() {
    String uscc = City.uscc();
    Reply made =
        enrol("uscc", uscc.substring(0, 6).toLowerCase(java.util.Locale.ROOT) + " " + uscc.substring(6, 10) + "－"
            + uscc.substring(10),
            "address", "湖南省衡阳市祁东县示例镇（原属石鼓区）").expect(201);
    assertThat(text(made, "uscc")).isEqualTo(uscc);
    assertThat(text(made, "district")).isEqualTo("430426");
    assertThat(text(made, "batch")).isEqualTo("首批");
    assertThat(text(made, "state")).isEqualTo("ACTIVE");
    assertThat(made.header("ETag")).isEqualTo("\"1\"");
  }

  @Test
  void anAddressWithoutADistrictLeavesItOpenAndOnTheWorkList() {
    String id = enrol("address", "湖南省某地示例路1号").created();
    assertThat(one(id).body()).doesNotContain("\"district\":\"");
    Reply list = administrator.get("/api/v1/enterprises?district=open").expect(200);
    assertThat(list.body()).contains(id);
    assertThat(administrator.page("/enterprises/" + id).expect(200).body()).contains("首次登记地：珠晖区");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "uscc|''|请填写",
      "uscc|9143|18 位",
      "uscc|91430405MZ00000OXX|不使用的字符",
      "uscc|91430405MZ00000017|位",
      "name|''|请填写",
      "name|一|至少 2",
      "district|430100|选项",
      "telephone|电话0734|电话只用数字",
      "telephone|012345678901234567890123456789012|最多 32",
      "grade|E|选项",
      "liaison|没有这个证号|没有找到",
      "batch|一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一|最多 40"
  })
  void refusesAndSaysWhy(String field, String value, String said) {
    Reply refused = enrol(field, value).expect(422);
    assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
    assertThat(refused.body()).contains("\"field\":\"" + field + "\"").contains(said);
  }

  @ParameterizedTest
  @CsvSource({"address,300", "contact,64", "name,200"})
  void boundsTextsInCharacters(String field, int most) {
    enrol(field, "衡".repeat(most)).expect(201);
    assertThat(enrol(field, "衡".repeat(most + 1)).expect(422).body()).contains("\"field\":\"" + field + "\"");
  }

  @Test
  void tellsTheTwoCheckDigitsApart() {
    String good = City.uscc();
    String body = good.substring(0, 16) + (good.charAt(16) == '1' ? '2' : '1') + good.charAt(17);
    String check = good.substring(0, 17) + (good.charAt(17) == '1' ? '2' : '1');
    assertThat(enrol("uscc", body).expect(422).body()).contains("第 17 位");
    assertThat(enrol("uscc", check).expect(422).body()).contains("末位校验码");
  }

  @Test
  void aSecondEnrolmentIsRefusedAndNamesTheFirst() {
    String name = City.fresh("衡阳样例纸伞有限公司");
    Map<String, String> firm = firm("name", name);
    String id = administrator.post("/api/v1/enterprises", firm).created();
    assertThat(administrator.post("/api/v1/enterprises", firm).expect(422).body()).contains(name).contains(id);
  }

  @Test
  void theSameKeyEnrolsOnce() {
    Map<String, String> firm = firm();
    String key = City.fresh("key-");
    String first = administrator.post("/api/v1/enterprises", firm, "Idempotency-Key", key).created();
    assertThat(administrator.post("/api/v1/enterprises", firm, "Idempotency-Key", key).created()).isEqualTo(first);
    administrator.post("/api/v1/enterprises", firm("name", "另一家示例公司"), "Idempotency-Key", key).expect(422);
  }

  @Test
  void ofSixteenAtOnceOneEnrolsTheUscc() {
    Enterprises enterprises = city.bean(Enterprises.class);
    String uscc = City.uscc();
    List<Object> outcomes =
        Race.run(16, i -> () -> enterprises.enrol(
            Actor.system(), new NewEnterprise(uscc, "示例竞速公司" + i, "", "", "", "", "", "", ""), Optional.empty()));
    assertThat(outcomes).filteredOn(Long.class::isInstance).hasSize(1);
    assertThat(outcomes).filteredOn(Failure.Invalid.class::isInstance).hasSize(15);
    long id = (Long) outcomes.stream().filter(Long.class::isInstance).findFirst().orElseThrow();
    assertThat(city.bean(Sql.class).list(row -> row.getLong(1),
        "SELECT object_id FROM ledger_entry WHERE kind = 'enterprise.enrolled' AND object_id = ?", id)).hasSize(1);
  }

  @Test
  void byThePageWhatWasTypedStaysWhenRefused() {
    Map<String, String> form = firm("telephone", "不是电话", "address", "衡阳市雁峰区样例街2号");
    Reply refused = administrator.submit("/enterprises", form).expect(422);
    assertThat(refused.body()).contains("电话只用数字").contains("衡阳市雁峰区样例街2号").contains(form.get("uscc"));
    form.put("telephone", "0734-0000001");
    form.put("contact", "样例联系人");
    String path = administrator.submit("/enterprises", form).expect(303).header("location");
    assertThat(administrator.page(path).expect(200).body()).contains(form.get("name"), "雁峰区", "样例联系人", "0734-0000001");
  }

  @Test
  void aLiaisonIsNamedByIdOrCertificate() {
    String official = city.official(city.authority());
    String id = enrol("liaison", official).created();
    assertThat(text(one(id), "liaison")).isEqualTo(official);
    String number = city.bean(Liaisons.class).find(Ids.read(official).orElseThrow()).orElseThrow().certificateNumber();
    assertThat(text(one(enrol("liaison", number).created()), "liaison")).isEqualTo(official);
    assertThat(administrator.page("/enterprises/" + id).body()).contains(number);
  }

  @Test
  void onlyAdministratorsEnrol() {
    for (Role role : List.of(Role.SUPERVISOR, Role.AUDITOR, Role.OFFICIAL, Role.ENTERPRISE)) {
      city.signedIn(role).post("/api/v1/enterprises", firm()).expect(403);
    }
    city.anyone().post("/api/v1/enterprises", firm()).expect(401);
  }
}
