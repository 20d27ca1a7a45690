package org.fuma.complaint;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A measure as it stands.
 *
 * @param id        random; leads to no complaint
 * @param complaint for supervisors alone
 * @param text      what is to be done
 * @param steps     its course, oldest first
 */
public record Measure(
    long id, long complaint, long authority, String authorityName, MeasureKind kind, LocalDate decidedOn, MeasureState state, LocalDate dueOn,
    String text, List<Step> steps) {

  /**
   * What became of it.
   *
   * @param event {@code decision}, {@code report}, {@code return} or {@code confirmation}
   * @param by    the name of who did it, for supervisors
   * @param note  what was said of it; empty for the decision itself
   */
  public record Step(String event, LocalDate on, String by, String note, LocalDate dueOn) {}

  /** True when it should have been done by now. */
  public boolean overdue(LocalDate today) {
    return state != MeasureState.DONE && today.isAfter(dueOn);
  }

  /** What was said last. */
  public Optional<Step> last() {
    return steps.stream().reduce((earlier, later) -> later);
  }
}
