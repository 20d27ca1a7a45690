package org.fuma.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.Race;
import org.fuma.Reply;
import org.fuma.access.Role;
import org.fuma.code.CodePayload;
import org.fuma.code.ProtectionCodes;
import org.fuma.code.Serial;
import org.fuma.enterprise.EnterpriseState;
import org.fuma.enterprise.Enterprises;
import org.fuma.store.Ids;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Links by which a guard's screen shows the live code. */
class DoorDisplayTest {

  private final City city = City.get();
  private final String enterprise = city.firm();
  private final Serial serial = CodePayload.read(city.code(enterprise)).orElseThrow().serial();
  private final Caller firm = city.signedInFor(enterprise);
  private final String displays = "/api/v1/enterprises/" + enterprise + "/displays";

  @Test
  void aScreenShowsTheFirmAndItsLiveCodeAndNothingElse() {
    Reply page = city.anyone().page(open("东门岗亭")).expect(200);
    assertThat(page.body()).contains("衡阳示例纸鸢制造有限公司", "data:image/png;base64,", "noindex")
        .doesNotContain("<nav", "<form", "<a ", "东门岗亭", "示例联系人", serial.value(), enterprise);
    assertThat(page.header("cache-control")).isEqualTo("no-store");
    assertThat(page.headers().allValues("referrer-policy")).containsExactly("no-referrer");
    assertThat(page.header("x-robots-tag")).contains("noindex");
  }

  @Test
  void itsCodeIsTheLiveCodeOfTheMoment() {
    String display = open("前台");
    firm.token();
    Screen.early();
    Reply now = city.anyone().get(display + "/now").expect(200);
    String digits = now.json().get("digits").getStringValue().replace(" ", "");
    assertThat(digits).isEqualTo(city.bean(TimedDigits.class).running(serial).digits());
    assertThat(now.json().get("left").getLongValue()).isBetween(1L, 30_000L);
    assertThat(firm.get("/my-code/now").expect(200).json().get("digits").getStringValue().replace(" ", ""))
        .isEqualTo(digits);
  }

  @Test
  void theLinkIsToldOnceAndKeptAsAHash() throws SQLException {
    Reply opened = firm.post(displays, Map.of("label", "东门")).expect(201);
    String token = token(opened);
    assertThat(token).hasSizeGreaterThanOrEqualTo(43);
    assertThat(firm.get(displays).expect(200).body()).contains("东门").doesNotContain(token);
    assertThat(firm.page("/my-code/displays").expect(200).body()).contains("东门").doesNotContain(token);
    try (Connection owner = city.database().asOwner();
        ResultSet row = owner.createStatement().executeQuery(
            "SELECT COUNT(*) FROM door_display WHERE token_hash = UNHEX(SHA2('" + token + "', 256))")) {
      assertThat(row.next()).isTrue();
      assertThat(row.getInt(1)).isEqualTo(1);
    }
  }

  @Test
  void aRetryOpensNoSecondDisplayAndGetsTheSameLink() {
    String key = City.fresh("display-");
    String first = token(firm.post(displays, Map.of("label", "东门"), "Idempotency-Key", key).expect(201));
    String again = token(firm.post(displays, Map.of("label", "东门"), "Idempotency-Key", key).expect(201));
    assertThat(again).isEqualTo(first);
    assertThat(list()).hasSize(1);
    firm.post(displays, Map.of("label", "西门"), "Idempotency-Key", key).expect(422);
  }

  @Test
  void aRevokedLinkShowsNothingAndLooksLikeAnUnknownOne() {
    String path = open("东门");
    String id = list().getFirst();
    firm.post(displays + "/" + id + "/revocation", Map.of()).expect(200);
    Reply revoked = city.anyone().page(path).expect(404);
    Reply unknown = city.anyone().page("/D/" + "A".repeat(43)).expect(404);
    assertThat(revoked.body().replace(path, "")).isEqualTo(unknown.body().replace("/D/" + "A".repeat(43), ""))
        .contains("没有可以显示的码").doesNotContain("纸鸢", "data:image");
    city.anyone().get(path + "/now").expect(404);
    firm.post(displays + "/" + id + "/revocation", Map.of()).expect(409);
    assertThat(firm.get(displays).json().get("items").get(0).get("state").getStringValue()).isEqualTo("REVOKED");
  }

  @Test
  void itGoesDarkWithTheCodeOrTheFirmAndComesBack() {
    String path = open("东门");
    Enterprises enterprises = city.bean(Enterprises.class);
    long id = Ids.read(enterprise).orElseThrow();
    enterprises.move(city.system(), id, EnterpriseState.SUSPENDED, "示例暂停");
    city.anyone().get(path + "/now").expect(404);
    assertThat(city.anyone().page(path).expect(404).body()).doesNotContain("纸鸢");
    enterprises.move(city.system(), id, EnterpriseState.ACTIVE, "示例恢复");
    city.anyone().get(path + "/now").expect(200);
    Serial next = city.bean(ProtectionCodes.class).replace(city.system(), serial, "示例换发", Optional.empty()).serial();
    assertThat(city.anyone().get(path + "/now").expect(200).json().get("serial").getStringValue())
        .isEqualTo(next.grouped());
    city.bean(ProtectionCodes.class).revoke(city.system(), next, "示例注销");
    city.anyone().page(path).expect(404);
  }

  @Test
  void aFirmHasTwentyAtMostHoweverManyAskAtOnce() {
    firm.token();
    List<Object> outcomes = Race.run(24, i -> () -> firm.post(displays, Map.of("label", "示例" + i)).status());
    assertThat(outcomes).filteredOn(Integer.valueOf(201)::equals).hasSize(DoorDisplays.MOST);
    assertThat(outcomes).filteredOn(Integer.valueOf(409)::equals).hasSize(4);
    firm.post(displays + "/" + list().getLast() + "/revocation", Map.of()).expect(200);
    firm.post(displays, Map.of("label", "补开")).expect(201);
    assertThat(firm.post(displays, Map.of("label", "再开")).expect(409).body()).contains("20");
    assertThat(firm.submit("/my-code/displays", Map.of("enterprise", enterprise, "label", "再开")).expect(409).body())
        .contains("20", "再开");
  }

  @Test
  void ofManyWhoRevokeOneDoes() {
    open("东门");
    String id = list().getFirst();
    List<Object> outcomes =
        Race.run(8, i -> () -> firm.post(displays + "/" + id + "/revocation", Map.of()).status());
    assertThat(outcomes).filteredOn(Integer.valueOf(200)::equals).hasSize(1);
    assertThat(outcomes).filteredOn(Integer.valueOf(409)::equals).hasSize(7);
  }

  @Test
  void onlyTheFirmOpensAndTheFirmOrAnAdministratorRevokes() {
    open("东门");
    String revocation = displays + "/" + list().getFirst() + "/revocation";
    Caller other = city.signedIn(Role.ENTERPRISE);
    other.post(displays, Map.of("label", "门")).expect(404);
    other.get(displays).expect(404);
    other.post(revocation, Map.of()).expect(404);
    other.page("/my-code/displays?enterprise=" + enterprise).expect(404);
    other.page("/my-code?enterprise=" + enterprise).expect(404);
    other.get("/my-code/now?enterprise=" + enterprise).expect(404);
    String othersFirm = Ids.show(other.actor().enterprises().iterator().next());
    other.post(revocation.replace(enterprise, othersFirm), Map.of()).expect(404);
    for (Role role : List.of(Role.OFFICIAL, Role.SUPERVISOR, Role.AUDITOR)) {
      city.signedIn(role).post(displays, Map.of("label", "门")).expect(403);
      city.signedIn(role).post(revocation, Map.of()).expect(403);
      city.signedIn(role).get("/my-code/now").expect(403);
    }
    Caller administrator = city.administrator();
    administrator.post(displays, Map.of("label", "门")).expect(403);
    assertThat(administrator.page("/enterprises/" + enterprise).expect(200).body()).contains("东门", "/revoke");
    administrator.post(revocation, Map.of()).expect(200);
    assertThat(administrator.page("/enterprises/" + enterprise).expect(200).body()).doesNotContain("东门");
  }

  @Test
  void theFirmOpensAndRevokesByItsPages() {
    Reply made = firm.submit("/my-code/displays", Map.of("enterprise", enterprise, "label", "东门")).expect(200);
    String path = made.body().replaceAll("(?s).*(/D/[\\w-]{43}).*", "$1");
    city.anyone().page(path).expect(200);
    assertThat(firm.page("/my-code/displays").expect(200).body()).contains("东门", "最近显示");
    String revoke = "/enterprises/" + enterprise + "/displays/" + list().getFirst() + "/revoke";
    assertThat(firm.submit(revoke, Map.of()).expect(303).header("location")).startsWith("/my-code/displays");
    city.anyone().page(path).expect(404);
  }

  @ParameterizedTest(name = "{0} characters: {1}")
  @CsvSource({"0,422", "1,201", "64,201", "65,422"})
  void theLabelIsBounded(int length, int status) {
    firm.post(displays, Map.of("label", "门".repeat(length))).expect(status);
  }

  @Test
  void theMinuteInWhichItWasLastSeenIsNoted() {
    String path = open("东门");
    assertThat(firm.get(displays).json().get("items").get(0).get("seenAt").isNull()).isTrue();
    city.anyone().get(path + "/now").expect(200);
    assertThat(firm.get(displays).json().get("items").get(0).get("seenAt").getStringValue()).endsWith(":00Z");
  }

  private String open(String label) {
    return "/D/" + token(firm.post(displays, Map.of("label", label)).expect(201));
  }

  private String token(Reply opened) {
    String link = opened.json().get("link").getStringValue();
    assertThat(link).startsWith(city.address() + "/D/");
    return link.substring((city.address() + "/D/").length());
  }

  private List<String> list() {
    List<String> ids = new ArrayList<>();
    firm.get(displays).expect(200).json().get("items").values().forEach(one -> ids.add(one.get("id").getStringValue()));
    return ids;
  }
}
