package org.fuma.complaint;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A complaint with its whole course.
 *
 * @param steps its course, oldest first; the first one is the complaint itself
 */
public record Complaint(
    long id,
    long enterprise,
    ComplaintCategory category,
    Optional<Long> visit,
    Optional<Long> authority,
    Optional<LocalDate> happenedOn,
    Instant submittedAt,
    ComplaintState state,
    Optional<ComplaintOutcome> outcome,
    List<Step> steps) {

  /** One step: who has come to which state when, and what was said. */
  public record Step(ComplaintState state, Optional<ComplaintOutcome> outcome, Instant at, String text, String demand) {}
}
