package org.fuma.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.json.tree.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.Race;
import org.fuma.access.Role;
import org.fuma.rule.WorkingDays;
import org.fuma.rulebook.Calendars;
import org.fuma.store.Ids;
import org.fuma.store.ServiceClock;
import org.fuma.store.Sql;
import org.fuma.store.Time;
import org.fuma.web.Failure;
import org.junit.jupiter.api.Test;

/** After a bad rating an independent supervisor calls the firm back, in time. */
class CallBackTest {

  private static final String SAID = "企业说明了情况，愿意配合";

  private final City city = City.get();
  private final Sql sql = city.bean(Sql.class);
  private final ServiceClock clock = city.bean(ServiceClock.class);
  private final Rounds rounds = new Rounds();

  private static String path(String id) {
    return "/api/v1/call-backs/" + id;
  }

  private JsonNode see(Caller supervisor, String id) {
    return supervisor.get(path(id)).expect(200).json();
  }

  @Test
  void aBadRatingOpensOneAndAGoodOneDoesNot() {
    Caller supervisor = city.signedIn(Role.SUPERVISOR);
    for (int grade = 1; grade <= 5; grade++) {
      Rounds.Call call = rounds.left();
      call.staff().post("/api/v1/visits/" + call.visit() + "/rating", Rounds.said(grade)).expect(201);
      assertThat(supervisor.get("/api/v1/ratings/" + Rounds.rating(call)).json().get("callBack").isString()).as("grade " + grade).isEqualTo(grade <= 2);
    }
    Rounds.Call favours = rounds.left();
    Map<String, Object> said = Rounds.said(5);
    said.put("favours", true);
    favours.staff().post("/api/v1/visits/" + favours.visit() + "/rating", said).expect(201);
    JsonNode one = see(supervisor, Rounds.callBack(favours));
    LocalDate today = Time.day(clock.instant());
    WorkingDays.Deadline due = city.bean(Calendars.class).workingDays().afterAsKnown(today, 5);
    assertThat(one.get("dueDay").getStringValue()).isEqualTo(due.day().toString());
    assertThat(one.get("dueFrom").getStringValue()).isEqualTo(today.toString());
    assertThat(one.get("dueDays").getIntValue()).isEqualTo(5);
    assertThat(one.get("handler").isNull()).isTrue();
    assertThat(supervisor.page("/").expect(200).body()).contains("/call-backs");
  }

  @Test
  void whoTakesItSeesWhomToCallAndClosesItWithWhatWasSaid() {
    String id = rounds.called();
    Caller supervisor = city.signedIn(Role.SUPERVISOR);
    assertThat(supervisor.page("/call-backs/" + id).expect(200).body()).contains("认领后显示", "一段只有监督员能看到的话").doesNotContain("0734-0000000");
    supervisor.submit("/call-backs/" + id + "/taking", Map.of()).expect(303);
    assertThat(supervisor.page("/call-backs/" + id).expect(200).body()).contains("0734-0000000");
    assertThat(supervisor.page("/call-backs?whose=mine").expect(200).body()).contains("/call-backs/" + id);
    Caller other = city.signedIn(Role.SUPERVISOR);
    assertThat(other.page("/call-backs/" + id).expect(200).body()).doesNotContain("0734-0000000");
    other.post(path(id) + "/taking", Map.of()).expect(409);
    other.post(path(id) + "/reached", Map.of("text", SAID)).expect(409);
    assertThat(supervisor.submit("/call-backs/" + id + "/reached", Map.of("text", "短")).expect(422).body()).contains("wrong-text-reached");
    supervisor.submit("/call-backs/" + id + "/reached", Map.of("text", SAID)).expect(303);
    JsonNode one = see(other, id);
    assertThat(one.get("state").getStringValue()).isEqualTo("REACHED");
    assertThat(one.get("steps").get(1).get("text").getStringValue()).isEqualTo(SAID);
    assertThat(supervisor.page("/call-backs/" + id).expect(200).body()).contains(SAID).doesNotContain("0734-0000000");
    supervisor.post(path(id) + "/reached", Map.of("text", SAID)).expect(409);
    assertThat(sql.list(row -> row.getString(1), "SELECT kind FROM ledger_entry WHERE object_kind = 'call-back' AND object_id = ? ORDER BY id",
        Ids.read(id).orElseThrow())).containsExactly("call-back.open", "call-back.taking", "call-back.reached");
  }

  @Test
  void whoEverBelongedToTheAuthorityHasNothingToDoWithIt() {
    String id = rounds.called();
    Caller former = city.signedIn(Role.SUPERVISOR);
    rounds.formerly(former);
    former.get(path(id)).expect(404);
    former.post(path(id) + "/taking", Map.of()).expect(404);
    former.page("/call-backs/" + id).expect(404);
    assertThat(former.page("/call-backs").expect(200).body()).doesNotContain(id);
    Caller supervisor = city.signedIn(Role.SUPERVISOR);
    assertThat(supervisor.page("/call-backs/" + id).expect(200).body()).doesNotContain(Ids.show(former.actor().account()));
    supervisor.post(path(id) + "/handover", Map.of("supervisor", Ids.show(former.actor().account()), "text", SAID)).expect(422);
    supervisor.post(path(id) + "/taking", Map.of()).expect(200);
    rounds.formerly(supervisor);
    city.bean(CallBackSweep.class).sweep();
    JsonNode freed = see(city.signedIn(Role.SUPERVISOR), id);
    assertThat(freed.get("handler").isNull()).isTrue();
    assertThat(freed.get("steps").get(1).get("act").getStringValue()).isEqualTo("RELEASE");
  }

  @Test
  void itIsHandedOverWithANote() {
    String id = rounds.called();
    Caller supervisor = city.signedIn(Role.SUPERVISOR);
    Caller other = city.signedIn(Role.SUPERVISOR);
    String account = Ids.show(other.actor().account());
    supervisor.post(path(id) + "/handover", Map.of("supervisor", account)).expect(422);
    supervisor.post(path(id) + "/handover", Map.of("supervisor", Ids.show(city.signedIn(Role.AUDITOR).actor().account()), "text", SAID)).expect(422);
    supervisor.post(path(id) + "/handover", Map.of("supervisor", account, "text", SAID)).expect(200);
    assertThat(see(supervisor, id).get("handler").getStringValue()).isEqualTo(account);
    supervisor.post(path(id) + "/try", Map.of()).expect(409);
    other.post(path(id) + "/try", Map.of()).expect(200);
  }

  @Test
  void itIsGivenUpAfterThreeTriesNotAllOnOneDay() {
    String id = rounds.called();
    Caller supervisor = city.signedIn(Role.SUPERVISOR);
    supervisor.post(path(id) + "/giving-up", Map.of()).expect(409);
    // All of one day, whatever the hour.
    Instant noon = Time.day(clock.instant()).atTime(12, 0).atZone(Time.ZONE).toInstant();
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> act(supervisor, id, "giving-up", "", noon)).isInstanceOf(Failure.Conflict.class);
      act(supervisor, id, "try", "无人接听", noon);
    }
    assertThatThrownBy(() -> act(supervisor, id, "giving-up", "", noon)).isInstanceOf(Failure.Conflict.class);
    act(supervisor, id, "giving-up", "", noon.plus(Duration.ofDays(1)));
    assertThat(see(supervisor, id).get("state").getStringValue()).isEqualTo("UNREACHED");
  }

  private void act(Caller by, String id, String act, String text, Instant moment) {
    clock.at(moment, () -> {
      city.bean(CallBacks.class).act(by.actor(), Ids.read(id).orElseThrow(), act, new CallBacks.Asked(text, "", ""), Optional.empty());
      return 0;
    });
  }

  @Test
  void itLeadsToAComplaintOfTheSameFirmEvenLater() {
    Rounds.Call call = rounds.left();
    String id = rounds.called(call);
    Caller supervisor = city.signedIn(Role.SUPERVISOR);
    Map<String, Object> matter = Map.of("category", "CONDUCT", "text", "一段足够长的说明文字，供测试使用。", "visit", call.visit());
    String complaint = call.staff().post("/api/v1/complaints", matter).created();
    Caller stranger = city.signedIn(Role.ENTERPRISE);
    String foreign = stranger.post("/api/v1/complaints", Map.of("category", "CONDUCT", "text", "一段足够长的说明文字，供测试使用。")).created();
    supervisor.post(path(id) + "/reached", Map.of("text", SAID)).expect(200);
    supervisor.post(path(id) + "/complaint", Map.of("complaint", foreign)).expect(422);
    supervisor.post(path(id) + "/complaint", Map.of("complaint", Ids.show(Ids.random()))).expect(422);
    supervisor.post(path(id) + "/complaint", Map.of("complaint", complaint)).expect(200);
    assertThat(see(supervisor, id).get("complaint").getStringValue()).isEqualTo(complaint);
    assertThat(supervisor.page("/call-backs/" + id).expect(200).body()).contains("/complaints/" + complaint);
  }

  @Test
  void ofTwoAtOnceOneTakesItAndTheOtherIsTold() {
    String id = rounds.called();
    List<Caller> both = List.of(city.signedIn(Role.SUPERVISOR), city.signedIn(Role.SUPERVISOR));
    both.forEach(supervisor -> see(supervisor, id));
    List<Object> answers = Race.run(2, i -> () -> both.get(i).post(path(id) + "/taking", Map.of()).status());
    assertThat(answers).containsExactlyInAnyOrder(200, 409);
  }

  @Test
  void aYearThatIsNotLoadedKeepsNoRatingFromBeingGiven() {
    LocalDate today = Time.day(clock.instant());
    LocalDate end = LocalDate.of(today.getYear(), 12, 30);
    // Not before the arrival, which is now.
    LocalDate last = today.isBefore(end) ? end : end.plusYears(1);
    Instant moment = last.atTime(10, 0).atZone(Time.ZONE).toInstant();
    Rounds.Call call = rounds.left(moment);
    Map<RatingQuestion, String> answers = new HashMap<>();
    for (RatingQuestion question : RatingQuestion.values()) {
      answers.put(question, "yes");
    }
    clock.at(moment, () -> {
      city.bean(Ratings.class).give(call.staff().actor(), call.id(), new GivenRating("1", answers, ""), Optional.empty());
      return 0;
    });
    JsonNode one = see(city.signedIn(Role.SUPERVISOR), Rounds.callBack(call));
    WorkingDays.Deadline due = city.bean(Calendars.class).workingDays().afterAsKnown(last, 5);
    assertThat(one.get("dueDay").getStringValue()).isEqualTo(due.day().toString());
    assertThat(one.get("provisional").getBooleanValue()).isEqualTo(due.provisional());
  }

  @Test
  void aDeadlineIsCountedAnewWhenItsCalendarHasChanged() {
    String id = rounds.called();
    long number = Ids.read(id).orElseThrow();
    String right = see(city.signedIn(Role.SUPERVISOR), id).get("dueDay").getStringValue();
    sql.run("UPDATE call_back_head SET due_day = '2026-01-05', due_provisional = TRUE WHERE id = ?", number);
    city.bean(CallBackSweep.class).sweep();
    JsonNode one = see(city.signedIn(Role.SUPERVISOR), id);
    assertThat(one.get("dueDay").getStringValue()).isEqualTo(right);
    assertThat(one.get("steps").get(0).get("act").getStringValue()).isEqualTo("RECOUNT");
  }

  @Test
  void supervisorsAreRemindedOnceAndAfterTheDeadlineEveryWeek() {
    WorkingDays days = city.bean(Calendars.class).workingDays();
    LocalDate from = LocalDate.of(2026, 9, 23);
    // The days after it: 24 worked, 25 to 27 off, 28 to 30 worked, then the holidays until October 7.
    WorkingDays.Deadline due = days.after(from, 5);
    assertThat(due.day()).isEqualTo(LocalDate.of(2026, 10, 8));
    CallBackHead head = new CallBackHead(1, CallBackState.OPEN, Optional.empty(), 0, Optional.empty(), due, from, 5, Optional.empty(), Optional.empty(), 1);
    assertThat(told(head, from, LocalDate.of(2026, 11, 1), days)).containsExactly(LocalDate.of(2026, 9, 29), LocalDate.of(2026, 10, 9),
        LocalDate.of(2026, 10, 16), LocalDate.of(2026, 10, 23), LocalDate.of(2026, 10, 30));
  }

  @Test
  void inAYearThatIsNotLoadedTheyAreRemindedByCalendarDays() {
    WorkingDays days = new WorkingDays(Map.of());
    LocalDate from = LocalDate.of(2027, 1, 5);
    WorkingDays.Deadline due = days.afterAsKnown(from, 5);
    assertThat(due).isEqualTo(new WorkingDays.Deadline(LocalDate.of(2027, 1, 10), true));
    CallBackHead head = new CallBackHead(1, CallBackState.OPEN, Optional.empty(), 0, Optional.empty(), due, from, 5, Optional.empty(), Optional.empty(), 1);
    assertThat(told(head, from, LocalDate.of(2027, 1, 20), days))
        .containsExactly(LocalDate.of(2027, 1, 8), LocalDate.of(2027, 1, 11), LocalDate.of(2027, 1, 18));
  }

  private static List<LocalDate> told(CallBackHead head, LocalDate from, LocalDate until, WorkingDays days) {
    List<LocalDate> told = new java.util.ArrayList<>();
    CallBackHead now = head;
    for (LocalDate day = from; day.isBefore(until); day = day.plusDays(1)) {
      if (CallBackSweep.toTell(now, day, days)) {
        told.add(day);
        now = now.told(day);
      }
    }
    return told;
  }

  @Test
  void anOverdueOneStandsOutAndComesFirst() {
    String id = rounds.called();
    Instant later = clock.instant().plus(Duration.ofDays(30));
    clock.at(later, () -> {
      city.bean(CallBackSweep.class).sweep();
      return 0;
    });
    assertThat(sql.first(row -> row.getObject(1, LocalDate.class), "SELECT reminded_on FROM call_back_head WHERE id = ?", Ids.read(id).orElseThrow()))
        .contains(Time.day(later));
    Caller supervisor = city.signedIn(Role.SUPERVISOR);
    JsonNode rows = supervisor.get("/api/v1/call-backs").expect(200).json().get("items");
    for (int i = 1; i < rows.size(); i++) {
      assertThat(rows.get(i).get("dueDay").getStringValue()).isGreaterThanOrEqualTo(rows.get(i - 1).get("dueDay").getStringValue());
    }
  }
}
