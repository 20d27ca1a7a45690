package org.fuma.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a complainant sees of a complaint's course. */
class ComplainantsViewTest {

  private static final Due TELL = new Due(DueKind.TELL, LocalDate.of(2026, 4, 1), LocalDate.of(2026, 3, 10), 15, true, false);

  private static Complaint.Step step(long id, String event, ComplaintState state, String text, Optional<Due> due) {
    return new Complaint.Step(
        id, event, state, state, event.equals("decision") ? Optional.of(ComplaintOutcome.UPHELD) : Optional.empty(), Optional.empty(), 77,
        Instant.EPOCH.plusSeconds(id), text, Optional.empty(), Optional.of(77L), due, Optional.empty());
  }

  private static Complaint complaint(ComplaintState state, Complaint.Step... steps) {
    return new Complaint(
        1, Source.ACCOUNT, Matter.OTHER, 2, Optional.empty(), ComplaintCategory.OTHER, Optional.empty(), Optional.empty(), Optional.empty(), Instant.EPOCH,
        new ComplaintWords("", "", "", "", "", ""),
        new Complaint.Standing(
            state, Optional.of(ComplaintOutcome.UPHELD), Optional.of(77L), Optional.empty(), Optional.empty(), Naming.WITHHELD, false, false,
            Optional.empty(), Optional.empty(), Optional.of(9L), Optional.empty(), Optional.empty(), 1),
        List.of(steps));
  }

  @Test
  void noSupervisorAndNothingThatTheySayToEachOtherIsInIt() {
    Complaint seen =
        complaint(
                ComplaintState.INVESTIGATING,
                step(1, "acceptance", ComplaintState.ACCEPTED, "已受理", Optional.empty()),
                step(2, "assignment", ComplaintState.ACCEPTED, "请接办", Optional.empty()),
                step(3, "proposal", ComplaintState.INVESTIGATING, "提议", Optional.empty()),
                step(4, "declining", ComplaintState.INVESTIGATING, "不同意", Optional.empty()))
            .forComplainant();
    assertThat(seen.steps()).singleElement().satisfies(step -> assertThat(step.text()).isEqualTo("已受理"));
    assertThat(seen.steps()).allMatch(step -> step.actor() == 0 && step.handler().isEmpty());
    assertThat(seen.standing().handler()).isEmpty();
    assertThat(seen.standing().proposal()).isEmpty();
  }

  @Test
  void aDecisionIsSeenOnceItHasBeenTold() {
    Complaint.Step decision = step(1, "decision", ComplaintState.DECIDED, "查明的事实", Optional.of(TELL));
    Complaint decided = complaint(ComplaintState.DECIDED, decision).forComplainant();
    assertThat(decided.standing().outcome()).isEmpty();
    assertThat(decided.steps().getFirst().text()).isEmpty();
    assertThat(decided.steps().getFirst().outcome()).isEmpty();
    Complaint told = complaint(ComplaintState.TOLD, decision, step(2, "telling", ComplaintState.TOLD, "结果", Optional.empty())).forComplainant();
    assertThat(told.standing().outcome()).contains(ComplaintOutcome.UPHELD);
    assertThat(told.steps().getFirst().text()).isEqualTo("查明的事实");
  }

  @Test
  void onlyWhatItShowsIsProvedAndADecisionOnceItWasTold() {
    Complaint decided =
        complaint(
            ComplaintState.DECIDED,
            step(1, "acceptance", ComplaintState.ACCEPTED, "", Optional.empty()),
            step(2, "proposal", ComplaintState.INVESTIGATING, "提议", Optional.empty()),
            step(3, "decision", ComplaintState.DECIDED, "第一次", Optional.of(TELL)),
            step(4, "telling", ComplaintState.TOLD, "结果", Optional.empty()),
            step(5, "decision", ComplaintState.DECIDED, "第二次", Optional.of(TELL)));
    assertThat(decided.provable()).containsExactlyInAnyOrder(1L, 3L, 4L);
    assertThat(decided.forComplainant().provable()).isEqualTo(decided.provable());
    Complaint.Step former = step(1, "decision", ComplaintState.DECIDED, "当即告知", Optional.empty());
    assertThat(complaint(ComplaintState.DECIDED, former).provable()).containsExactly(1L);
  }

  @Test
  void theDayByWhichItIsNormallyOverIsNotToldOnceItIsPastAndLookedIntoAnew() {
    LocalDate whole = LocalDate.of(2026, 3, 20);
    assertThat(whole(whole, step(1, "acceptance", ComplaintState.ACCEPTED, "", Optional.empty()))).contains(whole);
    for (String anew : List.of("reopening", "pursuit")) {
      Complaint.Step step = step(1, anew, ComplaintState.INVESTIGATING, "", Optional.empty());
      assertThat(whole(whole, step)).as(anew).isEmpty();
      assertThat(whole(TELL.day(), step)).as(anew).contains(TELL.day());
    }
  }

  /** Of one that has to be told by {@link #TELL}, and would normally have been over that day. */
  private static Optional<LocalDate> whole(LocalDate day, Complaint.Step step) {
    Complaint one = complaint(ComplaintState.INVESTIGATING, step);
    return new Complaint(
            1, Source.ACCOUNT, Matter.OTHER, 2, Optional.empty(), ComplaintCategory.OTHER, Optional.empty(), Optional.empty(), Optional.empty(),
            Instant.EPOCH, one.words(),
            new Complaint.Standing(
                ComplaintState.INVESTIGATING, Optional.empty(), Optional.empty(), Optional.of(TELL), Optional.of(day), Naming.WITHHELD, false, false,
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 1),
            one.steps())
        .forComplainant().wholeDay();
  }

  @Test
  void aSecondDecisionWaitsToBeToldThoughTheFirstOneWas() {
    Complaint again =
        complaint(
                ComplaintState.DECIDED,
                step(1, "decision", ComplaintState.DECIDED, "第一次", Optional.of(TELL)),
                step(2, "telling", ComplaintState.TOLD, "结果", Optional.empty()),
                step(3, "reopening", ComplaintState.REOPENED, "不服", Optional.empty()),
                step(4, "decision", ComplaintState.DECIDED, "第二次", Optional.of(TELL)))
            .forComplainant();
    assertThat(again.steps().getFirst().text()).isEqualTo("第一次");
    assertThat(again.steps().getLast().text()).isEmpty();
    assertThat(again.standing().outcome()).isEmpty();
  }

  @Test
  void whatWasDecidedBeforeThereWasAClockStaysSeen() {
    Complaint.Step decision = step(1, "decision", ComplaintState.DECIDED, "当时的答复", Optional.empty());
    for (ComplaintState state : List.of(ComplaintState.DECIDED, ComplaintState.CLOSED)) {
      Complaint seen = complaint(state, decision).forComplainant();
      assertThat(seen.steps().getFirst().text()).isEqualTo("当时的答复");
      assertThat(seen.standing().outcome()).contains(ComplaintOutcome.UPHELD);
    }
  }
}
