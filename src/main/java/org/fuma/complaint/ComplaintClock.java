package org.fuma.complaint;

import java.time.LocalDate;
import java.util.Optional;
import org.fuma.rule.RuleParameters;
import org.fuma.rule.WorkingDays;

/**
 * Every deadline of a complaint (domain.md §4), from the calendars that are loaded and the rules that hold. Pure: the same question has the same
 * answer. A deadline is a first day and a number of working days; extending it and letting it stand still add to the number, so that it can be
 * counted anew when a calendar is loaded. A missing year stops nothing: the day is then provisional and no later than the right one.
 */
public record ComplaintClock(WorkingDays calendar, RuleParameters.Clock terms) {

  /** The clock may stand still for so many working days at a time. */
  public static final int MOST_STOPPED = 30;

  /** The deadline of that kind that begins with an event on that day. {@link DueKind#RESUME} is {@link #stop}'s. */
  public Due starting(DueKind kind, LocalDate event) {
    return counted(
        kind, event,
        switch (kind) {
          case ACCEPT -> terms.acceptDays();
          case DECIDE -> terms.decideDays();
          case TELL -> terms.tellDays();
          case REOPEN, ARCHIVE -> terms.reopenDays();
          case RESUME -> throw new IllegalArgumentException("How long the clock stands still is said when it is stopped");
        });
  }

  /** By when normally the whole is over: calendar days from receipt. */
  public LocalDate whole(LocalDate receipt) {
    return receipt.plusDays(terms.wholeCalendarDays());
  }

  /** When a clock that is stopped that day goes on. */
  public Due stop(LocalDate event, int days) {
    return counted(DueKind.RESUME, event, days);
  }

  /** The same deadline with so many working days more. */
  public Due longer(Due due, int more) {
    return counted(due.kind(), due.from(), due.days() + more);
  }

  /** The deadline after it stood still from one day to another: by as many working days later as there were in between. */
  public Due resumed(Due due, LocalDate stopped, LocalDate resumed) {
    return longer(due, calendar.knownBetween(stopped, resumed));
  }

  /** The same deadline, counted by the calendars that are loaded now. */
  public Due anew(Due due) {
    return due.workingDays() ? counted(due.kind(), due.from(), due.days()) : due;
  }

  /** How many working days are left, none on the last day, less than none when it is over; empty when a year is not loaded. */
  public Optional<Integer> left(Due due, LocalDate today) {
    return calendar.left(today, due.day());
  }

  private Due counted(DueKind kind, LocalDate event, int days) {
    WorkingDays.Deadline deadline = calendar.afterAsKnown(event, days);
    // No calendar day holds two working days: where the event's own year is missing, this day is no later than the right one either.
    LocalDate least = event.plusDays(days);
    return new Due(kind, deadline.day().isBefore(least) ? least : deadline.day(), event, days, true, deadline.provisional());
  }
}
