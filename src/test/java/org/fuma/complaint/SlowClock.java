package org.fuma.complaint;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.fuma.store.Time;

/** The oracle of deadlines: it walks from day to day with a list of holidays in its hand. */
final class SlowClock {

  /** Days off and worked weekends as domain.md §5 has them; 2027 is invented. */
  static final Set<LocalDate> OFF =
      days("2025-01-01", "2025-01-28..2025-02-04", "2025-04-04..2025-04-06", "2025-05-01..2025-05-05", "2025-05-31..2025-06-02", "2025-10-01..2025-10-08",
          "2026-01-01..2026-01-03", "2026-02-15..2026-02-23", "2026-04-04..2026-04-06", "2026-05-01..2026-05-05", "2026-06-19..2026-06-21",
          "2026-09-25..2026-09-27", "2026-10-01..2026-10-07",
          "2027-01-01..2027-01-03", "2027-02-05..2027-02-13", "2027-04-03..2027-04-05", "2027-05-01..2027-05-05", "2027-10-01..2027-10-07");

  static final Set<LocalDate> WORKED =
      days("2025-01-26", "2025-02-08", "2025-04-27", "2025-09-28", "2025-10-11", "2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20",
          "2026-10-10", "2027-02-14", "2027-10-09");

  private SlowClock() {}

  private static Set<LocalDate> days(String... ranges) {
    return Arrays.stream(ranges)
        .flatMap(range -> LocalDate.parse(range.split("\\.\\.")[0]).datesUntil(LocalDate.parse(range.substring(range.length() - 10)).plusDays(1)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The oracle's own idea of a working day. */
  private static boolean worked(LocalDate day) {
    if (WORKED.contains(day)) {
      return true;
    }
    return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY && !OFF.contains(day);
  }

  /** The oracle: the clock ticks on every working day after the event on which it does not stand still; it is over on the day of the last tick. */
  static LocalDate last(LocalDate event, int ticks, List<Pause> pauses) {
    LocalDate day = event;
    int left = ticks;
    while (left > 0) {
      day = day.plusDays(1);
      LocalDate now = day;
      if (worked(day) && pauses.stream().noneMatch(pause -> now.isAfter(pause.from()) && !now.isAfter(pause.until()))) {
        left--;
      }
    }
    return day;
  }

  /** The clock stands still on every day after the first, up to the second. */
  record Pause(LocalDate from, LocalDate until) {}

  /** The day that runs after these steps, by when each was taken, how long a stop was to be and by how much it was extended; none once it is closed. */
  static Optional<LocalDate> due(List<Complaint.Step> steps) {
    LocalDate from = null;
    int ticks = 0;
    int decideDays = 0;
    List<Pause> pauses = new ArrayList<>();
    Optional<Pause> still = Optional.empty();
    for (Complaint.Step step : steps) {
      LocalDate day = Time.day(step.at());
      int term =
          switch (step.event()) {
            case "submission" -> 5;
            case "acceptance", "reopening", "pursuit" -> 30;
            case "refusal", "transfer", "withdrawal", "decision", "telling" -> 15;
            default -> 0;
          };
      if (term > 0) {
        from = day;
        ticks = term;
        pauses.clear();
        still = Optional.empty();
      }
      switch (step.event()) {
        case "extension" -> ticks += step.due().orElseThrow().days() - decideDays;
        case "stop" -> still = Optional.of(new Pause(day, last(day, step.due().orElseThrow().days(), List.of())));
        case "resumption" -> {
          // The service may come late: the clock goes on from the day that was said.
          Pause said = still.orElseThrow();
          pauses.add(new Pause(said.from(), day.isBefore(said.until()) ? day : said.until()));
          still = Optional.empty();
        }
        case "closing" -> {
          return Optional.empty();
        }
        default -> {
          // Moves no deadline.
        }
      }
      decideDays = step.due().filter(due -> due.kind() == DueKind.DECIDE).map(Due::days).orElse(decideDays);
    }
    return Optional.of(still.map(Pause::until).orElse(last(from, ticks, pauses)));
  }
}
