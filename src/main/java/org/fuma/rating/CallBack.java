package org.fuma.rating;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A call-back with its rating and its course.
 *
 * @param handlerName who has it; empty where nobody does
 * @param steps       oldest first
 */
public record CallBack(CallBackHead head, Rating rating, String handlerName, List<Step> steps) {

  /**
   * What was done.
   *
   * @param by      the supervisor; empty for the service
   * @param handler to whom it was handed
   * @param dueDay  the deadline that was counted anew
   */
  public record Step(CallBackAct act, String by, String handler, Optional<LocalDate> dueDay, String text, Instant at) {}

  /** A line of the list. */
  public record Row(
      long id, CallBackState state, String enterpriseName, String authorityName, LocalDate openedOn, LocalDate dueDay, boolean provisional, int tries,
      Optional<Long> handler, String handlerName) {

    /** True when it is not over and its last day is. */
    public boolean overdue(LocalDate today) {
      return state == CallBackState.OPEN && today.isAfter(dueDay);
    }
  }

  /**
   * Which call-backs are listed.
   *
   * @param state     those in that state
   * @param handler   that supervisor's
   * @param nobodys   those that nobody has
   * @param overdueOn those whose last day is before that day
   */
  public record Filter(Optional<CallBackState> state, Optional<Long> handler, boolean nobodys, Optional<LocalDate> overdueOn) {}
}
