package org.fuma.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;
import org.awaitility.Awaitility;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.Reply;
import org.fuma.access.Role;
import org.fuma.authority.ItemTables;
import org.fuma.code.QrReader;
import org.fuma.store.Ids;
import org.fuma.store.ServiceClock;
import org.fuma.store.Time;
import org.fuma.visit.DoorStep;
import org.fuma.visit.VisitCodes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What anybody sees who scans a visit's code. */
class VisitCodePageTest {

  private final City city = City.get();
  private final DoorStep door = new DoorStep();

  @Test
  void anAdmittedVisitIsGreenAndTellsWhoWhereAndWhy() {
    Reply page = look(door.plain());
    assertThat(page.body()).contains("verdict-ok", "已登记，准予入企", "示例官员", "示例证-", "示例执法局", "衡阳示例风筝制造有限公司", "企业的权利", "name=\"answer\"");
    assertThat(page.header("cache-control")).contains("no-store");
    assertThat(page.header("x-robots-tag")).contains("noindex");
    assertThat(api(door).get("standing").getStringValue()).isEqualTo("GOOD");
  }

  @Test
  void theYearsCountAndCapAreToldOfWhatIsOutsideTheCapToo() {
    int year = Time.day(city.bean(ServiceClock.class).instant()).getYear();
    String told = year + " 年至今计入上限 0 次，上限 ";
    assertThat(look(door).body()).contains("本年度次数", told);
    assertThat(door.firm().page("/visits/" + door.visit()).expect(200).body()).contains(told);
    assertThat(door.firm().page("/visits/" + door.visit() + "/record").expect(200).body()).contains(told);
    assertThat(api(door).get("visit").get("countInYear").isNull()).isTrue();
    assertThat(api(door).get("visit").get("countedThisYear").getIntValue()).isZero();
    assertThat(api(door).get("visit").get("yearlyCap").getIntValue()).isPositive();
  }

  @Test
  void aNoticeIsAmberWithItsNumbersInBothLanguages() {
    door.plain().noticed();
    assertThat(look(door).body()).contains("verdict-warn", "60天内第3次").doesNotContain("verdict-ok");
    Caller english = city.anyone();
    english.submit("/language", Map.of("to", "en", "next", "/")).expect(303);
    assertThat(english.page("/V/" + door.token()).body()).contains("with a notice", "No. 3 in 60 days", "Not these people");
  }

  @Test
  void whatAnotherAuthorityPlansIsForTheFirmAndSupervisorsToRead() {
    assertThat(look(door.plain().dueSoon()).body()).contains("verdict-warn").doesNotContain("示例他局计划");
    assertThat(city.anyone().get("/api/v1/visit-codes/" + door.token()).expect(200).body()).contains("ADMIT_WITH_NOTICE").doesNotContain("示例他局计划");
    assertThat(city.signedIn(Role.OFFICIAL).page("/V/" + door.token()).expect(200).body()).doesNotContain("示例他局计划");
    assertThat(door.firm().page("/V/" + door.token()).expect(200).body()).contains("示例他局计划");
    assertThat(city.signedIn(Role.SUPERVISOR).page("/V/" + door.token()).expect(200).body()).contains("示例他局计划");
  }

  @Test
  void aSecondOfficialWhoHasYetToConfirmIsAmber() {
    assertThat(look(door.plain().awaitingSecond()).body()).contains("verdict-warn", "等第二名执法人员确认", "本人尚未确认");
    assertThat(api(door).get("standing").getStringValue()).isEqualTo("AWAITED");
  }

  @Test
  void aRefusedEntryIsRedWithItsReasonsAndAsksNothing() {
    assertThat(look(door.refused(1)).body()).contains("verdict-bad", "不予入企", "本年度第3次，上限2次").doesNotContain("verdict-ok", "name=\"answer\"");
    assertThat(look(new DoorStep().refused(25)).body()).contains("verdict-bad").doesNotContain("示例官员");
  }

  @Test
  void whoWasRefusedShowsTheCodeToTheFirmAllTheSame() {
    String page = door.refused(1).official().page("/visits/" + door.visit()).expect(200).body();
    assertThat(page).contains("/visits/" + door.visit() + "/code.png", "没有准予这次入企");
    assertThat(new DoorStep().refused(25).official().page("/visits/" + door.visit()).body()).doesNotContain("code.png");
  }

  @Test
  void aLateEntryNeverPassesForAScannedOne() {
    assertThat(look(door.plain().late()).body()).contains("verdict-warn", "不是现场扫码", "断网补录").doesNotContain("verdict-ok");
  }

  @Test
  void whatTheFirmDeniedIsRed() {
    door.plain().firm().post("/api/v1/visits/" + door.visit() + "/answers", Map.of("answer", "NOBODY")).expect(201);
    assertThat(look(door).body()).contains("verdict-bad", "企业已否认").doesNotContain("verdict-ok");
  }

  @Test
  void aDayAfterTheDepartureItOnlyTellsThatItIsOver() {
    assertThat(look(door.plain().departed(23)).body()).contains("verdict-ok", "示例官员");
    String page = look(new DoorStep().plain().departed(25)).body();
    assertThat(page).contains("有登记，已结束").doesNotContain("verdict-ok", "示例官员", "示例证-", "示例执法局", "风筝");
    assertThat(api(new DoorStep().departed(25)).get("visit").isNull()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "no-token", "0123456789ABCDEF"})
  void anUnknownOrForgedCodeIsRed(String token) {
    assertThat(city.anyone().page("/V/" + token).expect(200).body()).contains("verdict-bad", "没有登记，或是假码").doesNotContain("verdict-ok");
    city.anyone().get("/api/v1/visit-codes/" + token).expect(404);
    city.anyone().submit("/V/" + token, Map.of("answer", "HERE")).expect(404);
  }

  @Test
  void aTokenWithOneLetterChangedIsForged() {
    String token = door.token();
    for (int i = 0; i < token.length(); i++) {
      char other = token.charAt(i) == 'A' ? 'B' : 'A';
      String forged = token.substring(0, i) + other + token.substring(i + 1);
      assertThat(city.anyone().page("/V/" + forged).expect(200).body()).contains("verdict-bad");
    }
  }

  @Test
  void lowerCaseOpensItToo() {
    assertThat(city.anyone().page("/v/" + door.plain().token().toLowerCase(Locale.ROOT)).expect(200).body()).contains("verdict-ok");
  }

  @Test
  void anAnswerFromThePageIsTold() {
    Caller guard = city.anyone();
    Reply sent = guard.submit("/V/" + door.plain().token(), Map.of("answer", "HERE")).expect(303);
    assertThat(sent.header("location")).isEqualTo("/V/" + door.token() + "?done=KEPT");
    assertThat(guard.page(sent.header("location")).body()).contains("不作数");
    Reply signed = door.firm().submit("/V/" + door.token(), Map.of("answer", "HERE")).expect(303);
    assertThat(door.firm().page(signed.header("location")).body()).contains("互相核验完毕", "企业已确认");
  }

  @Test
  void theOfficialsPhoneShowsTheCodeAsAPictureThatReads() throws IOException {
    assertThat(door.official().page("/visits/" + door.visit()).expect(200).body()).contains("/visits/" + door.visit() + "/code.png");
    Reply picture = door.official().page("/visits/" + door.visit() + "/code.png").expect(200);
    assertThat(picture.header("content-type")).isEqualTo("image/png");
    assertThat(picture.header("cache-control")).contains("no-store");
    assertThat(ImageIO.read(new ByteArrayInputStream(picture.bytes())).getWidth()).isBetween(250, 600);
    assertThat(QrReader.read(picture.bytes())).isEqualTo(new QrReader.Reading.Text(city.address() + "/V/" + door.token()));
    door.firm().page("/visits/" + door.visit() + "/code.png").expect(403);
    city.signedIn(Role.OFFICIAL).page("/visits/" + door.visit() + "/code.png").expect(404);
    assertThat(door.departed(1).official().page("/visits/" + door.visit()).body()).doesNotContain("code.png");
  }

  @Test
  void whoStandsThereIsShownByPhotographAsLongAsThePageTells() {
    String path = "/V/" + door.token() + "/photos/" + door.first();
    assertThat(look(door).body()).doesNotContain("/photos/");
    city.anyone().page(path).expect(404);
    city.administrator().submitFile("/authorities/" + door.authority() + "/officials/" + door.first() + "/photo", Map.of(), "face.png", ItemTables.picture())
        .expect(303);
    Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> look(door).body().contains(path));
    Reply photo = city.anyone().page(path).expect(200);
    assertThat(photo.header("content-type")).isEqualTo("image/jpeg");
    assertThat(photo.header("cache-control")).contains("no-store");
    city.anyone().page("/V/" + new DoorStep().token() + "/photos/" + door.first()).expect(404);
    city.anyone().page("/V/" + "A".repeat(32) + "/photos/" + door.first()).expect(404);
    door.departed(25);
    city.anyone().page(path).expect(404);
  }

  @Test
  void tokensTellNothingOfOneAnother() {
    VisitCodes codes = city.bean(VisitCodes.class);
    assertThat(codes.token(door.id())).matches("[A-Z2-7]{32}").isNotEqualTo(codes.token(door.id() + 1)).doesNotContain(Ids.show(door.id()));
    assertThat(codes.find(codes.token(door.id() + 1))).isEmpty();
  }

  @Test
  void theScannerOfOfficialsReadsVisitCodesToo() {
    String address = city.address() + "/V/" + door.token();
    Caller official = door.second();
    Reply read = official.get("/api/v1/scans?text=" + URLEncoder.encode(address, StandardCharsets.UTF_8)).expect(200);
    assertThat(read.json().get("standing").getStringValue()).isEqualTo("VISIT");
    assertThat(read.json().get("location").getStringValue()).isEqualTo("/V/" + door.token());
    assertThat(official.page("/scan?code=" + URLEncoder.encode(address, StandardCharsets.UTF_8)).expect(303).header("location"))
        .isEqualTo("/V/" + door.token());
    // Not what only looks like ours, nor a token without its address.
    String foreign = "https://fuma.evil.example/V/" + door.token();
    assertThat(official.get("/api/v1/scans?text=" + URLEncoder.encode(foreign, StandardCharsets.UTF_8)).body()).contains("FOREIGN");
    assertThat(official.get("/api/v1/scans?text=" + door.token()).body()).contains("UNREADABLE");
  }

  private Reply look(DoorStep at) {
    return city.anyone().page("/V/" + at.token()).expect(200);
  }

  private io.micronaut.json.tree.JsonNode api(DoorStep at) {
    return city.anyone().get("/api/v1/visit-codes/" + at.token()).expect(200).json();
  }
}
