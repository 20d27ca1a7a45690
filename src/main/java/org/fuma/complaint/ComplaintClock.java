package org.fuma.complaint;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.fuma.rule.RuleParameters;
import org.fuma.rule.WorkingDays;
import org.fuma.store.Time;

/**
 * Every deadline of a complaint (domain.md §4), from the calendars that are loaded and the rules that hold. Pure: the same question has the same
 * answer. A deadline is a first day and a number of working days; extending it and letting it stand still add to the number, so that it can be
 * counted anew when a calendar is loaded. A missing year stops nothing: the day is then provisional and no later than the right one.
 */
public record ComplaintClock(WorkingDays calendar, RuleParameters.Clock terms) {

  /** The clock may stand still for so many working days at a time. */
  public static final int MOST_STOPPED = 30;

  /** More days than any holidays add to a row of working days, besides the weekends. */
  private static final int MOST_HOLIDAYS = 15;

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

  /**
   * True when a deadline is over beyond doubt. A provisional day may be too early: who has a right until then keeps it, and the service takes no step, until
   * the calendar is there or so long has gone by that no holidays can explain it: no row of working days takes more than twice as many calendar days and
   * fifteen.
   */
  public boolean over(Due due, LocalDate today) {
    return today.isAfter(due.provisional() && due.workingDays() ? due.from().plusDays(2L * due.days() + MOST_HOLIDAYS) : due.day());
  }

  /** When a clock that stands still goes on, or went on, if that is noticed today: on the day that was said, if that is surely over. */
  LocalDate resumption(Due resume, LocalDate today) {
    return !resume.provisional() && today.isAfter(resume.day()) ? resume.day() : today;
  }

  /**
   * The deadline of a decision from the beginning, by the calendars that are loaded now: its first day and number, what an extension added, and the working
   * days of every stop. Empty where no step tells of one, as before there was a clock.
   */
  Optional<Due> retraced(List<Complaint.Step> steps) {
    Optional<Due> first = Optional.empty();
    Optional<Due> resume = Optional.empty();
    int days = 0;
    int before = 0;
    for (Complaint.Step step : steps) {
      Optional<Due> decide = step.due().filter(due -> due.kind() == DueKind.DECIDE);
      switch (step.event()) {
        case "acceptance", "reopening", "pursuit" -> {
          first = decide;
          days = decide.map(Due::days).orElse(0);
        }
        case "extension" -> days += decide.map(Due::days).orElse(before) - before;
        case "stop" -> resume = step.due();
        case "recount" -> {
          Optional<Due> again = step.due().filter(due -> due.kind() == DueKind.RESUME);
          resume = again.isPresent() ? again : resume;
        }
        case "resumption" ->
            days += resume.map(due -> calendar.knownBetween(due.from(), resumption(due, Time.day(step.at())))).orElse(0);
        default -> {
          // Moves no deadline of a decision.
        }
      }
      before = decide.map(Due::days).orElse(before);
    }
    int all = days;
    return first.map(due -> counted(DueKind.DECIDE, due.from(), all));
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
    return new Due(kind, deadline.day(), event, days, true, deadline.provisional());
  }
}
