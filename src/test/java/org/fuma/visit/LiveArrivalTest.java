package org.fuma.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.Race;
import org.fuma.Reply;
import org.fuma.access.Role;
import org.fuma.code.ProtectionCodes;
import org.fuma.enterprise.EnterpriseState;
import org.fuma.enterprise.Enterprises;
import org.fuma.live.Screen;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An arrival by the live code: proven presence, used up by it. */
class LiveArrivalTest {

  private final City city = City.get();
  private final Door door = new Door(city);

  @ParameterizedTest(name = "shown {0} steps from now, claimed as {1}")
  @CsvSource({"0,LIVE", "-1,LIVE", "0,PLAQUE", "0,TYPED", "0,''"})
  void digitsOfTheMomentAreLiveWhateverIsClaimed(int steps, String claimed) {
    Reply logged = door.official.post("/api/v1/visits", arrival(live(steps), claimed, "")).expect(201);
    assertThat(logged.json().get("scanned").getStringValue()).isEqualTo("LIVE");
    assertThat(door.firm().page("/visits/" + logged.created()).expect(200).body()).contains("现场码");
  }

  @ParameterizedTest
  @CsvSource({"-3,已过期", "-15,已过期", "1,数字不对", "2,数字不对", "-2000,数字不对"})
  void digitsOfAnotherMomentAreRefused(int steps, String said) {
    for (String how : List.of("LIVE", "PLAQUE")) {
      assertThat(door.official.post("/api/v1/visits", arrival(live(steps), how, "")).expect(422).body())
          .contains("\"field\":\"code\"", said);
    }
    assertThat(door.official.page("/visits/new?how=LIVE&code=" + live(steps)).expect(200).body())
        .contains(said, "/scan").doesNotContain("name=\"reason\"");
  }

  @Test
  void aPlaqueNeverBecomesLiveByClaim() {
    Screen.Scan scan = Screen.scanned(door.official.actor(), door.code.serial(), Duration.ZERO);
    for (String code : List.of(door.payload(), door.code.serial().value())) {
      for (String ticket : List.of("", scan.ticket())) {
        assertThat(door.official.post("/api/v1/visits", arrival(code, "LIVE", ticket)).expect(422).body())
            .contains("\"field\":\"how\"");
        Reply plaque = door.official.post("/api/v1/visits", arrival(code, "PLAQUE", ticket)).expect(201);
        assertThat(plaque.json().get("scanned").getStringValue()).isIn("PLAQUE", "TYPED");
      }
    }
  }

  @Test
  void aStepIsUsedOnce() {
    List<String> shown = Screen.texts(door.code.serial(), 0, -1);
    String live = shown.getFirst();
    door.official.post("/api/v1/visits", arrival(live, "LIVE", "")).expect(201);
    assertThat(door.official.post("/api/v1/visits", arrival(live, "LIVE", "")).expect(409).body()).contains("30 秒");
    Map<String, String> form = door.form();
    form.put("code", live);
    form.put("how", "LIVE");
    assertThat(door.official.submit("/visits", form).expect(409).body()).contains("30 秒", Door.REASON);
    assertThat(door.official.page("/visits/new?how=LIVE&code=" + live).expect(200).body())
        .contains("已经用过", "/scan").doesNotContain("name=\"reason\"");
    assertThat(ArrivalTest.list(door.official)).hasSize(1);
    door.official.post("/api/v1/visits", arrival(shown.getLast(), "LIVE", "")).expect(201);
  }

  @Test
  void theSameRequestAgainIsTheSameVisit() {
    Screen.Scan scan = Screen.scanned(door.official.actor(), door.code.serial(), Duration.ofMinutes(9));
    Map<String, Object> asked = arrival(scan.text(), "LIVE", scan.ticket());
    String key = City.fresh("live-");
    String first = door.official.post("/api/v1/visits", asked, "Idempotency-Key", key).created();
    assertThat(door.official.post("/api/v1/visits", asked, "Idempotency-Key", key).created()).isEqualTo(first);
    assertThat(ArrivalTest.list(door.official)).containsExactly(first);
  }

  @Test
  void ofManyOfficialsWhoScannedTheSameDigitsOneIsIn() {
    String live = live(0);
    List<Caller> officials = IntStream.range(0, 8)
        .mapToObj(i -> city.signedIn(Role.OFFICIAL, door.authority, city.official(door.authority))).toList();
    officials.forEach(Caller::token);
    List<Object> outcomes = Race.run(officials.size(), i -> () ->
        officials.get(i).post("/api/v1/visits", arrival(live, "LIVE", "")).status());
    assertThat(outcomes).filteredOn(Integer.valueOf(201)::equals).hasSize(1);
    assertThat(outcomes).filteredOn(Integer.valueOf(409)::equals).hasSize(7);
    assertThat(ArrivalTest.list(door.official)).hasSize(1);
  }

  @Test
  void theFormKeepsTheScanGoodForTenMinutes() {
    String page = door.official.page("/visits/new?how=LIVE&kind=CASE&code=" + live(0)).expect(200).body();
    assertThat(page).contains("现场码有效");
    assertThat(page.replaceAll("(?s).*name=\"ticket\" value=\"([^\"]+)\".*", "$1")).matches("\\d+\\.\\d+\\.[\\w-]{43}");

    Screen.Scan scan = Screen.scanned(door.official.actor(), door.code.serial(), Duration.ofMinutes(9));
    Map<String, String> form = door.form();
    form.put("code", scan.text());
    form.put("how", "LIVE");
    form.put("ticket", scan.ticket());
    form.put("reason", "由");
    assertThat(door.official.submit("/visits", form).expect(422).body()).contains("现场码有效", scan.ticket());
    form.put("reason", Door.REASON);
    String visit = door.official.submit("/visits", form).expect(303).header("location");
    assertThat(door.official.page(visit).body()).contains("现场码");
  }

  @Test
  void afterTenMinutesOneScansAgain() {
    Screen.Scan scan = Screen.scanned(door.official.actor(), door.code.serial(), Duration.ofMinutes(11));
    assertThat(door.official.post("/api/v1/visits", arrival(scan.text(), "LIVE", scan.ticket())).expect(422).body())
        .contains("\"field\":\"code\"", "十分钟");
  }

  @Test
  void aTicketIsGoodForItsAccountItsCodeAndItsStepAlone() {
    Screen.Scan scan = Screen.scanned(door.official.actor(), door.code.serial(), Duration.ofMinutes(5));
    Screen.Scan other = Screen.scanned(door.official.actor(), door.code.serial(), Duration.ofMinutes(6));
    Caller colleague = city.signedIn(Role.OFFICIAL, door.authority, city.official(door.authority));
    colleague.post("/api/v1/visits", arrival(scan.text(), "LIVE", scan.ticket())).expect(422);
    door.official.post("/api/v1/visits", arrival(scan.text(), "LIVE", other.ticket())).expect(422);
    Door elsewhere = new Door(city);
    String text = elsewhere.code.serial() + scan.text().substring(16);
    door.official.post("/api/v1/visits", arrival(text, "LIVE", scan.ticket())).expect(422);
    String longer = scan.ticket().replaceAll("\\.(\\d+)\\.", ".99999999999.");
    door.official.post("/api/v1/visits", arrival(scan.text(), "LIVE", longer)).expect(422);
    assertThat(ArrivalTest.list(door.official)).isEmpty();
    door.official.post("/api/v1/visits", arrival(scan.text(), "LIVE", scan.ticket())).expect(201);
  }

  @Test
  void aProgramGetsItsTicketByAsking() {
    String live = live(0);
    Reply asked = door.official.get("/api/v1/live-codes/" + live).expect(200);
    assertThat(asked.json().get("standing").getStringValue()).isEqualTo("PROTECTED");
    String ticket = asked.json().get("ticket").getStringValue();
    door.official.post("/api/v1/visits", arrival(live, "LIVE", ticket)).expect(201);
    assertThat(door.official.get("/api/v1/live-codes/" + live(-4)).expect(200).body()).contains("STALE")
        .doesNotContain("\"ticket\":\"");
    assertThat(door.official.get("/api/v1/live-codes/" + live(1)).expect(200).body()).contains("WRONG_DIGITS");
    door.official.get("/api/v1/live-codes/" + door.payload()).expect(404);
    door.firm().get("/api/v1/live-codes/" + live(0)).expect(403);
  }

  @Test
  void aLiveCodeOfAFormerCodeOrAPausedFirmIsRefused() {
    city.bean(Enterprises.class).move(city.system(), door.enterprise, EnterpriseState.SUSPENDED, "示例暂停");
    assertThat(door.official.post("/api/v1/visits", arrival(live(0), "LIVE", "")).expect(201).body()).contains("\"state\":\"REFUSED\"", "\"scanned\":\"LIVE\"");
    Door other = new Door(city);
    city.bean(ProtectionCodes.class).replace(city.system(), other.code.serial(), "示例换发", Optional.empty());
    assertThat(other.official.page("/visits/new?how=LIVE&code=" + Screen.text(other.code.serial(), 0)).body())
        .contains("这个码已被替换", "应急检查", "日常检查");
    Map<String, Object> asked = other.inspection();
    asked.put("code", Screen.text(other.code.serial(), 0));
    assertThat(other.official.post("/api/v1/visits", asked).expect(201).body()).contains("\"state\":\"REFUSED\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"%s/L/%s", "%s/l/%s", "https://former.example.cn/L/%2$s", "%2$s"})
  void aScannedLiveCodeLeadsToTheArrival(String form) {
    String live = live(0);
    Reply read = door.official.get("/api/v1/scans?how=PLAQUE&text=" + encoded(form.formatted(city.address(), live))).expect(200);
    assertThat(read.json().get("location").getStringValue()).isEqualTo("/visits/new?code=" + live + "&how=LIVE");
    assertThat(read.json().get("code").getStringValue()).isEqualTo(live);
  }

  @Test
  void theCameraLooksOnWhileAScreenIsBehind() {
    Reply read = door.official.get("/api/v1/scans?text=" + encoded(city.address() + "/L/" + live(-3))).expect(200);
    assertThat(read.body()).contains("STALE", "现场码已过期").doesNotContain("\"location\":\"");
    Reply wrong = door.official.get("/api/v1/scans?text=" + encoded(city.address() + "/L/" + live(1))).expect(200);
    assertThat(wrong.json().get("location").getStringValue()).startsWith("/C?serial=");
  }

  @Test
  void whoIsWrongTooOftenHasToWaitOnEveryWay() {
    String scan = "/api/v1/scans?text=" + encoded(city.address() + "/L/");
    for (int i = 0; i < 10; i++) {
      door.official.get(scan + live(0)).expect(200);
      door.official.get(scan + live(-4)).expect(200);
    }
    door.official.page("/").expect(200);
    String wrong = scan + door.code.serial() + ".000000";
    long from = System.nanoTime();
    List<Object> outcomes = Race.run(90, i -> () -> door.official.get(wrong + "%02d".formatted(i)).status());
    // Every ten seconds one more is heard.
    int more = (int) Duration.ofNanos(System.nanoTime() - from).toSeconds() / 10;
    assertThat(outcomes).filteredOn(Integer.valueOf(200)::equals).hasSizeBetween(60, 62 + more);
    assertThat(outcomes).filteredOn(Integer.valueOf(429)::equals).hasSizeGreaterThan(5);
    String live = live(0);
    // Right after the next one was heard, ten seconds begin in which nobody is.
    Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> door.official.get(wrong + "98").status() == 200);
    Reply refused = door.official.get(scan + live).expect(429);
    assertThat(Integer.parseInt(refused.header("retry-after"))).isBetween(1, 11);
    door.official.get("/api/v1/live-codes/" + live).expect(429);
    door.official.post("/api/v1/visits", arrival(live, "LIVE", "")).expect(429);
    door.official.page("/visits/new?how=LIVE&code=" + live).expect(429);
    door.official.page("/scan?code=" + live).expect(429);
    // The plaque stays open to them, and so does a scan that was good when it was made.
    door.official.post("/api/v1/visits", door.inspection()).expect(201);
    Screen.Scan before = Screen.scanned(door.official.actor(), door.code.serial(), Duration.ofMinutes(1));
    door.official.post("/api/v1/visits", arrival(before.text(), "LIVE", before.ticket())).expect(201);
  }

  @Test
  void toLookChangesNothingAndTellsWhatTheDigitsAreWorth() {
    Caller anybody = city.anyone();
    for (int i = 0; i < 3; i++) {
      assertThat(anybody.page("/L/" + live(0)).expect(200).body())
          .contains("受保护企业", "数字是此刻的", "code=" + live(0) + "&amp;how=LIVE");
    }
    assertThat(anybody.page("/l/" + live(0).toLowerCase(java.util.Locale.ROOT)).expect(200).body()).contains("受保护企业");
    assertThat(anybody.page("/L/" + live(-3)).expect(200).body()).contains("现场码已过期")
        .doesNotContain("verdict-ok", "/visits/new");
    assertThat(anybody.page("/L/" + live(1)).expect(200).body()).contains("数字不对")
        .doesNotContain("verdict-ok", "/visits/new", door.code.payload().uscc().value());
    assertThat(anybody.page("/L/0123456789ABCDEF.12345678").expect(200).body()).contains("查无此码");
    assertThat(anybody.page("/L/nonsense").expect(200).body()).contains("读不出编号");
    assertThat(anybody.page("/C?serial=" + live(0)).expect(303).header("location")).isEqualTo("/L/" + live(0));
    door.official.post("/api/v1/visits", arrival(live(0), "LIVE", "")).expect(201);
  }

  private String live(int steps) {
    return Screen.text(door.code.serial(), steps);
  }

  private Map<String, Object> arrival(String code, String how, String ticket) {
    Map<String, Object> asked = door.inspection();
    asked.put("code", code);
    asked.put("how", how);
    asked.put("ticket", ticket);
    return asked;
  }

  private static String encoded(String text) {
    return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
  }
}
