package org.fuma.complaint;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a handler proposes and a second supervisor has to agree to (four eyes): that it takes longer, or a decision with measures.
 *
 * @param id       of the step at which it was proposed
 * @param event    the edge that it would take: {@code extension} or {@code decision}
 * @param days     how many working days longer; none for a decision
 * @param text     what the complainant is told of it
 */
public record Proposal(
    long id, long complaint, String event, Optional<ComplaintOutcome> outcome, int days, String text, List<NewMeasure> measures, long by, Instant at,
    State state) {

  /** What became of it. */
  public enum State {
    /** It waits. */
    OPEN,
    /** A second supervisor has agreed, and it has happened. */
    AGREED,
    /** A second supervisor did not agree. */
    DECLINED,
    /** Taken back by who proposed it. */
    RETRACTED,
    /** The complaint has moved on, or changed hands, before anybody answered. */
    LAPSED
  }
}
