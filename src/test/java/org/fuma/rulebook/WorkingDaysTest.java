package org.fuma.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fuma.rule.WorkingDays;
import org.fuma.rule.YearCalendar;
import org.fuma.web.Failure;
import org.fuma.web.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Working days over the calendars that come along and an invented one, against an oracle that knows every single day. */
class WorkingDaysTest {

  /** Written down day by day, by another hand than the files: domain.md §5, and an invented 2027. */
  private static final Set<String> OFF = Set.of(
      "2025-01-01", "2025-01-28", "2025-01-29", "2025-01-30", "2025-01-31", "2025-02-01", "2025-02-02", "2025-02-03", "2025-02-04",
      "2025-04-04", "2025-04-05", "2025-04-06", "2025-05-01", "2025-05-02", "2025-05-03", "2025-05-04", "2025-05-05", "2025-05-31", "2025-06-01", "2025-06-02",
      "2025-10-01", "2025-10-02", "2025-10-03", "2025-10-04", "2025-10-05", "2025-10-06", "2025-10-07", "2025-10-08",
      "2026-01-01", "2026-01-02", "2026-01-03", "2026-02-15", "2026-02-16", "2026-02-17", "2026-02-18", "2026-02-19", "2026-02-20", "2026-02-21", "2026-02-22",
      "2026-02-23", "2026-04-04", "2026-04-05", "2026-04-06", "2026-05-01", "2026-05-02", "2026-05-03", "2026-05-04", "2026-05-05", "2026-06-19", "2026-06-20",
      "2026-06-21", "2026-09-25", "2026-09-26", "2026-09-27", "2026-10-01", "2026-10-02", "2026-10-03", "2026-10-04", "2026-10-05", "2026-10-06", "2026-10-07",
      "2027-01-01", "2027-02-05", "2027-02-06", "2027-02-07", "2027-02-08", "2027-02-09", "2027-02-10", "2027-02-11", "2027-04-05", "2027-05-01", "2027-05-02",
      "2027-05-03", "2027-06-09", "2027-09-15", "2027-10-01", "2027-10-02", "2027-10-03", "2027-10-04", "2027-10-05", "2027-10-06", "2027-10-07");

  private static final Set<String> WORKED = Set.of(
      "2025-01-26", "2025-02-08", "2025-04-27", "2025-09-28", "2025-10-11", "2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10",
      "2027-02-20", "2027-10-09");

  private static final YearCalendar INVENTED = new CalendarText("2027", true, "2027-01-01\n2027-02-05/2027-02-11, 2027-04-05; 2027-05-01至2027-05-03\n"
      + "2027-06-09、2027-09-15，2027-10-01 – 2027-10-07", "2027-2-20, 2027-10-9", "示例预测").read().calendar();

  private static final WorkingDays DAYS = new WorkingDays(Map.of(2025, shipped(2025), 2026, shipped(2026), 2027, INVENTED));

  private static YearCalendar shipped(int year) {
    return FirstRules.calendar(year, FirstRules.text("/calendar/" + year + ".yml").orElseThrow()).calendar();
  }

  private static boolean oracle(LocalDate day) {
    String text = day.toString();
    String name = day.getDayOfWeek().name();
    return WORKED.contains(text) || !OFF.contains(text) && !name.equals("SATURDAY") && !name.equals("SUNDAY");
  }

  @Test
  void everyDayOfThreeYearsIsWorkedOrNotAsTheOracleSays() {
    for (LocalDate day = LocalDate.of(2025, 1, 1); day.getYear() <= 2027; day = day.plusDays(1)) {
      assertThat(DAYS.works(day)).as(day.toString()).isEqualTo(oracle(day));
    }
  }

  @Test
  void everyDeadlineFromEveryDayIsTheOracles() {
    for (LocalDate event = LocalDate.of(2024, 12, 31); event.isBefore(LocalDate.of(2027, 10, 1)); event = event.plusDays(1)) {
      int counted = 0;
      for (LocalDate day = event.plusDays(1); counted < 45; day = day.plusDays(1)) {
        if (oracle(day)) {
          counted++;
          WorkingDays.Deadline deadline = DAYS.after(event, counted);
          assertThat(deadline.day()).as("%d working days after %s", counted, event).isEqualTo(day);
          assertThat(deadline.provisional()).as("through a forecast").isEqualTo(day.getYear() == 2027);
        }
      }
    }
  }

  @Test
  void betweenIsTheOtherWayRound() {
    for (LocalDate event = LocalDate.of(2025, 1, 1); event.isBefore(LocalDate.of(2027, 9, 1)); event = event.plusDays(3)) {
      for (int days : List.of(1, 5, 15, 30)) {
        LocalDate deadline = DAYS.after(event, days).day();
        assertThat(DAYS.between(event, deadline)).isEqualTo(days);
        assertThat(DAYS.between(event, deadline.minusDays(1))).isEqualTo(days - 1);
      }
    }
    assertThat(DAYS.between(LocalDate.of(2026, 6, 1), LocalDate.of(2026, 6, 1))).isZero();
    assertThat(DAYS.between(LocalDate.of(2026, 6, 2), LocalDate.of(2026, 6, 1))).isZero();
  }

  @ParameterizedTest(name = "{1} working days after {0}: {2}")
  @CsvSource({"2026-06-01,5,2026-06-08", "2026-06-05,1,2026-06-08", "2026-06-06,1,2026-06-08", "2026-02-13,1,2026-02-14", "2026-02-14,1,2026-02-24",
    "2025-12-31,1,2026-01-04", "2026-09-30,5,2026-10-13", "2025-09-26,2,2025-09-29"})
  void dayOneIsTheDayAfterTheEvent(LocalDate event, int days, LocalDate deadline) {
    assertThat(DAYS.after(event, days).day()).isEqualTo(deadline);
  }

  @Test
  void aYearThatIsNotLoadedIsSaidToBeMissingAndNeverGuessed() {
    assertThatThrownBy(() -> DAYS.after(LocalDate.of(2027, 12, 30), 5)).isInstanceOfSatisfying(Failure.Conflict.class, failure -> {
      assertThat(Words.ZH.say(failure.said())).startsWith("2028年的工作日历还没有载入");
      assertThat(Words.EN.say(failure.said())).startsWith("The calendar of working days for 2028 has not been loaded");
    });
    assertThatThrownBy(() -> DAYS.works(LocalDate.of(2024, 12, 31))).isInstanceOf(Failure.Conflict.class);
    assertThatThrownBy(() -> DAYS.between(LocalDate.of(2027, 12, 30), LocalDate.of(2028, 1, 4))).isInstanceOf(Failure.Conflict.class);
    assertThat(DAYS.after(LocalDate.of(2027, 12, 30), 1).day()).isEqualTo(LocalDate.of(2027, 12, 31));
  }

  @ParameterizedTest
  @CsvSource({"0", "-1", "1001"})
  void aDeadlineIsSomeDaysAway(int days) {
    assertThatThrownBy(() -> DAYS.after(LocalDate.of(2026, 6, 1), days)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatMustNotWaitForACalendarEndsOnTheLastDayThatIsKnownOrAsManyCalendarDaysLater() {
    WorkingDays two = new WorkingDays(Map.of(2025, shipped(2025), 2026, shipped(2026)));
    for (LocalDate event = LocalDate.of(2025, 1, 1); event.getYear() <= 2026; event = event.plusDays(1)) {
      for (int days : new int[] {1, 5, 15, 30}) {
        WorkingDays.Deadline right = DAYS.after(event, days);
        WorkingDays.Deadline known = two.afterAsKnown(event, days);
        assertThat(known).as(event + " " + days).isEqualTo(
            right.day().getYear() <= 2026 ? right : new WorkingDays.Deadline(later(LocalDate.of(2026, 12, 31), event.plusDays(days)), true));
        assertThat(known.day()).isBeforeOrEqualTo(right.day());
      }
    }
    assertThat(two.afterAsKnown(LocalDate.of(2027, 3, 1), 5)).isEqualTo(new WorkingDays.Deadline(LocalDate.of(2027, 3, 6), true));
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isBefore(other) ? other : one;
  }
}
