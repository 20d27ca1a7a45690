package org.fuma.complaint;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.fuma.rule.WorkingDays;

/**
 * How much time is left until a deadline, seen on a day.
 *
 * @param days    left after today; or gone by since the last day, for a deadline that is over
 * @param working true when those are working days, false for calendar days: a year on the way is not loaded
 */
public record Remaining(Due due, Look look, int days, boolean working) {

  /** How pressing it is. */
  public enum Look {
    /** The last day is over and nothing was done. */
    OVER,
    /** The last day is today, or nothing but holidays is left. */
    TODAY,
    /** Three working days or less. */
    SOON,
    /** More than that. */
    LATER,
    /** Nobody has to act by then: it goes on, or is filed away, by itself. */
    BY_ITSELF
  }

  private static final int SOON = 3;

  /** Seen on that day. */
  public static Remaining of(Due due, LocalDate today, WorkingDays calendar) {
    Optional<Integer> left = calendar.left(today, due.day());
    int days = Math.abs(left.orElseGet(() -> (int) ChronoUnit.DAYS.between(today, due.day())));
    return new Remaining(due, look(due, today, soon(today, calendar), days), days, left.isPresent());
  }

  /** The last day that is pressing: three working days from today; where a year on the way is not loaded, no later than that. */
  static LocalDate soon(LocalDate today, WorkingDays calendar) {
    return calendar.afterAsKnown(today, SOON).day();
  }

  /** True when a supervisor has to act by such a deadline. */
  public static boolean acting(DueKind kind) {
    return kind == DueKind.ACCEPT || kind == DueKind.DECIDE || kind == DueKind.TELL;
  }

  private static Look look(Due due, LocalDate today, LocalDate soon, int days) {
    if (!acting(due.kind())) {
      return Look.BY_ITSELF;
    }
    if (due.day().isBefore(today)) {
      return Look.OVER;
    }
    return days == 0 ? Look.TODAY : due.day().isAfter(soon) ? Look.LATER : Look.SOON;
  }
}
