package org.fuma.rulebook;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fuma.rule.YearCalendar;
import org.fuma.web.Checks;

/**
 * A year's calendar as people write it: days and ranges of days, one to a line or with commas between them. A range is written
 * {@code 2026-02-15/2026-02-23}, or with 至 or a dash.
 *
 * @param off    days without work
 * @param worked days at a weekend that are worked
 * @param source the notice, or what the forecast rests on
 */
record CalendarText(String year, boolean provisional, String off, String worked, String source) {

  static final int LONGEST = 4_000;

  private static final int FIRST_YEAR = 2020;
  private static final int LAST_YEAR = 2100;
  private static final int MOST_OFF = 120;
  private static final int MOST_WORKED = 60;
  private static final int LONGEST_SOURCE = 200;

  private static final String DAY = "(\\d{4}-\\d{1,2}-\\d{1,2})";
  private static final Pattern RANGE = Pattern.compile(DAY + "(?:\\s*(?:/|至|~|～|–|—|to)\\s*" + DAY + ")?");

  /** A calendar and where it comes from. */
  record Read(YearCalendar calendar, String source) {}

  /** What a file of these lines says: year, provisional, source, off, worked. */
  static CalendarText of(Map<String, String> lines) {
    return new CalendarText(lines.getOrDefault("year", ""), "true".equals(lines.get("provisional")), lines.getOrDefault("off", ""),
        lines.getOrDefault("worked", ""), lines.getOrDefault("source", ""));
  }

  /** The calendar; what cannot be is refused under its field. */
  Read read() {
    Checks checks = new Checks();
    int number = checks.number("year", year, FIRST_YEAR, LAST_YEAR);
    SortedSet<LocalDate> without = days("off", checks.required("off", off, LONGEST), number, checks);
    SortedSet<LocalDate> makeUp = days("worked", checks.optional("worked", worked, LONGEST), number, checks);
    makeUp.stream().filter(day -> !YearCalendar.weekend(day)).findFirst().ifPresent(day -> checks.refuse("worked", "calendar.no-weekend", day.toString()));
    makeUp.stream().filter(without::contains).findFirst().ifPresent(day -> checks.refuse("worked", "calendar.both", day.toString()));
    if (without.size() > MOST_OFF) {
      checks.refuse("off", "calendar.too-many", MOST_OFF);
    }
    if (makeUp.size() > MOST_WORKED) {
      checks.refuse("worked", "calendar.too-many", MOST_WORKED);
    }
    String from = checks.required("source", source, 2, LONGEST_SOURCE);
    checks.done();
    return new Read(new YearCalendar(number, without, makeUp, provisional), from);
  }

  private static SortedSet<LocalDate> days(String field, String text, int year, Checks checks) {
    SortedSet<LocalDate> days = new TreeSet<>();
    for (String part : text.split("[\\n,;，；、]")) {
      if (!part.isBlank()) {
        add(field, part.strip(), year, days, checks);
      }
    }
    return days;
  }

  private static void add(String field, String part, int year, SortedSet<LocalDate> days, Checks checks) {
    Matcher range = RANGE.matcher(part);
    try {
      if (range.matches()) {
        LocalDate first = day(range.group(1));
        LocalDate last = range.group(2) == null ? first : day(range.group(2));
        if (first.getYear() != year || last.getYear() != year) {
          checks.refuse(field, "calendar.other-year", part, String.valueOf(year));
        } else if (last.isBefore(first)) {
          checks.refuse(field, "calendar.backwards", part);
        } else {
          first.datesUntil(last.plusDays(1)).forEach(days::add);
        }
        return;
      }
    } catch (DateTimeException noDay) {
      // Refused below.
    }
    checks.refuse(field, "calendar.unreadable", part.length() > 40 ? part.substring(0, 40) + "…" : part);
  }

  private static LocalDate day(String text) {
    String[] parts = text.split("-");
    return LocalDate.of(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
  }
}
