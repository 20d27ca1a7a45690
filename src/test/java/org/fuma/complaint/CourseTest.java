package org.fuma.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fuma.City;
import org.fuma.access.Actor;
import org.fuma.complaint.ComplaintGraph.Edge;
import org.fuma.complaint.ComplaintGraph.Who;
import org.fuma.store.Ids;
import org.fuma.web.Failure;
import org.junit.jupiter.api.Test;

/** Who may take which edge, and who may not; what each of them needs and begins. */
class CourseTest {

  private static final Set<ComplaintState> UNHANDLED = Set.of(ComplaintState.SUBMITTED, ComplaintState.REOPENED);

  private final CourseStage stage = new CourseStage();

  private Object outcome(Mover by, long id, String event, Moving asked) {
    try {
      stage.course.move(by, id, event, asked, Optional.empty());
      return stage.standing(id).state();
    } catch (Failure refused) {
      return refused.status();
    }
  }

  private Map<String, Mover> everybody(long id) {
    Map<String, Mover> all = new LinkedHashMap<>();
    all.put("handler", new Mover.Supervisor(stage.handler));
    all.put("second", new Mover.Supervisor(stage.second));
    all.put("former", new Mover.Supervisor(stage.former));
    all.put("firm", new Mover.Firm(stage.firm));
    all.put("otherFirm", new Mover.Firm(stage.otherFirm));
    all.put("follower", new Mover.Follower(id));
    all.put("otherFollower", new Mover.Follower(Ids.random()));
    all.put("service", new Mover.Service());
    for (Map.Entry<String, Actor> other :
        Map.of("official", stage.official, "boss", stage.boss, "administrator", stage.administrator, "auditor", stage.auditor).entrySet()) {
      all.put(other.getKey(), Mover.of(other.getValue()));
      all.put(other.getKey() + " as supervisor", new Mover.Supervisor(other.getValue()));
    }
    return all;
  }

  /** What an edge answers to that mover: the state to which it leads, or the failure's status. */
  private static Object expected(Edge edge, String mover) {
    boolean supervisors = edge.movers().contains(Who.HANDLER) || edge.movers().contains(Who.SECOND);
    // What needs two becomes a proposal first and leads nowhere yet.
    Object led = edge.movers().contains(Who.HANDLER) ? edge.to() : edge.from();
    // Nobody may file away what may still be re-opened, and the service only when the day is over.
    boolean early = edge.event().equals("closing") && edge.from() == ComplaintState.TOLD;
    return switch (mover) {
      case "handler" -> supervisors ? (early ? 409 : led) : 403;
      case "second" -> supervisors ? (UNHANDLED.contains(edge.from()) ? (early ? 409 : led) : 409) : 403;
      case "firm", "follower" -> edge.movers().contains(Who.COMPLAINANT) ? edge.to() : 403;
      case "former", "otherFirm", "otherFollower" -> 404;
      case "service" -> edge.movers().contains(Who.SERVICE) ? 409 : 403;
      default -> 403;
    };
  }

  @Test
  void everyEdgeIsTakenByItsMoversAndByNobodyElse() {
    List<String> wrong = new ArrayList<>();
    for (Edge edge : ComplaintGraph.EDGES) {
      for (String mover : everybody(0).keySet()) {
        long id = stage.in(edge.from(), Source.ACCOUNT);
        Complaint.Standing before = stage.standing(id);
        assertThat(before.state()).isEqualTo(edge.from());
        Object seen = outcome(everybody(id).get(mover), id, edge.event(), CourseStage.everything());
        if (!expected(edge, mover).equals(seen)) {
          wrong.add(edge.from() + " " + edge.event() + " by " + mover + ": " + seen + ", not " + expected(edge, mover));
        }
        if (seen instanceof Integer && stage.standing(id).version() != before.version()) {
          wrong.add(edge.from() + " " + edge.event() + " by " + mover + " was refused and moved it");
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void noEventLeadsAnywhereFromAStateThatHasNoSuchEdge() {
    List<String> events = ComplaintGraph.EDGES.stream().map(Edge::event).distinct().toList();
    for (ComplaintState state : ComplaintState.values()) {
      long id = stage.in(state, Source.PLAQUE);
      int version = stage.standing(id).version();
      for (String event : events) {
        if (ComplaintGraph.named(state, event).isEmpty()) {
          boolean complainants = ComplaintGraph.called(event).getFirst().movers().contains(Who.COMPLAINANT);
          Mover by = complainants ? new Mover.Follower(id) : new Mover.Supervisor(stage.handler);
          assertThat(outcome(by, id, event, CourseStage.everything())).as(state + " " + event).isEqualTo(409);
        }
      }
      assertThat(outcome(new Mover.Supervisor(stage.handler), id, "nonsense", Moving.bare())).isEqualTo(404);
      assertThat(stage.standing(id).version()).isEqualTo(version);
    }
  }

  @Test
  void whatAnEdgeHasToSayIsDemandedFieldByField() {
    Map<String, Set<String>> missing =
        Map.of("refusal", Set.of("ground", "text"), "decision", Set.of("outcome", "text"), "telling", Set.of("text"), "transfer", Set.of("recipient", "text"),
            "extension", Set.of("days", "text"), "pursuit", Set.of("text"));
    missing.forEach(
        (event, fields) -> {
          long id = stage.in(ComplaintGraph.called(event).getFirst().from(), Source.PLAQUE);
          assertThatThrownBy(() -> stage.course.move(new Mover.Supervisor(stage.handler), id, event, Moving.said("短"), Optional.empty()))
              .isInstanceOfSatisfying(Failure.Invalid.class, refused -> assertThat(refused.fields().keySet()).as(event).isEqualTo(fields));
        });
    long told = stage.in(ComplaintState.TOLD, Source.PLAQUE);
    assertThat(outcome(new Mover.Follower(told), told, "reopening", Moving.said("短"))).isEqualTo(422);
  }

  @Test
  void everyEdgeBeginsTheDeadlineThatTheGraphNames() {
    for (Edge edge : ComplaintGraph.EDGES) {
      long id = stage.in(edge.from(), Source.PLAQUE);
      Optional<Due> before = stage.standing(id).due();
      if (edge.event().equals("extension")) {
        stage.by(stage.handler, id, "extension");
        stage.by(stage.second, id, "agreement");
      } else if (edge.movers().contains(Who.COMPLAINANT)) {
        stage.complainant(id, edge.event());
      } else {
        if (edge.event().equals("closing") && edge.from() == ComplaintState.TOLD) {
          stage.complainant(id, "satisfaction");
        }
        stage.by(stage.handler, id, edge.event());
      }
      Complaint.Standing after = stage.standing(id);
      assertThat(after.state()).isEqualTo(edge.to());
      Optional<DueKind> kind = edge.to() == ComplaintState.CLOSED ? Optional.empty() : edge.starts().or(() -> before.map(Due::kind));
      assertThat(after.due().map(Due::kind)).as(edge.from() + " " + edge.event()).isEqualTo(kind);
    }
  }

  @Test
  void whoLookedAtAnEarlierVersionIsToldWhatHasHappened() {
    long id = stage.to(ComplaintState.INVESTIGATING, stage.filed(Source.PLAQUE));
    int seen = stage.standing(id).version();
    stage.complainant(id, "addition");
    assertThatThrownBy(
            () ->
                stage.course.move(
                    new Mover.Supervisor(stage.handler), id, "decision", Moving.found("UPHELD", CourseStage.TEXT).at(seen), Optional.empty()))
        .isInstanceOfSatisfying(Failure.Conflict.class, refused -> assertThat(refused.said().key()).isEqualTo("complaint.meanwhile.INVESTIGATING"));
  }

  @Test
  void theSameKeyTakesAStepOnce() {
    long id = stage.filed(Source.PLAQUE);
    Optional<String> key = Optional.of(City.fresh("key-"));
    for (int i = 0; i < 3; i++) {
      stage.course.move(new Mover.Follower(id), id, "addition", Moving.said(CourseStage.TEXT), key);
    }
    assertThat(stage.now(id).steps()).hasSize(2);
    assertThatThrownBy(() -> stage.course.move(new Mover.Follower(id), id, "addition", Moving.said(CourseStage.TEXT + "不同"), key))
        .isInstanceOf(Failure.Invalid.class);
  }

  @Test
  void aFirmFollowsWhatItFiledAndNotWhatCameInAtItsPlaque() {
    long plaque = stage.filed(Source.PLAQUE);
    assertThat(outcome(new Mover.Firm(stage.firm), plaque, "withdrawal", Moving.bare())).isEqualTo(404);
  }
}
