package org.fuma.complaint;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.fuma.rule.WorkingDays;
import org.fuma.web.Failure;

/**
 * How much time is left until a deadline, seen on a day.
 *
 * @param days    left, today not counted; or gone by since, for one that is over: calendar days then
 * @param working true when they are working days, false for calendar days: a calendar on the way is not loaded, or the deadline is over
 */
public record Remaining(Due due, Look look, int days, boolean working) {

  /** How pressing it is. */
  public enum Look {
    /** The day is over and nothing was done. */
    OVER,
    /** The last day is today. */
    TODAY,
    /** Two working days or less. */
    SOON,
    /** More than that. */
    LATER,
    /** Nobody here has to do anything by then: it goes on, or is filed away, by itself. */
    BY_ITSELF
  }

  private static final int SOON = 2;

  /** Seen on that day. */
  public static Remaining of(Due due, LocalDate today, WorkingDays calendar) {
    boolean acting = acting(due.kind());
    if (due.day().isBefore(today)) {
      return new Remaining(due, acting ? Look.OVER : Look.BY_ITSELF, acting ? (int) ChronoUnit.DAYS.between(due.day(), today) : 0, false);
    }
    int days;
    boolean working = true;
    try {
      days = calendar.between(today, due.day());
    } catch (Failure.Conflict notLoaded) {
      days = (int) ChronoUnit.DAYS.between(today, due.day());
      working = false;
    }
    Look look = !acting ? Look.BY_ITSELF : due.day().equals(today) ? Look.TODAY : days <= SOON ? Look.SOON : Look.LATER;
    return new Remaining(due, look, days, working);
  }

  /** True when a supervisor has to act by that deadline. */
  static boolean acting(DueKind kind) {
    return kind == DueKind.ACCEPT || kind == DueKind.DECIDE || kind == DueKind.TELL;
  }
}
