package org.fuma.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fuma.web.Failure;
import org.junit.jupiter.api.Test;

/** What needs two supervisors: one proposes it, another agrees or does not, and it outlives nothing that it was made of. */
class FourEyesTest extends CourseSteps {

  @Test
  void anExtensionIsProposedByOneAndAgreedByAnother() {
    long[] id = new long[1];
    on("2026-03-02", () -> id[0] = stage.in(ComplaintState.INVESTIGATING, Source.PLAQUE));
    on("2026-03-30", () -> {
      by(stage.handler, id[0], "extension", Moving.said("需要调取监控录像，还需时日。").days(10));
      assertThat(stage.standing(id[0]).state()).isEqualTo(ComplaintState.INVESTIGATING);
      refused(Failure.Forbidden.class, "complaint.own-proposal", () -> by(stage.handler, id[0], "agreement", Moving.bare()));
      conflict("complaint.proposed-already", () -> by(stage.handler, id[0], "extension", CourseStage.everything()));
      assertThatThrownBy(() -> by(stage.former, id[0], "agreement", Moving.bare())).isInstanceOf(Failure.NotFound.class);
      by(stage.second, id[0], "agreement", Moving.bare());
    });
    Complaint.Standing after = stage.standing(id[0]);
    // 30 working days from 2 March end on 14 April (4 to 6 April are holidays), 10 more on 28 April.
    assertThat(after.due()).contains(new Due(DueKind.DECIDE, LocalDate.parse("2026-04-28"), LocalDate.parse("2026-03-02"), 40, true, false));
    assertThat(after.state()).isEqualTo(ComplaintState.EXTENDED);
    assertThat(after.handler()).contains(stage.handler.account());
    assertThat(after.proposal()).isEmpty();
    Complaint told = stage.city.bean(Complaints.class).follow(new Mover.Follower(id[0]));
    assertThat(told.steps().getLast().text()).isEqualTo("需要调取监控录像，还需时日。");
    assertThat(told.steps()).noneMatch(step -> Set.of("proposal", "agreement").contains(step.event()));
  }

  @Test
  void anExtensionIsOneAndWithinBoundsAndBeforeTheDay() {
    long[] id = new long[1];
    on("2026-03-02", () -> {
      id[0] = stage.in(ComplaintState.INVESTIGATING, Source.PLAQUE);
      assertThatThrownBy(() -> by(stage.handler, id[0], "extension", Moving.said(CourseStage.TEXT).days(31))).isInstanceOf(Failure.Invalid.class);
    });
    on("2026-04-14", () -> by(stage.handler, id[0], "extension", Moving.said(CourseStage.TEXT).days(30)));
    on("2026-04-15", () -> conflict("complaint.extension-late", () -> by(stage.second, id[0], "agreement", Moving.bare())));
    on("2026-04-14", () -> by(stage.second, id[0], "agreement", Moving.bare()));
    on("2026-04-20", () -> {
      by(stage.handler, id[0], "decision", Moving.found("NOT_UPHELD", CourseStage.TEXT));
      by(stage.handler, id[0], "telling", Moving.said(CourseStage.TEXT));
      complainant(id[0], "reopening", Moving.said(CourseStage.TEXT));
      by(stage.handler, id[0], "investigation", Moving.bare());
      conflict("complaint.extended-once", () -> by(stage.handler, id[0], "extension", Moving.said(CourseStage.TEXT).days(1)));
    });
  }

  @Test
  void aDecisionWithMeasuresNeedsASecondOneWhoMayDecline() {
    long id = stage.in(ComplaintState.INVESTIGATING, Source.PLAQUE);
    String day = LocalDate.now(clock).plusDays(30).toString();
    Moving decision =
        Moving.found("UPHELD", "情况属实，两名人员未扫码进入车间。").with(List.of(new Moving.Measure("ORDER", "责令立即改正，今后入企先扫码。", day)));
    by(stage.handler, id, "decision", decision);
    assertThat(stage.standing(id).state()).isEqualTo(ComplaintState.INVESTIGATING);
    assertThatThrownBy(() -> by(stage.second, id, "declining", Moving.bare())).isInstanceOf(Failure.Invalid.class);
    by(stage.second, id, "declining", Moving.said("证据不足，请补充监控录像。"));
    assertThat(stage.standing(id).proposal()).isEmpty();
    conflict("complaint.no-proposal", () -> by(stage.second, id, "agreement", Moving.bare()));
    by(stage.handler, id, "decision", decision);
    by(stage.second, id, "agreement", Moving.bare());
    assertThat(stage.standing(id).state()).isEqualTo(ComplaintState.DECIDED);
    assertThat(stage.standing(id).outcome()).contains(ComplaintOutcome.UPHELD);
    assertThat(stage.city.bean(Measures.class).of(id)).hasSize(1);
  }

  @Test
  void measuresNeedAFaultAndAnAuthority() {
    long id = stage.in(ComplaintState.INVESTIGATING, Source.PLAQUE);
    String day = LocalDate.now(clock).plusDays(30).toString();
    List<Moving.Measure> order = List.of(new Moving.Measure("ORDER", "责令立即改正，今后入企先扫码。", day));
    assertThatThrownBy(() -> by(stage.handler, id, "decision", Moving.found("NOT_UPHELD", CourseStage.TEXT).with(order))).isInstanceOf(Failure.Invalid.class);
    List<Moving.Measure> past = List.of(new Moving.Measure("ORDER", "责令立即改正，今后入企先扫码。", "2020-01-01"));
    assertThatThrownBy(() -> by(stage.handler, id, "decision", Moving.found("UPHELD", CourseStage.TEXT).with(past)))
        .isInstanceOfSatisfying(Failure.Invalid.class, refused -> assertThat(refused.fields()).containsKey("measure-1-due"));
    long nobody = stage.to(ComplaintState.INVESTIGATING, stage.filed(Source.PLAQUE, Optional.empty()));
    conflict("complaint.authority-first", () -> by(stage.handler, nobody, "decision", Moving.found("UPHELD", CourseStage.TEXT).with(order)));
  }

  @Test
  void aProposalLapsesWhenTheComplaintMovesOnOrChangesHands() {
    for (String event : List.of("transfer", "withdrawal", "taking", "stop", "retraction")) {
      long id = stage.in(ComplaintState.INVESTIGATING, Source.PLAQUE);
      stage.by(stage.handler, id, "extension");
      long proposal = stage.standing(id).proposal().orElseThrow();
      switch (event) {
        case "withdrawal" -> stage.complainant(id, event);
        case "taking" -> stage.by(stage.second, id, event);
        default -> stage.by(stage.handler, id, event);
      }
      assertThat(stage.standing(id).proposal()).as(event).isEmpty();
      assertThat(stage.repository.proposal(proposal).orElseThrow().state()).as(event)
          .isEqualTo(event.equals("retraction") ? Proposal.State.RETRACTED : Proposal.State.LAPSED);
    }
  }

  @Test
  void nothingIsOrderedByADayThatIsOverWhenTheSecondOneAgrees() {
    long[] id = new long[1];
    Moving.Measure order = new Moving.Measure("ORDER", "责令立即改正，今后入企先扫码。", "2026-03-10");
    on("2026-03-02", () -> {
      id[0] = stage.in(ComplaintState.INVESTIGATING, Source.PLAQUE);
      by(stage.handler, id[0], "decision", Moving.found("UPHELD", CourseStage.TEXT).with(List.of(order)));
    });
    on("2026-03-10", () -> {
      conflict("measure.due-over", () -> by(stage.second, id[0], "agreement", Moving.bare()));
      assertThat(stage.standing(id[0]).state()).isEqualTo(ComplaintState.INVESTIGATING);
      assertThat(stage.standing(id[0]).proposal()).isPresent();
      assertThat(stage.city.bean(Measures.class).of(id[0])).isEmpty();
      by(stage.second, id[0], "declining", Moving.said("期限已过，请重新提出。"));
    });
    assertThat(stage.standing(id[0]).proposal()).isEmpty();
  }
}
