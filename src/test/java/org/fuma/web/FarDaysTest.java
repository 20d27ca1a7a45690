package org.fuma.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.access.Role;
import org.fuma.store.Ids;
import org.fuma.store.Time;
import org.junit.jupiter.api.Test;

/** A page of a list that would begin on a day that no table holds is refused like any other that is none of ours. */
class FarDaysTest {

  private static final List<String> DAYS =
      List.of("%2B999999999-12-31", "-999999999-01-01", "%2B10000-01-01", "9999-12-31", "0000-01-01", "1969-12-31");
  private static final List<String> MOMENTS =
      List.of("%2B1000000000-12-31T00:00:00Z", "-1000000000-01-01T00:00:00Z", "9999-12-31T23:59:59.999999999Z", "1969-12-31T23:59:59Z");

  private final Caller supervisor = City.get().signedIn(Role.SUPERVISOR);
  private final String end = "_" + Ids.show(Ids.next());

  @Test
  void aListByDayRefusesIt() {
    for (String list : List.of("/api/v1/complaints?pageToken=", "/api/v1/ratings?pageToken=")) {
      DAYS.forEach(day -> assertThat(supervisor.get(list + day + end).status()).as(list + day).isEqualTo(400));
      supervisor.get(list + "2026-03-02" + end).expect(200);
    }
    DAYS.forEach(day -> assertThat(supervisor.page("/complaints?after=" + day + end).status()).as(day).isEqualTo(400));
  }

  @Test
  void aListByMomentRefusesIt() {
    for (String list : List.of("/api/v1/complaints?state=ALL&pageToken=", "/api/v1/notices/undelivered?pageToken=")) {
      MOMENTS.forEach(moment -> assertThat(supervisor.get(list + moment + end).status()).as(list + moment).isEqualTo(400));
      supervisor.get(list + "2026-03-02T01:02:03.000004Z" + end).expect(200);
    }
    MOMENTS.forEach(moment -> assertThat(supervisor.page("/notices/undelivered?below=" + moment + end).status()).as(moment).isEqualTo(400));
  }

  @Test
  void whatTheTablesHoldIsKeptAsItIs() {
    Instant first = Instant.parse("1970-01-01T00:00:00Z");
    Instant last = Instant.parse("9998-12-31T23:59:59.999999999Z");
    assertThat(List.of(Time.kept(first), Time.kept(last))).containsExactly(first, last);
    assertThatThrownBy(() -> Time.kept(first.minusNanos(1))).isInstanceOf(DateTimeException.class);
    assertThatThrownBy(() -> Time.kept(last.plusNanos(1))).isInstanceOf(DateTimeException.class);
    assertThatThrownBy(() -> Time.kept(LocalDate.MAX)).isInstanceOf(DateTimeException.class);
    assertThatThrownBy(() -> Time.kept(Instant.MAX)).isInstanceOf(DateTimeException.class);
  }
}
