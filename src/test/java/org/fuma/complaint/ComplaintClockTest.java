package org.fuma.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.fuma.rule.RuleParameters;
import org.fuma.rule.WorkingDays;
import org.fuma.rule.YearCalendar;
import org.fuma.store.Time;

/** Deadlines agree with an oracle that walks from day to day ({@link SlowClock}). */
class ComplaintClockTest {

  private static final ComplaintClock CLOCK = clock(false, 2025, 2026, 2027);
  private static final ComplaintClock WITHOUT_2027 = clock(false, 2025, 2026);

  private static ComplaintClock clock(boolean forecast2027, int... years) {
    Map<Integer, YearCalendar> loaded = new HashMap<>();
    for (int year : years) {
      loaded.put(year, new YearCalendar(year, of(SlowClock.OFF, year), of(SlowClock.WORKED, year), forecast2027 && year == 2027));
    }
    return new ComplaintClock(new WorkingDays(loaded), RuleParameters.DEFAULTS.clock());
  }

  private static TreeSet<LocalDate> of(Set<LocalDate> all, int year) {
    return all.stream().filter(day -> day.getYear() == year).collect(Collectors.toCollection(TreeSet::new));
  }

  /** What happens to a deadline: how far into what is left the clock is stopped, for how long, and by how much it is extended. */
  record Case(LocalDate event, int firstStop, int firstLength, int secondStop, int secondLength, int extension) {}

  @Provide
  Arbitrary<LocalDate> event() {
    return Arbitraries.integers().between(0, 729).map(n -> LocalDate.of(2025, 1, 1).plusDays(n));
  }

  @Provide
  Arbitrary<Case> course() {
    return Combinators.combine(
            event(), Arbitraries.integers().between(0, 28), Arbitraries.integers().between(0, 45), Arbitraries.integers().between(0, 20),
            Arbitraries.integers().between(0, 45), Arbitraries.integers().between(0, 30))
        .as(Case::new);
  }

  @Property(tries = 2_000)
  void everyFirstDeadlineIsTheOracles(@ForAll("event") LocalDate event) {
    Map<DueKind, Integer> terms = Map.of(DueKind.ACCEPT, 5, DueKind.DECIDE, 30, DueKind.TELL, 15, DueKind.REOPEN, 15, DueKind.ARCHIVE, 15);
    terms.forEach((kind, days) ->
        assertThat(CLOCK.starting(kind, event)).isEqualTo(new Due(kind, SlowClock.last(event, days, List.of()), event, days, true, false)));
  }

  @Property(tries = 4_000)
  void extensionsAndStopsMoveItAsTheOracleSays(@ForAll("course") Case asked) {
    Due due = CLOCK.starting(DueKind.DECIDE, asked.event());
    List<SlowClock.Pause> pauses = new ArrayList<>();
    int[][] stops = {{asked.firstStop(), asked.firstLength()}, {asked.secondStop(), asked.secondLength()}};
    LocalDate now = asked.event();
    int ticks = 30;
    for (int[] stop : stops) {
      LocalDate from = now.plusDays(stop[0]);
      if (!from.isBefore(due.day())) {
        continue;
      }
      LocalDate until = from.plusDays(stop[1]);
      due = CLOCK.resumed(due, from, until);
      pauses.add(new SlowClock.Pause(from, until));
      now = until;
      assertThat(due.day()).isEqualTo(SlowClock.last(asked.event(), ticks, pauses));
    }
    if (asked.extension() > 0) {
      due = CLOCK.longer(due, asked.extension());
      ticks += asked.extension();
    }
    assertThat(due.day()).isEqualTo(SlowClock.last(asked.event(), ticks, pauses));
    assertThat(due.from()).isEqualTo(asked.event());
  }

  @Property(tries = 1_000)
  void asManyWorkingDaysAreLeftAfterAStopAsBefore(@ForAll("event") LocalDate event, @ForAll @IntRange(max = 25) int into, @ForAll @IntRange(max = 60) int length) {
    Due due = CLOCK.starting(DueKind.DECIDE, event);
    LocalDate from = event.plusDays(into);
    Due resumed = CLOCK.resumed(due, from, from.plusDays(length));
    assertThat(CLOCK.left(resumed, from.plusDays(length))).isEqualTo(CLOCK.left(due, from));
  }

  @Property(tries = 1_000)
  void aMissingYearStopsNothingAndTheDayIsNoLaterThanTheRightOne(@ForAll("event") LocalDate event, @ForAll @IntRange(min = 1, max = 90) int days) {
    Due asKnown = WITHOUT_2027.stop(event, days);
    LocalDate right = SlowClock.last(event, days, List.of());
    if (right.getYear() < 2027) {
      assertThat(asKnown.day()).isEqualTo(right);
      assertThat(asKnown.provisional()).isFalse();
    } else {
      assertThat(asKnown.provisional()).isTrue();
      assertThat(asKnown.day()).isAfter(event).isBeforeOrEqualTo(right);
    }
    assertThat(CLOCK.anew(asKnown)).isEqualTo(new Due(DueKind.RESUME, right, event, days, true, false));
  }

  private static Complaint.Step step(String event, Due due, LocalDate on) {
    return new Complaint.Step(
        1, event, ComplaintState.ACCEPTED, ComplaintState.ACCEPTED, Optional.empty(), Optional.empty(), 0,
        on.atTime(10, 0).atZone(Time.ZONE).toInstant(), "", Optional.empty(), Optional.empty(), Optional.of(due), Optional.empty());
  }

  @Property(tries = 3_000)
  void stopsInAYearThatWasNotLoadedAreCountedOnceItIs(@ForAll("course") Case asked) {
    LocalDate event = LocalDate.of(2026, 9, 1).plusDays(Math.floorMod(asked.event().toEpochDay(), 160));
    Due due = WITHOUT_2027.starting(DueKind.DECIDE, event);
    List<Complaint.Step> steps = new ArrayList<>(List.of(step("acceptance", due, event)));
    List<SlowClock.Pause> pauses = new ArrayList<>();
    int ticks = 30;
    LocalDate now = event;
    int[][] stops = {{asked.firstStop(), asked.firstLength()}, {asked.secondStop(), asked.secondLength()}};
    for (int[] stop : stops) {
      LocalDate from = now.plusDays(stop[0]);
      if (WITHOUT_2027.over(due, from) || !from.isBefore(SlowClock.last(event, ticks, pauses))) {
        continue;
      }
      now = from.plusDays(stop[1]);
      Due resume = WITHOUT_2027.stop(from, 1 + stop[1] % 30);
      LocalDate until = WITHOUT_2027.resumption(resume, now);
      due = WITHOUT_2027.resumed(due, from, until);
      steps.add(step("stop", resume, from));
      steps.add(step("resumption", due, now));
      pauses.add(new SlowClock.Pause(from, until));
    }
    if (asked.extension() > 0) {
      due = WITHOUT_2027.longer(due, asked.extension());
      steps.add(step("extension", due, now));
      ticks += asked.extension();
    }
    assertThat(WITHOUT_2027.retraced(steps)).contains(due);
    Due right = CLOCK.retraced(steps).orElseThrow();
    assertThat(right.day()).isEqualTo(SlowClock.last(event, ticks, pauses)).isAfterOrEqualTo(due.day());
    assertThat(right.provisional()).isFalse();
  }

  @Property(tries = 2_000)
  void nothingIsOverForSureBeforeTheRightDayIs(@ForAll("event") LocalDate event, @ForAll @IntRange(min = 1, max = 60) int days) {
    LocalDate right = SlowClock.last(event, days, List.of());
    for (ComplaintClock clock : List.of(CLOCK, WITHOUT_2027)) {
      Due due = clock.stop(event, days);
      assertThat(clock.over(due, right)).isFalse();
      assertThat(clock.over(due, right.plusDays(1))).isEqualTo(!due.provisional());
      assertThat(clock.over(due, event.plusDays(200))).isTrue();
    }
  }

  @Example
  void theHolidaysOf2026() {
    assertThat(CLOCK.starting(DueKind.ACCEPT, LocalDate.parse("2026-09-30")).day()).isEqualTo(LocalDate.parse("2026-10-13"));
    assertThat(CLOCK.starting(DueKind.ACCEPT, LocalDate.parse("2026-02-13")).day()).isEqualTo(LocalDate.parse("2026-02-27"));
    assertThat(CLOCK.starting(DueKind.ACCEPT, LocalDate.parse("2025-12-29")).day()).isEqualTo(LocalDate.parse("2026-01-06"));
  }

  @Example
  void withoutNextYearsCalendarItIsTheLastDayOfThisOne() {
    Due due = WITHOUT_2027.starting(DueKind.DECIDE, LocalDate.parse("2026-12-01"));
    assertThat(due.day()).isEqualTo(LocalDate.parse("2026-12-31"));
    assertThat(due.provisional()).isTrue();
    assertThat(WITHOUT_2027.left(due, LocalDate.parse("2026-12-30"))).contains(1);
    assertThat(WITHOUT_2027.left(due, LocalDate.parse("2027-01-02"))).isEmpty();
  }

  @Example
  void anEventInAYearThatIsMissingLeavesAsManyCalendarDaysAtLeast() {
    Due due = WITHOUT_2027.starting(DueKind.ACCEPT, LocalDate.parse("2027-01-04"));
    assertThat(due.day()).isEqualTo(LocalDate.parse("2027-01-09"));
    assertThat(due.provisional()).isTrue();
  }

  @Example
  void aForecastIsMarkedAndIsNoLongerOnceTheNoticeIsThere() {
    Due due = clock(true, 2025, 2026, 2027).starting(DueKind.DECIDE, LocalDate.parse("2026-12-10"));
    assertThat(due.provisional()).isTrue();
    assertThat(CLOCK.anew(due).provisional()).isFalse();
    assertThat(CLOCK.anew(due).day()).isEqualTo(due.day());
  }

  @Example
  void whatIsLeftIsCountedInWorkingDaysBothWays() {
    Due due = CLOCK.starting(DueKind.ACCEPT, LocalDate.parse("2026-09-28"));
    assertThat(due.day()).isEqualTo(LocalDate.parse("2026-10-10"));
    Stream.of(Map.entry("2026-09-28", 5), Map.entry("2026-10-09", 1), Map.entry("2026-10-10", 0), Map.entry("2026-10-11", -1), Map.entry("2026-10-12", -1))
        .forEach(left -> assertThat(CLOCK.left(due, LocalDate.parse(left.getKey()))).as(left.getKey()).contains(left.getValue()));
  }

  @Example
  void theWholeIsCountedInCalendarDays() {
    assertThat(CLOCK.whole(LocalDate.parse("2026-01-31"))).isEqualTo(LocalDate.parse("2026-04-01"));
  }
}
