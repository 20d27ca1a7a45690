package org.fuma.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.Reply;
import org.fuma.access.Actor;
import org.fuma.enterprise.Uscc;
import org.fuma.store.Ids;
import org.junit.jupiter.api.Test;

/** What anybody is told about a code: one test for each thing that it may turn out to be. */
class StandingTest {

  private final City city = City.get();
  private final Caller administrator = city.administrator();
  private final Caller anyone = city.anyone();
  private final ProtectionCodes codes = city.bean(ProtectionCodes.class);
  private final CodeStanding standings = city.bean(CodeStanding.class);

  private ProtectionCode issued() {
    return codes.issue(Actor.system(), Ids.read(city.firm()).orElseThrow(), Optional.empty());
  }

  private String shown(String code) {
    Reply page = anyone.page("/C/" + code).expect(200);
    assertThat(page.body()).contains(city.address(), "12345").doesNotContain("示例联系人").doesNotContain("0734-0000000");
    return page.body();
  }

  private String api(String code, int status) {
    return anyone.get("/api/v1/codes/" + code).expect(status).json().get("standing").getStringValue();
  }

  @Test
  void aPlaqueOfAProtectedFirmLeadsTheOfficialToTheVisit() {
    ProtectionCode code = issued();
    String payload = code.payload().text();
    assertThat(shown(payload)).contains("受保护企业", "签名已核对", code.payload().uscc().value(), code.serial().grouped(),
        "/visits/new?code=" + payload, "verdict-ok");
    assertThat(anyone.page("/c/" + payload.toLowerCase(Locale.ROOT)).expect(200).body()).contains("受保护企业");
    assertThat(api(payload, 200)).isEqualTo("PROTECTED");
    assertThat(standings.examine("https://former.example.cn/C/" + payload)).isInstanceOf(Standing.Protected.class);
  }

  @Test
  void aTypedSerialSaysThatNoSignatureWasChecked() {
    ProtectionCode code = issued();
    assertThat(shown(code.serial().value())).contains("受保护企业", "没有核对签名", "/visits/new?code=" + code.serial());
    assertThat(anyone.get("/api/v1/codes/" + code.serial()).expect(200).body()).contains("\"signatureChecked\":false");
    String typed = code.serial().grouped().toLowerCase(Locale.ROOT).replace(' ', '-');
    assertThat(anyone.page("/C?serial=" + typed).expect(303).header("location")).isEqualTo("/C/" + code.serial());
    assertThat(anyone.page("/C?serial=" + java.net.URLEncoder.encode(CodeAddress.of(java.net.URI.create(city.address()),
        code.payload()),
        java.nio.charset.StandardCharsets.UTF_8)).expect(303).header("location")).isEqualTo("/C/" + code.payload()
            .text());
  }

  @Test
  void aPausedFirmsCodeIsGenuineButProtectsNobody() {
    ProtectionCode code = issued();
    administrator.post("/api/v1/enterprises/" + Ids.show(code.enterprise()) + "/state", Map.of("state", "SUSPENDED",
        "reason", "停业整顿")).expect(200);
    assertThat(shown(code.payload().text())).contains("保护已暂停").doesNotContain("/visits/new");
    assertThat(api(code.serial().value(), 200)).isEqualTo("PAUSED");
  }

  @Test
  void aCodeThatWaitsIsGenuineAndProtectsNobodyYet() {
    ProtectionCode code = new IssuedCodes().in(CodeState.ISSUED);
    assertThat(shown(code.payload().text())).contains("未启用", code.serial().grouped()).doesNotContain("/visits/new", "verdict-ok");
    assertThat(api(code.serial().value(), 200)).isEqualTo("ISSUED");
    codes.activate(Actor.system(), code.serial(), "");
    assertThat(api(code.payload().text(), 200)).isEqualTo("PROTECTED");
  }

  @Test
  void aSuspendedCodeSaysSoUntilItIsResumed() {
    ProtectionCode code = new IssuedCodes().in(CodeState.SUSPENDED);
    assertThat(shown(code.payload().text())).contains("暂停使用").doesNotContain("/visits/new", "verdict-ok", "供测试使用的原因");
    assertThat(api(code.serial().value(), 200)).isEqualTo("SUSPENDED");
    codes.resume(Actor.system(), code.serial(), "查明无误");
    assertThat(api(code.payload().text(), 200)).isEqualTo("PROTECTED");
  }

  @Test
  void aReplacedCodeAsksForTheNewOneWithoutShowingIt() {
    ProtectionCode code = issued();
    ProtectionCode next = codes.replace(Actor.system(), code.serial(), "铭牌损坏", Optional.empty());
    assertThat(shown(code.payload().text())).contains("已换发").doesNotContain("/visits/new").doesNotContain(next.serial()
        .value());
    assertThat(api(code.serial().value(), 200)).isEqualTo("REPLACED");
  }

  @Test
  void aRevokedCodeSaysSo() {
    ProtectionCode code = issued();
    codes.revoke(Actor.system(), code.serial(), "企业退出");
    assertThat(shown(code.payload().text())).contains("已注销").doesNotContain("/visits/new").doesNotContain("企业退出");
    assertThat(api(code.serial().value(), 200)).isEqualTo("REVOKED");
  }

  @Test
  void aSerialThatWasNeverIssuedIsUnknown() {
    String serial = Serial.generate().value();
    assertThat(shown(serial)).contains("查无此码");
    assertThat(api(serial, 404)).isEqualTo("UNKNOWN");
    CodePayload lost = new CodeSigner("01", new byte[32]).sign(Serial.generate(), issued().payload().uscc());
    assertThat(shown(lost.text())).contains("查无此码");
  }

  @Test
  void whatImitatesACodeIsCalledFalse() {
    ProtectionCode code = issued();
    CodePayload genuine = code.payload();
    CodePayload otherKey = new CodeSigner("ZZ", Codes.seed(9)).sign(genuine.serial(), genuine.uscc());
    CodePayload sameNameOtherSeed = new CodeSigner("01", Codes.seed(9)).sign(genuine.serial(), genuine.uscc());
    CodePayload otherFirm = new CodeSigner("01", new byte[32]).sign(genuine.serial(), new Uscc(City.uscc()));
    CodePayload flipped =
        new CodePayload(genuine.serial(), genuine.uscc(), genuine.key(), (genuine.signature().charAt(0) == 'A' ? 'B'
            : 'A') + genuine.signature().substring(1));
    String wrongCheck = genuine.text().replace(genuine.uscc().value(), "914304050000000000");
    for (String forged : new String[] {otherKey.text(), sameNameOtherSeed.text(), otherFirm.text(), flipped.text(),
        wrongCheck}) {
      assertThat(shown(forged)).contains("假码", "verdict-bad").doesNotContain("/visits/new");
      assertThat(api(forged, 404)).isEqualTo("FORGED");
    }
  }

  @Test
  void anotherSitesAddressIsForeign() {
    assertThat(anyone.page("/C?serial=https%3A%2F%2Fevil.example%2FC%2F" + issued().payload().text()).expect(200)
        .body()).contains("这不是企业保护码");
    assertThat(standings.examine("weixin://pay")).isInstanceOf(Standing.Foreign.class);
  }

  @Test
  void whatCannotBeReadSaysHowASerialLooks() {
    for (String text : new String[] {"", "1234", "%3Cscript%3E", "a".repeat(900)}) {
      assertThat(anyone.page("/C?serial=" + text).expect(200).body()).contains("读不出编号").doesNotContain("<script>alert");
    }
    assertThat(shown("1234")).contains("读不出编号");
    assertThat(api("1234", 404)).isEqualTo("UNREADABLE");
  }
}
