package org.fuma.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.json.tree.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.Race;
import org.fuma.Reply;
import org.fuma.access.Role;
import org.fuma.live.Screen;
import org.fuma.visit.DoorStep;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The firm says who is at its door; what is not the firm's voice never counts. */
class HandshakeTest {

  private final City city = City.get();
  private final DoorStep door = new DoorStep();

  @ParameterizedTest
  @CsvSource({"HERE,CONFIRMED,CONFIRMED", "NOT_THESE,DENIED,DENIED", "NOBODY,DENIED,DENIED"})
  void anAccountOfTheFirmClosesTheHandshake(String said, String outcome, String handshake) {
    assertThat(outcome(answer(door.firm(), said, ""))).isEqualTo(outcome);
    assertThat(handshake()).isEqualTo(handshake);
    assertThat(answers()).containsExactly(said + " ACCOUNT true");
  }

  @Test
  void theFirmAnswersOnTheVisitsPageToo() {
    Caller firm = door.firm();
    assertThat(firm.page("/visits/" + door.visit()).expect(200).body()).contains("是他们，人在这里");
    assertThat(firm.submit("/visits/" + door.visit() + "/answers", Map.of("answer", "HERE")).expect(303).header("location"))
        .isEqualTo("/visits/" + door.visit());
    assertThat(handshake()).isEqualTo("CONFIRMED");
    assertThat(firm.page("/visits/" + door.visit()).body()).contains("企业已确认").doesNotContain("是他们，人在这里");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1})
  void liveDigitsOfTheMomentCloseItToo(int steps) {
    assertThat(outcome(answer(city.anyone(), "HERE", digits(steps)))).isEqualTo("CONFIRMED");
    assertThat(answers()).containsExactly("HERE DIGITS true");
    assertThat(door.wrongDigits()).isZero();
  }

  @Test
  void digitsAreForgivenHowTheyAreTyped() {
    String digits = digits(0);
    String typed = " " + digits.substring(0, 4) + "-" + digits.substring(4).chars().mapToObj(c -> String.valueOf((char) (c - '0' + '０')))
        .reduce("", String::concat);
    assertThat(outcome(answer(city.anyone(), "HERE", typed))).isEqualTo("CONFIRMED");
  }

  @Test
  void theOfficialConfirmingFromASecondPhoneStaysUnconfirmed() {
    // Not signed in, with the visit's code alone; and signed in, whatever digits were seen on the firm's screen.
    assertThat(outcome(answer(city.anyone(), "HERE", ""))).isEqualTo("KEPT");
    assertThat(outcome(answer(door.official(), "HERE", ""))).isEqualTo("KEPT");
    assertThat(outcome(answer(door.second(), "HERE", digits(0)))).isEqualTo("KEPT");
    assertThat(handshake()).isEqualTo("OPEN");
    assertThat(answers()).hasSize(3).allMatch(line -> line.equals("HERE UNSIGNED false"));
    assertThat(city.anyone().page("/V/" + door.token()).body()).contains("企业尚未确认").doesNotContain("企业已确认");
    door.official().post("/api/v1/visits/" + door.visit() + "/answers", Map.of("answer", "HERE")).expect(403);
    assertThat(door.official().page("/V/" + door.token()).body()).contains("不能代表企业回答").doesNotContain("name=\"answer\"");
  }

  @ParameterizedTest
  @EnumSource(names = {"ADMINISTRATOR", "SUPERVISOR", "AUDITOR", "AUTHORITY_LEAD"})
  void noDeskSpeaksForTheFirm(Role role) {
    assertThat(outcome(answer(city.signedIn(role), "HERE", digits(0)))).isEqualTo("KEPT");
    assertThat(handshake()).isEqualTo("OPEN");
  }

  @Test
  void anotherFirmsAccountSignsNothing() {
    assertThat(outcome(answer(city.signedIn(Role.ENTERPRISE), "HERE", ""))).isEqualTo("KEPT");
    city.signedIn(Role.ENTERPRISE).post("/api/v1/visits/" + door.visit() + "/answers", Map.of("answer", "HERE")).expect(404);
    assertThat(handshake()).isEqualTo("OPEN");
  }

  @Test
  void digitsThatTheArrivalScannedSignNothing() {
    early();
    String digits = digits(0);
    door.scannedLive(step(0));
    assertThat(answer(city.anyone(), "HERE", digits).expect(422).body()).contains("\"field\":\"digits\"", "扫码时用过");
    assertThat(handshake()).isEqualTo("OPEN");
    assertThat(door.wrongDigits()).isZero();
    assertThat(outcome(answer(city.anyone(), "HERE", digits(-1)))).isEqualTo("CONFIRMED");
  }

  @Test
  void digitsSignTheHandshakeOfOneVisitAlone() {
    early();
    DoorStep other = door.again();
    String digits = digits(0);
    assertThat(outcome(answer(city.anyone(), "HERE", digits))).isEqualTo("CONFIRMED");
    assertThat(answer(other, city.anyone(), "HERE", digits).expect(422).body()).contains("\"field\":\"digits\"", "确认过另一次入企");
    assertThat(other.wrongDigits()).isZero();
    assertThat(outcome(answer(other, city.anyone(), "HERE", digits(-1)))).isEqualTo("CONFIRMED");
  }

  @Test
  void ofManyVisitsForWhichTheSameDigitsAreTypedAtOnceOneIsSigned() {
    List<DoorStep> doors = List.of(door, door.again(), door.again(), door.again());
    String digits = digits(0);
    List<Object> outcomes = Race.run(doors.size(), i -> () -> answer(doors.get(i), city.anyone(), "HERE", digits).status());
    assertThat(outcomes).filteredOn(Integer.valueOf(201)::equals).hasSize(1);
    assertThat(outcomes).filteredOn(Integer.valueOf(422)::equals).hasSize(3);
  }

  @Test
  void digitsThatSignedProveNoArrival() {
    early();
    assertThat(outcome(answer(city.anyone(), "HERE", digits(0)))).isEqualTo("CONFIRMED");
    assertThat(door.arrivesLive(0).expect(409).body()).contains("30 秒");
    door.arrivesLive(-1).expect(201);
  }

  @Test
  void digitsOfAMinuteAgoOrOfAnotherFirmSignNothing() {
    early();
    assertThat(answer(city.anyone(), "HERE", digits(-3)).expect(422).body()).contains("数字已过期");
    assertThat(door.wrongDigits()).isZero();
    assertThat(answer(city.anyone(), "HERE", digits(1)).expect(422).body()).contains("数字不对");
    assertThat(answer(city.anyone(), "HERE", digits(new DoorStep(), 0)).expect(422).body()).contains("数字不对");
    assertThat(answer(city.anyone(), "HERE", "1234567").expect(422).body()).contains("8 位");
    assertThat(door.wrongDigits()).isEqualTo(2);
    assertThat(handshake()).isEqualTo("OPEN");
  }

  @Test
  void ofManyWhoGuessFiveAreHeardAndNobodyAfterThem() {
    List<Object> outcomes = Race.run(16, i -> () -> answer(city.anyone(), "HERE", "000000%02d".formatted(i)).status());
    assertThat(outcomes).filteredOn(Integer.valueOf(422)::equals).hasSize(5);
    assertThat(outcomes).filteredOn(Integer.valueOf(409)::equals).hasSize(11);
    assertThat(door.wrongDigits()).isEqualTo(5);
    assertThat(answer(city.anyone(), "HERE", digits(0)).expect(409).body()).contains("错 5 次");
    assertThat(handshake()).isEqualTo("OPEN");
    // The firm's account is not locked out by those who guess.
    assertThat(outcome(answer(door.firm(), "HERE", ""))).isEqualTo("CONFIRMED");
  }

  @Test
  void ofManyAnswersThatCountTheFirstOneCloses() {
    for (int round = 0; round < 20; round++) {
      DoorStep contested = new DoorStep();
      String digits = digits(contested, 0);
      List<Caller> firms = List.of(contested.firm(), contested.firm());
      firms.forEach(Caller::token);
      List<Object> outcomes = Race.run(8, i -> () -> i < 2
          ? firms.get(i).post("/api/v1/visits/" + contested.visit() + "/answers", Map.of("answer", i == 0 ? "HERE" : "NOBODY"))
          : answer(contested, city.anyone(), i % 2 == 0 ? "HERE" : "NOT_THESE", digits));
      List<String> closing = outcomes.stream().map(Reply.class::cast).filter(reply -> reply.status() == 201).map(HandshakeTest::outcome)
          .filter(outcome -> outcome.equals("CONFIRMED") || outcome.equals("DENIED")).toList();
      assertThat(closing).as(outcomes.toString()).hasSize(1);
      JsonNode record = contested.firm().get("/api/v1/visits/" + contested.visit() + "/answers").expect(200).json();
      assertThat(record.get("handshake").getStringValue()).isEqualTo(closing.getFirst());
      assertThat(lines(record)).filteredOn(line -> line.endsWith("true")).hasSize(1);
    }
  }

  @Test
  void afterTheAnswerADenialIsStillHeardAndChangesNothing() {
    Caller firm = door.firm();
    assertThat(outcome(answer(firm, "HERE", ""))).isEqualTo("CONFIRMED");
    assertThat(answer(firm, "HERE", "").expect(409).body()).contains("已经回答过");
    assertThat(outcome(answer(firm, "NOT_THESE", ""))).isEqualTo("ALERTED");
    assertThat(handshake()).isEqualTo("CONFIRMED");
    assertThat(alerts()).containsExactly("NOT_THESE_PEOPLE");
  }

  @ParameterizedTest
  @CsvSource({"NOT_THESE,NOT_THESE_PEOPLE", "NOBODY,NOBODY_HERE"})
  void whoeverDeniesAlertsTheSupervisorsOnceForEachVoice(String said, String alert) {
    for (int i = 0; i < 3; i++) {
      assertThat(outcome(answer(city.anyone(), said, ""))).isEqualTo("ALERTED");
    }
    assertThat(handshake()).isEqualTo("OPEN");
    assertThat(alerts()).containsExactly(alert);
    assertThat(outcome(answer(door.firm(), said, ""))).isEqualTo("DENIED");
    assertThat(alerts()).containsExactly(alert, alert);
  }

  @Test
  void whatDoesNotCountIsKeptTenTimesAndCrowdsNoOtherVoiceOut() {
    List<Object> outcomes = Race.run(16, i -> () -> answer(city.anyone(), "HERE", "").status());
    assertThat(outcomes).filteredOn(Integer.valueOf(201)::equals).hasSize(10);
    assertThat(outcomes).filteredOn(Integer.valueOf(409)::equals).hasSize(6);
    assertThat(answers()).hasSize(10);
    assertThat(outcome(answer(city.anyone(), "NOBODY", ""))).isEqualTo("ALERTED");
    assertThat(outcome(answer(city.anyone(), "HERE", digits(0)))).isEqualTo("CONFIRMED");
  }

  @Test
  void theSameRequestAgainIsTheSameAnswer() {
    String path = "/api/v1/visit-codes/" + door.token() + "/answers";
    Map<String, String> signed = Map.of("answer", "HERE", "digits", digits(0));
    String key = City.fresh("answer-");
    assertThat(outcome(city.anyone().post(path, signed, "Idempotency-Key", key))).isEqualTo("CONFIRMED");
    assertThat(outcome(city.anyone().post(path, signed, "Idempotency-Key", key))).isEqualTo("CONFIRMED");
    assertThat(answers()).hasSize(1);
    city.anyone().post(path, Map.of("answer", "NOBODY"), "Idempotency-Key", key).expect(422);
  }

  @Test
  void aRefusedOrLongEndedVisitIsNotAnswered() {
    DoorStep refused = new DoorStep().refused(0);
    assertThat(answer(refused, city.anyone(), "HERE", "").expect(409).body()).contains("没有获准");
    refused.firm().post("/api/v1/visits/" + refused.visit() + "/answers", Map.of("answer", "HERE")).expect(409);
    assertThat(answer(new DoorStep().departed(25), city.anyone(), "HERE", "").expect(409).body()).contains("24 小时");
    assertThat(outcome(answer(new DoorStep().departed(23), city.anyone(), "HERE", ""))).isEqualTo("KEPT");
  }

  @Test
  void officialsAreNotToldWhoSaidWhat() {
    Caller firm = door.firm();
    answer(firm, "NOBODY", "").expect(201);
    assertThat(door.official().page("/visits/" + door.visit()).body()).contains("企业否认").doesNotContain(firm.username());
    door.official().get("/api/v1/visits/" + door.visit() + "/answers").expect(403);
    String seen = city.signedIn(Role.AUDITOR).page("/visits/" + door.visit()).body();
    assertThat(seen).contains("这里没有人来", firm.username(), "企业反映现场无人");
  }

  @Test
  void anAnswerThatIsNoneIsRefusedInWords() {
    assertThat(answer(city.anyone(), "MAYBE", "").expect(422).body()).contains("\"field\":\"answer\"");
    assertThat(city.anyone().submit("/V/" + door.token(), Map.of("answer", "HERE", "digits", "12 34")).expect(422).body())
        .contains("8 位", "value=\"12 34\"");
  }

  private Reply answer(Caller caller, String said, String digits) {
    return answer(door, caller, said, digits);
  }

  private static Reply answer(DoorStep at, Caller caller, String said, String digits) {
    return caller.post("/api/v1/visit-codes/" + at.token() + "/answers", Map.of("answer", said, "digits", digits));
  }

  private static String outcome(Reply reply) {
    return reply.expect(201).json().get("outcome").getStringValue();
  }

  private String handshake() {
    return record().get("handshake").getStringValue();
  }

  private List<String> answers() {
    return lines(record());
  }

  private JsonNode record() {
    return door.firm().get("/api/v1/visits/" + door.visit() + "/answers").expect(200).json();
  }

  private static List<String> lines(JsonNode record) {
    List<String> lines = new ArrayList<>();
    record.get("items").values().forEach(line -> lines.add(
        line.get("answer").getStringValue() + " " + line.get("signature").getStringValue() + " " + line.get("counts").getBooleanValue()));
    return lines;
  }

  private List<String> alerts() {
    List<String> kinds = new ArrayList<>();
    city.signedIn(Role.SUPERVISOR).get("/api/v1/alerts?authority=" + door.authority()).expect(200).json().get("items").values()
        .forEach(alert -> kinds.add(alert.get("kind").getStringValue()));
    return kinds;
  }

  private String digits(int steps) {
    return digits(door, steps);
  }

  private static String digits(DoorStep at, int steps) {
    String text = Screen.text(at.serial(), steps);
    return text.substring(text.indexOf('.') + 1);
  }

  /** What follows does not fall into two steps of the digits. */
  private void early() {
    Screen.early();
  }

  private long step(int steps) {
    return city.bean(org.fuma.store.ServiceClock.class).instant().getEpochSecond() / 30 + steps;
  }
}
