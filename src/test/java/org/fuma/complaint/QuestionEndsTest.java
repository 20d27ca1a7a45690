package org.fuma.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.access.Role;
import org.fuma.notice.Inbox;
import org.fuma.notice.NoticeKind;
import org.fuma.notice.Told;
import org.fuma.store.Ids;
import org.fuma.store.ServiceClock;
import org.fuma.store.Sql;
import org.junit.jupiter.api.Test;

/** A question that waits ends with what it was asked for, and the authority is told; a firm's own step shows by none that tells nobody. */
class QuestionEndsTest {

  private final City city = City.get();
  private final Inquired inquired = Inquired.get();

  private void move(Caller by, String complaint, String event, Moving moving) {
    city.bean(Course.class).move(Mover.of(by.actor()), Ids.read(complaint).orElseThrow(), event, moving, Optional.empty());
  }

  private String state(String question) {
    return inquired.lead().get("/api/v1/questions/" + question).expect(200).json().get("state").getStringValue();
  }

  /** Within a day their order tells nothing, so all pages are looked through. */
  private boolean told(String question) {
    List<Told> page;
    Optional<Told.After> after = Optional.empty();
    do {
      page = city.bean(Inbox.class).page(inquired.lead().actor().account(), after);
      if (page.stream().anyMatch(one -> one.kind().equals(Optional.of(NoticeKind.QUESTION_WITHDRAWN)) && one.path().equals("/questions/" + question))) {
        return true;
      }
      after = page.isEmpty() ? after : Optional.of(new Told.After(page.getLast().unread(), page.getLast().id()));
    } while (page.size() == Inbox.PAGE);
    return false;
  }

  private void over(String question) {
    assertThat(state(question)).isEqualTo("WITHDRAWN");
    assertThat(told(question)).isTrue();
    inquired.lead().post("/api/v1/questions/" + question + "/answer", Map.of("text", "按照年度检查计划进行。")).expect(409);
  }

  @Test
  void aDecisionEndsIt() {
    String complaint = inquired.complaint();
    move(inquired.supervisor(), complaint, "investigation", Moving.bare());
    String question = Inquired.question(complaint, inquired.supervisor());
    assertThat(state(question)).isEqualTo("OPEN");
    assertThat(told(question)).isFalse();
    move(inquired.supervisor(), complaint, "decision", Moving.found("NOT_UPHELD", CourseStage.TEXT));
    over(question);
  }

  @Test
  void passingItOnEndsIt() {
    String complaint = inquired.complaint();
    String question = Inquired.question(complaint, inquired.supervisor());
    move(inquired.supervisor(), complaint, "transfer", Moving.said(CourseStage.TEXT).to("示例纪检监察机关"));
    over(question);
  }

  @Test
  void anotherAuthorityEndsTheQuestionToTheFirst() {
    String complaint = Inquired.complaint(inquired.firm(), "authority", inquired.authority(), inquired.supervisor());
    String question = Inquired.question(complaint, inquired.supervisor());
    move(inquired.supervisor(), complaint, "authority", Moving.bare().to(inquired.authority()));
    assertThat(state(question)).as("the same one named again").isEqualTo("OPEN");
    move(inquired.supervisor(), complaint, "authority", Moving.bare().to(city.authority()));
    over(question);
  }

  @Test
  void aWithdrawnComplaintEndsAtOnceOnlyWhatTellsTheFirm() {
    String complaint = inquired.complaint();
    move(inquired.firm(), complaint, "naming", Moving.chosen("CONSENTED", ""));
    String naming = inquired.supervisor().post("/api/v1/complaints/" + complaint + "/questions", Map.of("scope", "VISIT", "text", "请说明这次入企的依据。")).created();
    move(inquired.firm(), complaint, "withdrawal", Moving.bare());
    over(naming);
    String other = inquired.complaint();
    String wide = Inquired.question(other, inquired.supervisor());
    move(inquired.firm(), other, "withdrawal", Moving.bare());
    assertThat(state(wide)).isEqualTo("OPEN");
    assertThat(told(wide)).isFalse();
    move(inquired.supervisor(), other, "closing", Moving.bare());
    over(wide);
  }

  /** A question about many firms, whose complaint was withdrawn, and filed away by the service when its day was over. */
  private String left(String complaint) {
    String wide = Inquired.question(complaint, inquired.supervisor());
    move(inquired.firm(), complaint, "withdrawal", Moving.bare());
    ServiceClock clock = city.bean(ServiceClock.class);
    long id = Ids.read(complaint).orElseThrow();
    clock.at(clock.instant().plus(Duration.ofDays(60)), () -> {
      city.bean(Course.class).move(new Mover.Service(), id, "closing", Moving.bare(), Optional.empty());
      return null;
    });
    assertThat(city.bean(Complaints.class).see(inquired.supervisor().actor(), id).standing().state()).isEqualTo(ComplaintState.CLOSED);
    assertThat(state(wide)).isEqualTo("OPEN");
    assertThat(told(wide)).isFalse();
    return wide;
  }

  @Test
  void theDayOnWhichTheServiceFilesAWithdrawnComplaintAwayShowsByNoQuestion() {
    String complaint = inquired.complaint();
    String wide = left(complaint);
    inquired.lead().submit("/questions/" + wide + "/answer", Map.of("text", "检查按年度计划进行，答复较迟。")).expect(303);
    assertThat(state(wide)).isEqualTo("ANSWERED");
    assertThat(inquired.supervisor().page("/complaints/" + complaint).expect(200).body()).contains("检查按年度计划进行，答复较迟。");
  }

  @Test
  void aSupervisorMayTakeItBackAfterwards() {
    String complaint = inquired.complaint();
    String wide = left(complaint);
    inquired.supervisor().post("/api/v1/complaints/" + complaint + "/questions/" + wide + "/withdrawal", Map.of()).expect(200);
    over(wide);
  }

  @Test
  void theAuthoritysListSaysThatADayIsProvisional() {
    String complaint = inquired.complaint();
    String authority = city.authority();
    ServiceClock clock = city.bean(ServiceClock.class);
    // Asked in a year that nobody has loaded: however often its day is counted anew, it stays provisional.
    String question = clock.at(clock.instant().plus(Duration.ofDays(800)),
        () -> Inquired.put(complaint, authority, Inquired.TEXT, inquired.supervisor()));
    city.bean(Sql.class).run("UPDATE complaint_question_head SET due_provisional = TRUE WHERE id = ?", Ids.read(question).orElseThrow());
    Caller lead = city.signedIn(Role.AUTHORITY_LEAD, authority, city.official(authority));
    assertThat(lead.page("/questions").expect(200).body()).contains("暂定</span>");
  }
}
