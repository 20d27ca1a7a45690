package org.fuma.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.fuma.access.AccountLife;
import org.fuma.access.AccountMove;
import org.fuma.access.AccountRoles;
import org.fuma.access.Actor;
import org.fuma.access.Role;
import org.fuma.complaint.ComplaintGraph.Edge;
import org.fuma.store.Ids;
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
      Stream.concat(ComplaintGraph.EDGES.stream().map(Edge::event).distinct(), Stream.of(Act.values()).map(Act::event)).toList();

  /** What ends a walk early comes seldom. */
  private static final Set<String> SELDOM = Set.of("refusal", "transfer");

  private static final List<String> ANSWERS = List.of("agreement", "agreement", "declining", "retraction");

  private static CourseStage stage;

  private static synchronized CourseStage stage() {
    if (stage == null) {
      stage = new CourseStage();
    }
    return stage;
  }

  /** A walk's people: one supervisor among them is locked, or becomes one of the authority, at some time. */
  private static final class People {
    final CourseStage city;
    final Random random;
    final Actor doomed;
    final int day;
    /** Whose doors are still open. */
    final List<Actor> supervisors;
    /** Something has happened to somebody at which the service has not looked yet. */
    boolean unseen;

    People(CourseStage city, Random random) {
      this.city = city;
      this.random = random;
      this.doomed = city.actor(Role.SUPERVISOR);
      this.day = random.nextInt(40);
      this.supervisors = new ArrayList<>(List.of(city.handler, doomed, doomed, city.second, city.third, city.former));
    }

    void befall() {
      switch (random.nextInt(3)) {
        case 0 -> {
          city.city.bean(AccountLife.class).move(city.city.system(), doomed.account(), AccountMove.LOCK, "示例原因：暂停使用。");
          supervisors.removeIf(doomed::equals);
        }
        case 1 -> {
          long official = Ids.read(city.city.official(city.accused)).orElseThrow();
          city.city.bean(AccountRoles.class).change(city.city.system(), doomed.account(),
              new AccountRoles.Wanted(Set.of(Role.OFFICIAL), Optional.of(city.authority), Optional.of(official)), "示例原因：调往该单位。", Optional.empty());
          supervisors.removeIf(doomed::equals);
        }
        default -> city.formerly(doomed, city.authority);
      }
      unseen = true;
    }

    Actor any() {
      return supervisors.get(random.nextInt(supervisors.size()));
    }

    /** Oftener than not who has it in hand, so that the walk gets far. */
    Actor likely(Complaint.Standing now) {
      Optional<Actor> handler = supervisors.stream().filter(one -> now.handler().filter(account -> account == one.account()).isPresent()).findFirst();
      return random.nextBoolean() ? handler.orElseGet(this::any) : any();
    }

    /** Whom somebody might name, whether or not they may have it. */
    String somebody() {
      return Ids.show(random.nextInt(3) == 0 ? doomed.account() : any().account());
    }
  }

  @Property(tries = 40, shrinking = ShrinkingMode.OFF)
  void noPathLeavesAComplaintWithoutAnOwnerOrADeadline(@ForAll long seed) {
    CourseStage city = stage();
    Random random = new Random(seed);
    People people = new People(city, random);
    ServiceClock clock = city.city.bean(ServiceClock.class);
    Instant[] now = {LocalDate.of(2026, 1, 1).plusDays(random.nextInt(365)).atTime(3, 0).toInstant(ZoneOffset.UTC)};
    Source source = random.nextBoolean() ? Source.PLAQUE : Source.ACCOUNT;
    Optional<Long> about = random.nextInt(4) == 0 ? Optional.empty() : Optional.of(city.authority);
    long id = clock.at(now[0], () -> city.filed(source, about));
    holds(people, id);
    for (int step = 0; step < 30; step++) {
      if (step == people.day) {
        people.befall();
      }
      now[0] = now[0].plus(Duration.ofDays(random.nextInt(4) == 0 ? random.nextInt(25) : 0)).plusSeconds(60);
      clock.at(now[0], () -> {
        if (random.nextInt(4) == 0) {
          look(people, id);
        } else {
          tryOne(people, id);
        }
        return null;
      });
      holds(people, id);
    }
    now[0] = now[0].plusSeconds(60);
    clock.at(now[0], () -> {
      look(people, id);
      holds(people, id);
      finish(city, id);
      return null;
    });
    for (int i = 0; i < 4 && city.standing(id).state() != ComplaintState.CLOSED; i++) {
      now[0] = now[0].plus(Duration.ofDays(60));
      clock.at(now[0], () -> {
        look(people, id);
        return null;
      });
      holds(people, id);
    }
    assertThat(city.standing(id).state()).isEqualTo(ComplaintState.CLOSED);
  }

  private static void look(People people, long id) {
    people.city.city.bean(ClockSweep.class).look(id);
    people.unseen = false;
  }

  private static void tryOne(People people, long id) {
    CourseStage city = people.city;
    Random random = people.random;
    Complaint.Standing now = city.standing(id);
    String event = event(random, now);
    Mover by =
        switch (random.nextInt(6)) {
          case 0 -> new Mover.Follower(id);
          case 1 -> new Mover.Firm(city.firm);
          case 2 -> new Mover.Service();
          default -> new Mover.Supervisor(ANSWERS.contains(event) ? people.any() : people.likely(now));
        };
    String[] outcomes = {"UPHELD", "PARTLY", "NOT_UPHELD"};
    boolean measured = event.equals("decision") && random.nextBoolean();
    String day = city.city.bean(Clocks.class).today().plusDays(30).toString();
    MeasureKind[] kinds = MeasureKind.values();
    Moving asked =
        new Moving(
            outcomes[random.nextInt(3)], event.equals("stop") ? StopGround.values()[random.nextInt(4)].name() : "NO_LEAD", CourseStage.TEXT,
            String.valueOf(1 + random.nextInt(30)), event.equals("authority") ? city.accused : people.somebody(),
            event.equals("naming") ? Naming.values()[random.nextInt(2)].name() : random.nextBoolean() ? "YES" : "NO", "",
            measured ? List.of(new Moving.Measure(kinds[random.nextInt(kinds.length)].name(), "责令立即改正，今后入企先扫码。", day)) : List.of());
    try {
      city.course.move(by, id, event, asked, Optional.empty());
    } catch (Failure refused) {
      // Not theirs, or not now.
    }
  }

  /** Three of four times something that the state has an edge for, and often an answer where one is waited for, so that the walk gets far. */
  private static String event(Random random, Complaint.Standing now) {
    if (now.proposal().isPresent() && random.nextInt(3) == 0) {
      return ANSWERS.get(random.nextInt(ANSWERS.size()));
    }
    boolean seldom = random.nextInt(8) == 0;
    List<String> near = ComplaintGraph.from(now.state()).stream().map(Edge::event).filter(event -> seldom || !SELDOM.contains(event)).toList();
    List<String> all = EVENTS.stream().filter(event -> seldom || !SELDOM.contains(event)).toList();
    return near.isEmpty() || random.nextInt(3) == 0 ? all.get(random.nextInt(all.size())) : near.get(random.nextInt(near.size()));
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

  private static void holds(People people, long id) {
    CourseStage city = people.city;
    Complaint complaint = city.now(id);
    Complaint.Standing now = complaint.standing();
    assertThat(now.due().map(Due::kind).map(Set::of).orElse(Set.of())).as("what runs in " + now.state()).isSubsetOf(RUNS.get(now.state()));
    SlowClock.due(complaint.steps()).filter(day -> day.getYear() == 2026).ifPresent(day ->
        assertThat(now.due().map(Due::day)).as("counted by hand in " + now.state()).contains(day));
    assertThat(now.due().isEmpty()).as("no deadline only when closed: " + now.state()).isEqualTo(now.state() == ComplaintState.CLOSED);
    assertThat(now.due().map(Due::kind).filter(DueKind.RESUME::equals).isPresent()).as("stands still").isEqualTo(now.stopped().isPresent());
    assertThat(now.stoppedOn().isPresent()).isEqualTo(now.stopped().isPresent());
    Independence independence = city.city.bean(Independence.class);
    // Only between what happens to an account and the service's next look may it lie with somebody who may not have it.
    if (now.state() != ComplaintState.CLOSED && !people.unseen) {
      assertThat(now.handler().filter(account -> !independence.may(account, complaint))).as("in wrong hands: " + now.state()).isEmpty();
    }
    // What nobody has in hand belongs to all of these.
    List<Long> owners = independence.supervisors(complaint);
    assertThat(owners).contains(city.second.account(), city.third.account());
    if (complaint.authority().isPresent()) {
      assertThat(owners).doesNotContain(city.former.account());
    }
    List<String> events = complaint.steps().stream().map(Complaint.Step::event).toList();
    // The calendars stay what they were: a look counts nothing anew, however often the clock stood still.
    assertThat(events).doesNotContain(Act.RECOUNT.event());
    long agreed = IntStream.range(1, events.size()).filter(i -> events.get(i).equals("decision") && events.get(i - 1).equals("agreement")).count();
    assertThat((long) city.city.bean(Measures.class).of(id).size()).as("one measure of every decision that was agreed to").isEqualTo(agreed);
    now.proposal().ifPresent(open -> assertThat(city.repository.proposal(open).orElseThrow().state()).isEqualTo(Proposal.State.OPEN));
    // The head is what the steps say.
    assertThat(complaint.steps().getLast().state()).isEqualTo(now.state());
    assertThat(complaint.steps().getLast().handler()).isEqualTo(now.handler());
    if (now.state() != ComplaintState.CLOSED) {
      assertThat(complaint.steps().reversed().stream().flatMap(step -> step.due().stream()).findFirst()).isEqualTo(now.due());
    }
  }
}
