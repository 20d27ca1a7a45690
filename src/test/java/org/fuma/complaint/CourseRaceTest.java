package org.fuma.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fuma.Race;
import org.fuma.access.Actor;
import org.fuma.access.Role;
import org.fuma.web.Failure;
import org.junit.jupiter.api.Test;

/** Two who want something of the same complaint at the same time: one does it, once, and the other is told what has happened. */
class CourseRaceTest {

  private static final int ROUNDS = 8;

  private final CourseStage stage = new CourseStage();

  /** What somebody wants to do. */
  private record Try(Mover by, String event, Moving asked) {
    static Try of(Actor by, String event, Moving asked) {
      return new Try(new Mover.Supervisor(by), event, asked);
    }
  }

  /** Sends them off at once: exactly one does it, the others get a conflict that says one of these things, or where the complaint stands now. */
  private Try winner(long id, Set<String> told, List<Try> tries) {
    List<Object> seen =
        Race.run(tries.size(), i -> () -> {
          stage.course.move(tries.get(i).by(), id, tries.get(i).event(), tries.get(i).asked(), Optional.empty());
          return tries.get(i);
        });
    List<Try> done = seen.stream().filter(Try.class::isInstance).map(Try.class::cast).toList();
    assertThat(done).as(seen.toString()).hasSize(1);
    Stream<String> allowed = Stream.concat(told.stream(), Stream.of("complaint.meanwhile." + stage.standing(id).state()));
    List<String> keys = seen.stream().filter(Failure.Conflict.class::isInstance).map(refused -> ((Failure) refused).said().key()).toList();
    assertThat(keys).as(seen.toString()).hasSize(tries.size() - 1).isSubsetOf(allowed.toList());
    return done.getFirst();
  }

  private long steps(long id, String... events) {
    return stage.now(id).steps().stream().filter(step -> Set.of(events).contains(step.event())).count();
  }

  /** A decision with two measures waits for a second one; answers the proposal. */
  private long proposed(long id) {
    String day = stage.city.bean(Clocks.class).today().plusDays(30).toString();
    List<Moving.Measure> measures =
        List.of(new Moving.Measure("ORDER", "责令立即改正，今后入企先扫码。", day), new Moving.Measure("INTERVIEW", "约谈单位负责人，说明改正情况。", day));
    stage.course.move(new Mover.Supervisor(stage.handler), id, "decision", Moving.found("UPHELD", CourseStage.TEXT).with(measures), Optional.empty());
    return stage.standing(id).proposal().orElseThrow();
  }

  /** What must be so of a proposal with two measures, however the race over it went. */
  private void settled(long id, long proposal, Proposal.State state) {
    boolean agreed = state == Proposal.State.AGREED;
    assertThat(stage.repository.proposal(proposal).orElseThrow().state()).isEqualTo(state);
    assertThat(stage.standing(id).proposal()).isEmpty();
    assertThat(steps(id, "decision")).isEqualTo(agreed ? 1 : 0);
    assertThat(steps(id, "agreement")).isEqualTo(agreed ? 1 : 0);
    List<MeasureKind> measures = stage.city.bean(Measures.class).of(id).stream().map(Measure::kind).toList();
    if (agreed) {
      assertThat(measures).containsExactlyInAnyOrder(MeasureKind.ORDER, MeasureKind.INTERVIEW);
      assertThat(stage.standing(id).state()).isEqualTo(ComplaintState.DECIDED);
      assertThat(stage.standing(id).outcome()).contains(ComplaintOutcome.UPHELD);
      assertThat(stage.standing(id).handler()).contains(stage.handler.account());
    } else {
      assertThat(measures).isEmpty();
      assertThat(stage.standing(id).outcome()).isEmpty();
    }
  }

  @Test
  void twoWhoAgreeToADecisionAtOnceDecideItOnceWithOneSetOfMeasures() {
    for (int round = 0; round < ROUNDS; round++) {
      long id = stage.in(ComplaintState.INVESTIGATING, Source.PLAQUE);
      long proposal = proposed(id);
      Try winner =
          winner(id, Set.of("complaint.no-proposal"),
              List.of(Try.of(stage.second, "agreement", Moving.bare()), Try.of(stage.third, "agreement", Moving.bare())));
      settled(id, proposal, Proposal.State.AGREED);
      long agreed = stage.now(id).steps().stream().filter(step -> step.event().equals("agreement")).findFirst().orElseThrow().actor();
      assertThat(((Mover.Supervisor) winner.by()).actor().account()).isEqualTo(agreed);
    }
  }

  @Test
  void twoWhoAgreeToAnExtensionAtOnceExtendItOnce() {
    for (int round = 0; round < ROUNDS; round++) {
      long id = stage.in(ComplaintState.INVESTIGATING, Source.PLAQUE);
      stage.by(stage.handler, id, "extension");
      Due before = stage.standing(id).due().orElseThrow();
      winner(id, Set.of("complaint.no-proposal"),
          List.of(Try.of(stage.second, "agreement", Moving.bare()), Try.of(stage.third, "agreement", Moving.bare())));
      assertThat(stage.standing(id).state()).isEqualTo(ComplaintState.EXTENDED);
      assertThat(stage.standing(id).due().orElseThrow().days()).isEqualTo(before.days() + 5);
      assertThat(steps(id, "extension", "agreement")).isEqualTo(2);
    }
  }

  @Test
  void whoAgreesAndWhoDeclinesAtOnceDoNotBothHaveTheirWay() {
    for (int round = 0; round < ROUNDS; round++) {
      long id = stage.in(ComplaintState.INVESTIGATING, Source.PLAQUE);
      long proposal = proposed(id);
      Try winner =
          winner(id, Set.of("complaint.no-proposal"),
              List.of(Try.of(stage.second, "agreement", Moving.bare()), Try.of(stage.third, "declining", Moving.said("证据不足，请补充监控录像。"))));
      boolean agreed = winner.event().equals("agreement");
      settled(id, proposal, agreed ? Proposal.State.AGREED : Proposal.State.DECLINED);
      assertThat(steps(id, "declining")).isEqualTo(agreed ? 0 : 1);
    }
  }

  @Test
  void whatItsProposerTakesBackIsNotAgreedToAtTheSameTime() {
    for (int round = 0; round < ROUNDS; round++) {
      long id = stage.in(ComplaintState.INVESTIGATING, Source.PLAQUE);
      long proposal = proposed(id);
      Try winner =
          winner(id, Set.of("complaint.no-proposal"),
              List.of(Try.of(stage.second, "agreement", Moving.bare()), Try.of(stage.handler, "retraction", Moving.bare())));
      boolean agreed = winner.event().equals("agreement");
      settled(id, proposal, agreed ? Proposal.State.AGREED : Proposal.State.RETRACTED);
      assertThat(steps(id, "retraction")).isEqualTo(agreed ? 0 : 1);
    }
  }

  @Test
  void whatIsWithdrawnIsNotDecidedAtTheSameTime() {
    for (int round = 0; round < ROUNDS; round++) {
      long id = stage.in(ComplaintState.INVESTIGATING, Source.PLAQUE);
      long proposal = proposed(id);
      Try winner =
          winner(id, Set.of("complaint.no-proposal"),
              List.of(Try.of(stage.second, "agreement", Moving.bare()), new Try(new Mover.Follower(id), "withdrawal", Moving.bare())));
      boolean agreed = winner.event().equals("agreement");
      settled(id, proposal, agreed ? Proposal.State.AGREED : Proposal.State.LAPSED);
      assertThat(stage.standing(id).state()).isEqualTo(agreed ? ComplaintState.DECIDED : ComplaintState.WITHDRAWN);
    }
  }

  @Test
  void twoWhoTakeOverAtOnceFromTheSamePageDoSoOnce() {
    for (int round = 0; round < ROUNDS; round++) {
      long id = stage.in(ComplaintState.INVESTIGATING, Source.PLAQUE);
      Moving asked = Moving.said("承办人出差，由我接手办理。").at(stage.standing(id).version());
      Try winner = winner(id, Set.of(), List.of(Try.of(stage.second, "taking", asked), Try.of(stage.third, "taking", asked)));
      assertThat(stage.standing(id).handler()).contains(((Mover.Supervisor) winner.by()).actor().account());
      assertThat(steps(id, "taking")).isEqualTo(1);
    }
  }

  /** Complaints that are looked into and that nobody has in hand: their handler turned out to have been of the authority. */
  private List<Long> released() {
    Actor hidden = stage.actor(Role.SUPERVISOR);
    List<Long> all =
        IntStream.range(0, ROUNDS).mapToObj(round -> {
          long id = stage.filed(Source.PLAQUE);
          stage.by(hidden, id, "acceptance");
          stage.by(hidden, id, "investigation");
          return id;
        }).toList();
    stage.formerly(hidden, stage.authority);
    all.forEach(stage.city.bean(ClockSweep.class)::look);
    assertThat(all).allMatch(id -> stage.standing(id).handler().isEmpty());
    return all;
  }

  @Test
  void twoSupervisorsWhoDecideAtOnceWhatNobodyHasInHandDecideItOnce() {
    for (long id : released()) {
      Try winner =
          winner(id, Set.of(),
              List.of(
                  Try.of(stage.second, "decision", Moving.found("NOT_UPHELD", CourseStage.TEXT)),
                  Try.of(stage.third, "decision", Moving.found("PARTLY", CourseStage.TEXT))));
      Complaint after = stage.now(id);
      assertThat(after.standing().state()).isEqualTo(ComplaintState.DECIDED);
      assertThat(after.standing().outcome().map(Enum::name)).contains(winner.asked().outcome());
      assertThat(after.standing().handler()).contains(((Mover.Supervisor) winner.by()).actor().account());
      assertThat(steps(id, "decision")).isEqualTo(1);
    }
  }

  @Test
  void twoSupervisorsWhoProposeAtOnceMakeOneProposal() {
    LocalDate day = stage.city.bean(Clocks.class).today().plusDays(30);
    Moving asked =
        Moving.found("UPHELD", CourseStage.TEXT).with(List.of(new Moving.Measure("ORDER", "责令立即改正，今后入企先扫码。", day.toString())));
    for (long id : released()) {
      // Whoever comes a little later finds the other in charge.
      Try winner =
          winner(id, Set.of("complaint.others"), List.of(Try.of(stage.second, "decision", asked), Try.of(stage.third, "decision", asked)));
      long proposal = stage.standing(id).proposal().orElseThrow();
      assertThat(stage.repository.proposal(proposal).orElseThrow().by()).isEqualTo(((Mover.Supervisor) winner.by()).actor().account());
      assertThat(steps(id, "proposal")).isEqualTo(1);
      assertThat(stage.city.bean(Measures.class).of(id)).isEmpty();
    }
  }

  @Test
  void oneWhoDecidesTwiceAtOnceDecidesOnceAndIsTold() {
    for (int round = 0; round < ROUNDS; round++) {
      long id = stage.in(ComplaintState.INVESTIGATING, Source.PLAQUE);
      winner(id, Set.of(),
          List.of(
              Try.of(stage.handler, "decision", Moving.found("NOT_UPHELD", CourseStage.TEXT)),
              Try.of(stage.handler, "decision", Moving.found("UPHELD", CourseStage.TEXT))));
      assertThat(steps(id, "decision")).isEqualTo(1);
    }
  }

  @Test
  void twoSupervisorsWhoTakeUpAtOnceDoSoOnce() {
    for (int round = 0; round < ROUNDS; round++) {
      long id = stage.filed(Source.PLAQUE);
      Actor[] both = {stage.handler, stage.second};
      List<Object> seen =
          Race.run(8, i -> () -> {
            stage.course.move(new Mover.Supervisor(both[i % 2]), id, i < 4 ? "acceptance" : "refusal", CourseStage.everything(), Optional.empty());
            return "done";
          });
      assertThat(seen).containsOnlyOnce("done");
      assertThat(seen.stream().filter(Failure.Conflict.class::isInstance)).hasSize(7);
      assertThat(stage.now(id).steps()).hasSize(2);
    }
  }
}
