package org.fuma.complaint;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

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
   * @param proposal   the proposal that waits for a second supervisor
   * @param satisfied  what the complainant said of the result
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
      Optional<Long> proposal,
      Optional<Boolean> satisfied,
      int version) {}

  /**
   * One step: who has come to which state when, on what ground, and what was said.
   *
   * @param event of {@link ComplaintGraph}, or what changes no state: {@code submission}, {@code assignment}, {@code stop}, {@code resumption},
   *              {@code naming}, {@code addition}, {@code satisfaction}, {@code authority}
   * @param actor the supervisor's account; 0 for the complainant and for the service
   * @param text  what the complainant may read of it
   */
  public record Step(
      String event, ComplaintState from, ComplaintState state, Optional<ComplaintOutcome> outcome, Optional<String> ground, long actor, Instant at,
      String text, Optional<Due> due) {}
}
