package org.fuma.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.fuma.access.Actor;
import org.fuma.complaint.ComplaintGraph.Edge;
import org.fuma.store.ServiceClock;
import org.fuma.web.Failure;

/** Whoever does what, in whatever order and at whatever time: a complaint is never without an owner or a deadline, and comes to an end. */
class CourseWalkTest {

  private static final Map<ComplaintState, Set<DueKind>> RUNS =
      Map.ofEntries(
          Map.entry(ComplaintState.SUBMITTED, Set.of(DueKind.ACCEPT)),
          Map.entry(ComplaintState.ACCEPTED, Set.of(DueKind.DECIDE, DueKind.RESUME)),
          Map.entry(ComplaintState.INVESTIGATING, Set.of(DueKind.DECIDE, DueKind.RESUME)),
          Map.entry(ComplaintState.EXTENDED, Set.of(DueKind.DECIDE, DueKind.RESUME)),
          Map.entry(ComplaintState.REOPENED, Set.of(DueKind.DECIDE, DueKind.RESUME)),
          Map.entry(ComplaintState.DECIDED, Set.of(DueKind.TELL)),
          Map.entry(ComplaintState.TOLD, Set.of(DueKind.REOPEN, DueKind.ARCHIVE)),
          Map.entry(ComplaintState.REFUSED, Set.of(DueKind.ARCHIVE)),
          Map.entry(ComplaintState.TRANSFERRED, Set.of(DueKind.ARCHIVE)),
          Map.entry(ComplaintState.WITHDRAWN, Set.of(DueKind.ARCHIVE)),
          Map.entry(ComplaintState.CLOSED, Set.of()));

  private static final List<String> EVENTS =
      Stream.concat(ComplaintGraph.EDGES.stream().map(Edge::event).filter(event -> !event.equals("refusal") && !event.equals("transfer")).distinct(),
          Stream.of(Act.values()).map(Act::event)).toList();

  private static CourseStage stage;

  private static synchronized CourseStage stage() {
    if (stage == null) {
      stage = new CourseStage();
    }
    return stage;
  }

  @Property(tries = 40, shrinking = ShrinkingMode.OFF)
  void noPathLeavesAComplaintWithoutAnOwnerOrADeadline(@ForAll long seed) {
    CourseStage city = stage();
    Random random = new Random(seed);
    ServiceClock clock = city.city.bean(ServiceClock.class);
    ClockSweep sweep = city.city.bean(ClockSweep.class);
    Instant[] now = {LocalDate.of(2026, 1, 1).plusDays(random.nextInt(365)).atTime(3, 0).toInstant(ZoneOffset.UTC)};
    long id = clock.at(now[0], () -> city.filed(random.nextBoolean() ? Source.PLAQUE : Source.ACCOUNT, random.nextInt(4) == 0 ? Optional.empty() : Optional.of(city.authority)));
    holds(city, id);
    for (int step = 0; step < 30; step++) {
      now[0] = now[0].plus(Duration.ofDays(random.nextInt(4) == 0 ? random.nextInt(25) : 0)).plusSeconds(60);
      clock.at(now[0], () -> {
        if (random.nextInt(4) == 0) {
          sweep.look(id);
        } else {
          tryOne(city, random, id);
        }
        return null;
      });
      holds(city, id);
    }
    now[0] = now[0].plusSeconds(60);
    clock.at(now[0], () -> {
      finish(city, id);
      return null;
    });
    for (int i = 0; i < 4 && city.standing(id).state() != ComplaintState.CLOSED; i++) {
      now[0] = now[0].plus(Duration.ofDays(60));
      clock.at(now[0], () -> {
        sweep.look(id);
        return null;
      });
      holds(city, id);
    }
    assertThat(city.standing(id).state()).isEqualTo(ComplaintState.CLOSED);
  }

  private static void tryOne(CourseStage city, Random random, long id) {
    List<Actor> supervisors = List.of(city.handler, city.handler, city.second, city.former);
    Mover by =
        switch (random.nextInt(6)) {
          case 0 -> new Mover.Follower(id);
          case 1 -> new Mover.Firm(city.firm);
          case 2 -> new Mover.Service();
          default -> new Mover.Supervisor(supervisors.get(random.nextInt(supervisors.size())));
        };
    // Three of four times something that the state has an edge for, so that the walk gets far.
    List<String> near = ComplaintGraph.from(city.standing(id).state()).stream().map(Edge::event).filter(EVENTS::contains).toList();
    String event = near.isEmpty() || random.nextInt(3) == 0 ? EVENTS.get(random.nextInt(EVENTS.size())) : near.get(random.nextInt(near.size()));
    String recipient = event.equals("authority") ? city.accused : org.fuma.store.Ids.show(supervisors.get(random.nextInt(4)).account());
    String[] outcomes = {"UPHELD", "PARTLY", "NOT_UPHELD"};
    Moving asked =
        new Moving(
            outcomes[random.nextInt(3)], event.equals("stop") ? StopGround.values()[random.nextInt(4)].name() : "NO_LEAD", CourseStage.TEXT,
            String.valueOf(1 + random.nextInt(30)), recipient, event.equals("naming") ? Naming.values()[random.nextInt(2)].name() : random.nextBoolean() ? "YES" : "NO",
            "", List.of());
    try {
      city.course.move(by, id, event, asked, Optional.empty());
    } catch (Failure refused) {
      // Not theirs, or not now.
    }
  }

  /** What a supervisor can always do in the end. */
  private static void finish(CourseStage city, long id) {
    Actor owner = city.second;
    for (int i = 0; i < 8; i++) {
      Complaint.Standing now = city.standing(id);
      String event =
          now.stopped().isPresent() && now.state() != ComplaintState.CLOSED
              ? "resumption"
              : switch (now.state()) {
                case SUBMITTED -> "acceptance";
                case ACCEPTED, REOPENED -> "investigation";
                case INVESTIGATING, EXTENDED -> "decision";
                case DECIDED -> "telling";
                default -> "";
              };
      if (event.isEmpty()) {
        return;
      }
      if (now.handler().filter(account -> account != owner.account()).isPresent()) {
        city.by(owner, id, "taking");
      }
      city.by(owner, id, event);
    }
  }

  private static void holds(CourseStage city, long id) {
    Complaint complaint = city.now(id);
    Complaint.Standing now = complaint.standing();
    assertThat(now.due().map(Due::kind).map(Set::of).orElse(Set.of())).as("what runs in " + now.state()).isSubsetOf(RUNS.get(now.state()));
    assertThat(now.due().isEmpty()).as("no deadline only when closed: " + now.state()).isEqualTo(now.state() == ComplaintState.CLOSED);
    assertThat(now.due().map(Due::kind).filter(DueKind.RESUME::equals).isPresent()).as("stands still").isEqualTo(now.stopped().isPresent());
    assertThat(now.stoppedOn().isPresent()).isEqualTo(now.stopped().isPresent());
    Independence independence = city.city.bean(Independence.class);
    boolean owned = now.handler().filter(account -> independence.may(account, complaint)).isPresent() || !independence.supervisors(complaint).isEmpty();
    assertThat(owned).as("somebody owns it").isTrue();
    now.proposal().ifPresent(open -> assertThat(city.repository.proposal(open).orElseThrow().state()).isEqualTo(Proposal.State.OPEN));
    // The head is what the steps say.
    assertThat(complaint.steps().getLast().state()).isEqualTo(now.state());
    assertThat(complaint.steps().getLast().handler()).isEqualTo(now.handler());
    if (now.state() != ComplaintState.CLOSED) {
      assertThat(complaint.steps().reversed().stream().flatMap(step -> step.due().stream()).findFirst()).isEqualTo(now.due());
    }
  }
}
