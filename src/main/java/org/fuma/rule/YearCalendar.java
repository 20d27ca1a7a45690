package org.fuma.rule;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A year's holidays and make-up days, by the State Council's notice (domain.md §5).
 *
 * @param off         days without work, at weekends too
 * @param worked      days at a weekend that are worked
 * @param provisional true while the notice has not come and the days are a forecast
 */
public record YearCalendar(int year, SortedSet<LocalDate> off, SortedSet<LocalDate> worked, boolean provisional) {

  private static final Set<DayOfWeek> WEEKEND = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

  /** Keeps its own copies. */
  public YearCalendar {
    off = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(off));
    worked = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(worked));
  }

  /** True when that day is a Saturday or a Sunday. */
  public static boolean weekend(LocalDate day) {
    return WEEKEND.contains(day.getDayOfWeek());
  }

  /** True when that day of the year is worked. */
  public boolean works(LocalDate day) {
    return worked.contains(day) || !weekend(day) && !off.contains(day);
  }
}
