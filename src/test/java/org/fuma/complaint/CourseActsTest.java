package org.fuma.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Role;
import org.fuma.store.Ids;
import org.fuma.web.Failure;
import org.junit.jupiter.api.Test;

/** Who has a complaint, the clock that stands still, what its author says besides. */
class CourseActsTest extends CourseSteps {

  private static final Instant MORNING = Instant.parse("2026-03-02T01:00:00Z");

  @Test
  void whoTakesAStepIsInChargeAndAnotherHasToTakeOverAndSayWhy() {
    long id = stage.in(ComplaintState.ACCEPTED, Source.PLAQUE);
    assertThat(stage.standing(id).handler()).contains(stage.handler.account());
    conflict("complaint.others", () -> by(stage.second, id, "investigation", Moving.bare()));
    assertThatThrownBy(() -> by(stage.second, id, "taking", Moving.bare())).isInstanceOf(Failure.Invalid.class);
    by(stage.second, id, "taking", Moving.said("承办人出差，由我接手办理。"));
    assertThat(stage.standing(id).handler()).contains(stage.second.account());
    conflict("complaint.others", () -> by(stage.handler, id, "investigation", Moving.bare()));
    conflict("complaint.has-it", () -> by(stage.second, id, "taking", Moving.said(CourseStage.TEXT)));
  }

  @Test
  void itIsHandedOnlyToActiveSupervisorsWhoWereNeverOfTheAuthority() {
    long id = stage.in(ComplaintState.ACCEPTED, Source.PLAQUE);
    for (Actor unfit : List.of(stage.former, stage.auditor, stage.administrator, stage.official, stage.firm)) {
      assertThatThrownBy(() -> by(stage.handler, id, "assignment", Moving.said("请接办。").to(Ids.show(unfit.account()))))
          .isInstanceOfSatisfying(Failure.Invalid.class, refused -> assertThat(refused.fields()).containsOnlyKeys("recipient"));
    }
    by(stage.handler, id, "assignment", Moving.said("请接办。").to(Ids.show(stage.second.account())));
    assertThat(stage.standing(id).handler()).contains(stage.second.account());
    assertThat(stage.city.bean(Complaints.class).follow(new Mover.Follower(id)).steps()).noneMatch(step -> step.event().equals("assignment"));
  }

  @Test
  void whoEverBelongedToTheAuthorityDoesNotEvenReadIt() {
    long id = stage.in(ComplaintState.ACCEPTED, Source.PLAQUE);
    Complaints complaints = stage.city.bean(Complaints.class);
    assertThatThrownBy(() -> complaints.see(stage.former, id)).isInstanceOf(Failure.NotFound.class);
    assertThat(complaints.list(stage.former, Optional.empty(), Optional.empty(), 10_000)).noneMatch(row -> row.id() == id);
    assertThat(complaints.list(stage.handler, Optional.empty(), Optional.empty(), 10_000)).anyMatch(row -> row.id() == id);
    assertThat(stage.city.bean(Independence.class).supervisors(stage.now(id))).contains(stage.handler.account()).doesNotContain(stage.former.account());
  }

  @Test
  void whenTheAuthorityIsNamedLaterTheOneWhoWasOfItLosesTheComplaint() {
    long id = stage.filed(Source.PLAQUE, Optional.empty());
    by(stage.former, id, "acceptance", Moving.bare());
    by(stage.former, id, "authority", Moving.bare().to(stage.accused));
    assertThat(stage.standing(id).handler()).isEmpty();
    assertThat(stage.now(id).authority()).contains(stage.authority);
    assertThatThrownBy(() -> by(stage.former, id, "investigation", Moving.bare())).isInstanceOf(Failure.NotFound.class);
    by(stage.second, id, "investigation", Moving.bare());
    assertThat(stage.standing(id).handler()).contains(stage.second.account());
  }

  @Test
  void whenTheHandlerTurnsOutToHaveBeenOfItTheComplaintFallsBackToTheOthers() {
    Actor hidden = stage.actor(Role.SUPERVISOR);
    long id = stage.filed(Source.PLAQUE);
    by(hidden, id, "acceptance", Moving.bare());
    stage.formerly(hidden, stage.authority);
    assertThatThrownBy(() -> by(hidden, id, "investigation", Moving.bare())).isInstanceOf(Failure.NotFound.class);
    stage.city.bean(ClockSweep.class).look(id);
    assertThat(stage.standing(id).handler()).isEmpty();
    by(stage.second, id, "investigation", Moving.bare());
  }

  @Test
  void theClockStandsStillOnAGroundAndGoesOnByAsManyWorkingDaysLater() {
    long[] id = new long[1];
    on("2026-03-02", () -> id[0] = stage.in(ComplaintState.ACCEPTED, Source.PLAQUE));
    on("2026-03-09", () -> {
      assertThatThrownBy(() -> by(stage.handler, id[0], "stop", Moving.because("BORED", CourseStage.TEXT).days(5))).isInstanceOf(Failure.Invalid.class);
      assertThatThrownBy(() -> by(stage.handler, id[0], "stop", Moving.because("EXPERT", CourseStage.TEXT).days(31))).isInstanceOf(Failure.Invalid.class);
      by(stage.handler, id[0], "stop", Moving.because("EXPERT", "等鉴定机构的意见，预计两周。").days(10));
      assertThat(stage.standing(id[0]).due()).contains(new Due(DueKind.RESUME, LocalDate.parse("2026-03-23"), LocalDate.parse("2026-03-09"), 10, true, false));
      conflict("complaint.stands-still", () -> by(stage.handler, id[0], "investigation", Moving.bare()));
      conflict("complaint.stands-still", () -> by(stage.handler, id[0], "stop", Moving.because("EXPERT", CourseStage.TEXT).days(5)));
    });
    on("2026-03-16", () -> by(stage.handler, id[0], "resumption", Moving.bare()));
    assertThat(stage.standing(id[0]).due()).contains(new Due(DueKind.DECIDE, LocalDate.parse("2026-04-21"), LocalDate.parse("2026-03-02"), 35, true, false));
    assertThat(stage.standing(id[0]).stopped()).isEmpty();
    on("2026-03-17", () -> {
      by(stage.handler, id[0], "stop", Moving.because("FORCE_MAJEURE", CourseStage.TEXT).days(5));
      by(stage.handler, id[0], "resumption", Moving.bare());
      conflict("complaint.stops", () -> by(stage.handler, id[0], "stop", Moving.because("EXPERT", CourseStage.TEXT).days(5)));
      conflict("complaint.runs", () -> by(stage.handler, id[0], "resumption", Moving.bare()));
    });
  }

  @Test
  void whatTheComplainantAddsLetsTheClockGoOnThatWaitedForIt() {
    long[] id = new long[1];
    on("2026-03-02", () -> id[0] = stage.in(ComplaintState.ACCEPTED, Source.PLAQUE));
    on("2026-03-09", () -> by(stage.handler, id[0], "stop", Moving.because("COMPLAINANT", "请补充来人的证件照片。").days(10)));
    on("2026-03-11", () -> complainant(id[0], "addition", Moving.said("补充：来人没有出示证件。")));
    assertThat(stage.standing(id[0]).stopped()).isEmpty();
    assertThat(stage.standing(id[0]).due().orElseThrow().days()).isEqualTo(32);
    on("2026-03-12", () -> by(stage.handler, id[0], "stop", Moving.because("EXPERT", CourseStage.TEXT).days(10)));
    on("2026-03-13", () -> complainant(id[0], "addition", Moving.said("再补充一点说明文字。")));
    assertThat(stage.standing(id[0]).stopped()).contains(StopGround.EXPERT);
  }

  @Test
  void consentIsGivenAndTakenBackByTheComplainantAlone() {
    long id = stage.filed(Source.PLAQUE);
    assertThatThrownBy(() -> by(stage.handler, id, "naming", Moving.chosen("CONSENTED", ""))).isInstanceOf(Failure.Forbidden.class);
    complainant(id, "naming", Moving.chosen("CONSENTED", ""));
    assertThat(stage.standing(id).naming()).isEqualTo(Naming.CONSENTED);
    conflict("complaint.naming-so", () -> complainant(id, "naming", Moving.chosen("CONSENTED", "")));
    complainant(id, "naming", Moving.chosen("WITHHELD", ""));
    assertThat(stage.standing(id).naming()).isEqualTo(Naming.WITHHELD);
  }

  @Test
  void onlyASatisfiedComplainantLetsItBeFiledAwayBeforeTheDay() {
    long id = stage.in(ComplaintState.TOLD, Source.PLAQUE);
    conflict("complaint.closing-early", () -> by(stage.handler, id, "closing", Moving.bare()));
    complainant(id, "satisfaction", Moving.chosen("NO", "没有答复我的诉求。"));
    conflict("complaint.closing-early", () -> by(stage.handler, id, "closing", Moving.bare()));
    complainant(id, "satisfaction", Moving.chosen("YES", ""));
    by(stage.handler, id, "closing", Moving.bare());
    assertThat(stage.standing(id).due()).isEmpty();
    assertThatThrownBy(() -> complainant(id, "addition", Moving.said(CourseStage.TEXT))).isInstanceOf(Failure.Conflict.class);
  }

  @Test
  void itIsReopenedOnceAndReleasesTheFormerHandler() {
    long[] id = new long[1];
    on("2026-03-02", () -> id[0] = stage.in(ComplaintState.TOLD, Source.PLAQUE));
    on("2026-03-24", () -> conflict("complaint.reopening-late", () -> complainant(id[0], "reopening", Moving.said(CourseStage.TEXT))));
    on("2026-03-23", () -> complainant(id[0], "reopening", Moving.said(CourseStage.TEXT)));
    assertThat(stage.standing(id[0]).handler()).isEmpty();
    assertThat(stage.standing(id[0]).reopened()).isTrue();
    on("2026-03-24", () -> {
      by(stage.second, id[0], "investigation", Moving.bare());
      by(stage.second, id[0], "decision", Moving.found("PARTLY", CourseStage.TEXT));
      by(stage.second, id[0], "telling", Moving.said(CourseStage.TEXT));
      assertThat(stage.standing(id[0]).due().map(Due::kind)).contains(DueKind.ARCHIVE);
      conflict("complaint.reopened-once", () -> complainant(id[0], "reopening", Moving.said(CourseStage.TEXT)));
    });
  }

  @Test
  void theComplainantSeesTheDecisionOnlyOnceItHasBeenTold() {
    Complaints complaints = stage.city.bean(Complaints.class);
    long id = stage.in(ComplaintState.INVESTIGATING, Source.ACCOUNT);
    by(stage.handler, id, "decision", Moving.found("UPHELD", "只有监督员先知道的认定。"));
    Complaint decided = complaints.see(stage.firm, id);
    assertThat(decided.standing().outcome()).isEmpty();
    assertThat(decided.steps()).noneMatch(step -> step.text().contains("先知道") || step.actor() != 0 || step.handler().isPresent());
    by(stage.handler, id, "telling", Moving.said("经查属实，结果如下。"));
    Complaint told = complaints.see(stage.firm, id);
    assertThat(told.standing().outcome()).contains(ComplaintOutcome.UPHELD);
    assertThat(told.steps()).anyMatch(step -> step.text().contains("先知道")).allMatch(step -> step.actor() == 0);
  }

  @Test
  void whatWasDecidedBeforeIsLinkedWithTheOneInWhichItWas() {
    long earlier = stage.in(ComplaintState.TOLD, Source.ACCOUNT);
    long open = stage.in(ComplaintState.ACCEPTED, Source.ACCOUNT);
    long id = stage.filed(Source.PLAQUE);
    for (String unfit : List.of("", "nonsense", Ids.show(id), Ids.show(open), Ids.show(Ids.random()))) {
      assertThatThrownBy(() -> by(stage.handler, id, "refusal", Moving.because("DECIDED_BEFORE", CourseStage.TEXT).to(unfit)))
          .isInstanceOfSatisfying(Failure.Invalid.class, refused -> assertThat(refused.fields()).as(unfit).containsOnlyKeys("recipient"));
    }
    by(stage.handler, id, "refusal", Moving.because("DECIDED_BEFORE", CourseStage.TEXT).to(Ids.show(earlier)));
    assertThat(stage.city.bean(ComplaintTies.class).of(id)).containsExactly(earlier);
    assertThat(stage.now(id).steps().getLast().choice()).isEmpty();
  }

  @Test
  void theComplainantAddsFiftyThingsAndNoMoreAndMayStillChoose() {
    long id = stage.in(ComplaintState.TOLD, Source.PLAQUE);
    for (int i = 0; i < Acts.MOST_SAYINGS; i++) {
      complainant(id, "addition", Moving.said(CourseStage.TEXT));
    }
    conflict("complaint.much", () -> complainant(id, "addition", Moving.said(CourseStage.TEXT)));
    complainant(id, "naming", Moving.chosen("CONSENTED", ""));
    complainant(id, "naming", Moving.chosen("WITHHELD", ""));
    complainant(id, "satisfaction", Moving.chosen("NO", ""));
    complainant(id, "reopening", Moving.said(CourseStage.TEXT));
    complainant(id, "withdrawal", Moving.bare());
  }

  @Test
  void aComplaintThatBeganLongAgoKeepsTheAuthorOfItsFirstStep() {
    long id = stage.filed(Source.ACCOUNT);
    assertThat(stage.now(id).filedBy()).contains(stage.firm.account());
    assertThat(stage.now(id).submittedAt()).isAfter(MORNING);
  }
}
