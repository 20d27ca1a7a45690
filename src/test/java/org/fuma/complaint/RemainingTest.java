package org.fuma.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.fuma.City;
import org.fuma.rule.WorkingDays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How pressing a deadline is. */
class RemainingTest {

  private final WorkingDays calendar = City.get().bean(Clocks.class).running().calendar();

  private Remaining seen(DueKind kind, String day, String today) {
    LocalDate last = LocalDate.parse(day);
    return Remaining.of(new Due(kind, last, last.minusDays(20), 5, true, false), LocalDate.parse(today), calendar);
  }

  /** The week before the National Day of 2026: 25–27 September and 1–7 October are off, 10 October is worked. */
  @ParameterizedTest
  @CsvSource({
    "2026-09-24, 2026-09-24, TODAY, 0",
    "2026-09-28, 2026-09-24, SOON, 1",
    "2026-09-30, 2026-09-24, SOON, 3",
    "2026-10-08, 2026-09-24, LATER, 4",
    "2026-10-10, 2026-09-30, SOON, 3",
    "2026-09-23, 2026-09-24, OVER, 1"
  })
  void holidaysDoNotCount(String day, String today, Remaining.Look look, int days) {
    Remaining left = seen(DueKind.DECIDE, day, today);
    assertThat(left.look()).isEqualTo(look);
    assertThat(left.days()).isEqualTo(days);
    assertThat(left.working()).isTrue();
  }

  @Test
  void whatTheFigureCountsIsWhatIsYellow() {
    for (LocalDate today = LocalDate.of(2026, 1, 1); today.isBefore(LocalDate.of(2026, 11, 30)); today = today.plusDays(1)) {
      LocalDate soon = Remaining.soon(today, calendar);
      for (LocalDate day = today.plusDays(1); day.isBefore(today.plusDays(16)); day = day.plusDays(1)) {
        Remaining left = seen(DueKind.TELL, day.toString(), today.toString());
        assertThat(left.look() == Remaining.Look.LATER).as("%s on %s", day, today).isEqualTo(day.isAfter(soon));
      }
    }
  }

  @Test
  void whatComesByItselfPressesNobody() {
    assertThat(seen(DueKind.REOPEN, "2026-09-24", "2026-09-24").look()).isEqualTo(Remaining.Look.BY_ITSELF);
    assertThat(seen(DueKind.RESUME, "2026-09-01", "2026-09-24").look()).isEqualTo(Remaining.Look.BY_ITSELF);
  }

  @Test
  void aYearThatIsNotLoadedIsCountedInCalendarDays() {
    Remaining left = seen(DueKind.DECIDE, "2187-01-10", "2187-01-02");
    assertThat(left.working()).isFalse();
    assertThat(left.days()).isEqualTo(8);
  }
}
