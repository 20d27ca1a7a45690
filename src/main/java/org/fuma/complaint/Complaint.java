package org.fuma.complaint;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A complaint with its whole course, for supervisors and for who complained.
 *
 * @param id           random; shown as the receipt number
 * @param filedBy      the account that complained; empty from a plaque
 * @param authority    the authority complained of, where known; a supervisor may name it later
 * @param words        what was handed in
 * @param steps        its course, oldest first; the first one is the complaint itself
 */
public record Complaint(
    long id,
    Source source,
    Matter matter,
    long enterprise,
    Optional<Long> filedBy,
    ComplaintCategory category,
    Optional<Long> visit,
    Optional<Long> authority,
    Optional<LocalDate> happenedOn,
    Instant submittedAt,
    ComplaintWords words,
    Standing standing,
    List<Step> steps) {

  /**
   * Where it stands now.
   *
   * @param handler    the supervisor in charge; empty: all supervisors
   * @param due        what runs; empty only when it is closed
   * @param wholeDay   by when it normally is decided: {@code wholeCalendarDays} calendar days from receipt
   * @param stoppedOn  since when the clock stands still
   * @param proposal   the proposal that waits for a second supervisor
   * @param satisfied  what the complainant said of the result
   * @param toldOn     when the result was told last
   */
  public record Standing(
      ComplaintState state,
      Optional<ComplaintOutcome> outcome,
      Optional<Long> handler,
      Optional<Due> due,
      Optional<LocalDate> wholeDay,
      Naming naming,
      boolean extended,
      boolean reopened,
      Optional<StopGround> stopped,
      Optional<LocalDate> stoppedOn,
      Optional<Long> proposal,
      Optional<Boolean> satisfied,
      Optional<LocalDate> toldOn,
      int version) {}

  /**
   * One step: who has come to which state when, on what ground, and what was said.
   *
   * @param id        the step's, and its ledger entry's
   * @param event     of {@link ComplaintGraph}, or what changes no state ({@link Act})
   * @param actor     the supervisor's account; 0 for the complainant and for the service
   * @param text      what was written at it
   * @param choice    what was chosen: a {@link Naming}, {@code YES} or {@code NO}; to whom it was passed on
   * @param handler   the supervisor in charge after it
   * @param due       the deadline that began or was moved with it
   * @param authority the authority complained of after it
   */
  public record Step(
      long id, String event, ComplaintState from, ComplaintState state, Optional<ComplaintOutcome> outcome, Optional<String> ground, long actor,
      Instant at, String text, Optional<String> choice, Optional<Long> handler, Optional<Due> due, Optional<Long> authority) {

    private boolean toldAtOnce() {
      return event.equals("decision") && due.isEmpty();
    }

    private Step forComplainant(boolean toldSince) {
      boolean withheld = event.equals("decision") && !toldSince && !toldAtOnce();
      return new Step(
          id, event, from, state, withheld ? Optional.empty() : outcome, ground, 0, at, withheld ? "" : text, choice, Optional.empty(), due, Optional.empty());
    }
  }

  /** The steps of which who complained may have a proof: those that its course shows, a decision once it was told. */
  public Set<Long> provable() {
    long lastTold = steps.stream().filter(step -> step.event().equals("telling")).mapToLong(Step::id).max().orElse(0);
    return steps.stream()
        .filter(step -> !Act.inner(step.event()) && (!step.event().equals("decision") || step.id() < lastTold || step.toldAtOnce()))
        .map(Step::id).collect(Collectors.toSet());
  }

  /** True when the result has been told: until then who complained does not see it. */
  public boolean told() {
    return standing.state() == ComplaintState.TOLD || standing.state() == ComplaintState.CLOSED;
  }

  /** How often the clock has been stopped since it was accepted, re-opened or pursued. */
  int stopsOfThisCourse() {
    int stops = 0;
    for (Step step : steps) {
      stops = Set.of("acceptance", "reopening", "pursuit").contains(step.event()) ? 0 : stops + (step.event().equals("stop") ? 1 : 0);
    }
    return stops;
  }

  /**
   * The day by which the whole is normally over, as pages tell it: once it has been looked into anew, by whoever complained or after it was withdrawn,
   * only as long as that day is not before the deadline that runs.
   */
  public Optional<LocalDate> wholeDay() {
    boolean anew = steps.stream().map(Step::event).anyMatch(Set.of("reopening", "pursuit")::contains);
    return standing.wholeDay().filter(day -> !anew || standing.due().filter(due -> day.isBefore(due.day())).isEmpty());
  }

  /** The deadline by which it has to be decided, also while the clock stands still. */
  Optional<Due> decideBy() {
    return steps.reversed().stream().flatMap(step -> step.due().stream()).filter(due -> due.kind() == DueKind.DECIDE).findFirst();
  }

  /**
   * The same as its complainant sees it: no supervisor's account, nothing that supervisors say to each other, and what was decided only once it has
   * been told.
   */
  Complaint forComplainant() {
    long lastTold = steps.stream().filter(step -> step.event().equals("telling")).mapToLong(Step::id).max().orElse(0);
    // Before there was a clock, a decision was told by being made: such a step began no deadline.
    boolean decidedBefore = standing.state() == ComplaintState.DECIDED && steps.stream().anyMatch(Step::toldAtOnce);
    return new Complaint(
        id, source, matter, enterprise, filedBy, category, visit, authority, happenedOn, submittedAt, words,
        new Standing(
            standing.state(), told() || decidedBefore ? standing.outcome() : Optional.empty(), Optional.empty(), standing.due(), standing.wholeDay(),
            standing.naming(), standing.extended(), standing.reopened(), standing.stopped(), standing.stoppedOn(), Optional.empty(), standing.satisfied(),
            standing.toldOn(), standing.version()),
        steps.stream().filter(step -> !Act.inner(step.event())).map(step -> step.forComplainant(step.id() < lastTold)).toList());
  }
}
