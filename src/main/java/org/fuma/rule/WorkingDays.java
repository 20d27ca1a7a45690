package org.fuma.rule;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.fuma.web.Failure;

/**
 * Counts working days in the years that are loaded. Day one is the day after the event (domain.md §5); a year that is not loaded is a failure that
 * says so, never a guess.
 *
 * @param years the calendars by year
 */
public record WorkingDays(Map<Integer, YearCalendar> years) {

  private static final int MOST = 1_000;

  /** Keeps its own copy. */
  public WorkingDays {
    years = Map.copyOf(years);
  }

  /**
   * A day that was counted.
   *
   * @param provisional true when a year that was counted through is a forecast
   */
  public record Deadline(LocalDate day, boolean provisional) {}

  /**
   * True when that day is worked.
   *
   * @throws Failure.Conflict when its year is not loaded
   */
  public boolean works(LocalDate day) {
    return year(day).works(day);
  }

  /**
   * The last day of a time of so many working days after an event.
   *
   * @param days 1 to 1,000
   * @throws Failure.Conflict when a year on the way is not loaded
   */
  public Deadline after(LocalDate event, int days) {
    if (days < 1 || days > MOST) {
      throw new IllegalArgumentException("From 1 to " + MOST + " working days, not " + days);
    }
    LocalDate day = event;
    boolean provisional = false;
    for (int left = days; left > 0; ) {
      day = day.plusDays(1);
      YearCalendar calendar = year(day);
      provisional |= calendar.provisional();
      left -= calendar.works(day) ? 1 : 0;
    }
    return new Deadline(day, provisional);
  }

  /**
   * As {@link #after}, for what must never wait for a calendar: where a year on the way is not loaded, the last day that is known, 31 December of the
   * year before it, or the day that is as many calendar days away when that is later, and provisional. Both are no later than the right one: no
   * calendar day holds two working days.
   *
   * @param days 1 to 1,000
   */
  public Deadline afterAsKnown(LocalDate event, int days) {
    for (int year = event.plusDays(1).getYear(); ; year++) {
      if (!years.containsKey(year)) {
        LocalDate known = LocalDate.of(year - 1, 12, 31);
        LocalDate least = event.plusDays(days);
        return new Deadline(known.isBefore(least) ? least : known, true);
      }
      Optional<Deadline> reached = reached(event, days, LocalDate.of(year, 12, 31));
      if (reached.isPresent()) {
        return reached.get();
      }
    }
  }

  private Optional<Deadline> reached(LocalDate event, int days, LocalDate last) {
    return between(event, last) >= days ? Optional.of(after(event, days)) : Optional.empty();
  }

  /**
   * How many working days there are after an event up to a day, that day included; none when it is not after the event.
   *
   * @throws Failure.Conflict when a year on the way is not loaded
   */
  public int between(LocalDate event, LocalDate day) {
    int count = 0;
    for (LocalDate one = event.plusDays(1); !one.isAfter(day); one = one.plusDays(1)) {
      count += works(one) ? 1 : 0;
    }
    return count;
  }

  /**
   * How many working days are left from a day to the last one of a term, that one included: none on the last day, less than none when it is
   * over: one too many on the days off that follow too. Empty when a year on the way is not loaded.
   */
  public Optional<Integer> left(LocalDate today, LocalDate last) {
    for (int year = Math.min(today.getYear(), last.getYear()); year <= Math.max(today.getYear(), last.getYear()); year++) {
      if (!years.containsKey(year)) {
        return Optional.empty();
      }
    }
    return Optional.of(today.isAfter(last) ? -Math.max(1, between(last, today)) : between(today, last));
  }

  /** As {@link #between}; days of years that are not loaded count as none. */
  public int knownBetween(LocalDate event, LocalDate day) {
    int count = 0;
    for (LocalDate one = event.plusDays(1); !one.isAfter(day); one = one.plusDays(1)) {
      YearCalendar calendar = years.get(one.getYear());
      count += calendar != null && calendar.works(one) ? 1 : 0;
    }
    return count;
  }

  private YearCalendar year(LocalDate day) {
    YearCalendar calendar = years.get(day.getYear());
    if (calendar == null) {
      throw new Failure.Conflict("calendar.missing", String.valueOf(day.getYear()));
    }
    return calendar;
  }
}
