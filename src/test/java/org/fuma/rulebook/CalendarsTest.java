package org.fuma.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.json.tree.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.Race;
import org.fuma.access.Role;
import org.fuma.web.Failure;
import org.junit.jupiter.api.Test;

class CalendarsTest {

  private final City city = City.get();
  private final Caller supervisor = city.signedIn(Role.SUPERVISOR);

  @Test
  void theCalendarsThatComeAlongAreLoaded() {
    assertThat(city.bean(Calendars.class).workingDays().after(LocalDate.of(2026, 9, 30), 1)).hasToString("Deadline[day=2026-10-08, provisional=false]");
    assertThat(supervisor.get("/api/v1/working-days?after=2025-12-31&days=1").expect(200).json().get("day").getStringValue()).isEqualTo("2026-01-04");
  }

  @Test
  void aYearThatIsMissingIsToldAndOnceItIsLoadedItsDeadlinesAreProvisionalUntilTheNoticeComes() {
    String question = "/api/v1/working-days?after=2061-12-30&days=5";
    assertThat(supervisor.get(question).expect(409).body()).contains("2061年的工作日历还没有载入");
    assertThat(supervisor.page("/rules/calendar?after=2061-12-30&days=5").expect(409).body()).contains("2061年的工作日历还没有载入");
    load(2061, true, List.of("2061-10-01/2061-10-07"), List.of("2061-10-08")).expectYear(2061);
    assertThat(supervisor.get(question).expect(409).body()).contains("2062年");
    assertThatThrownBy(() -> city.bean(Calendars.class).workingDays().after(LocalDate.of(2061, 12, 30), 5)).isInstanceOf(Failure.Conflict.class);
    load(2062, true, List.of("2062-01-01/2062-01-02"), List.of()).expectYear(2062);
    JsonNode provisional = supervisor.get(question).expect(200).json();
    assertThat(provisional.get("day").getStringValue()).isEqualTo("2062-01-09");
    assertThat(provisional.get("provisional").getBooleanValue()).isTrue();
    assertThat(supervisor.page("/rules/calendar?after=2061-12-30&days=5").expect(200).body()).contains("<strong>2062-01-09</strong>").contains("暂定");
    load(2061, false, List.of("2061-10-01/2061-10-07"), List.of("2061-10-08")).expectYear(2061);
    load(2062, false, List.of("2062-01-01/2062-01-03"), List.of("2062-01-07")).expectYear(2062);
    JsonNode settled = supervisor.get(question).expect(200).json();
    assertThat(settled.get("day").getStringValue()).isEqualTo("2062-01-09");
    assertThat(settled.get("provisional").getBooleanValue()).isFalse();
    assertThat(supervisor.get("/api/v1/calendars").expect(200).body()).contains("\"year\":2062,\"revision\":2");
  }

  @Test
  void thePageLoadsAYearAndKeepsWhatWasTypedWhenItCannot() {
    Map<String, String> form = new java.util.HashMap<>(Map.of("year", "2063", "off", "2063-01-01\n元旦", "worked", "", "source", "示例通知", "provisional", "true"));
    String refused = supervisor.submit("/rules/calendar", form).expect(422).body();
    assertThat(refused).contains("看不懂“元旦”").contains("2063-01-01\n元旦").contains("wrong-off");
    form.put("off", "2063-01-01");
    assertThat(supervisor.submit("/rules/calendar", form).expect(303).header("Location")).isEqualTo("/rules/calendar#year-2063");
    assertThat(supervisor.page("/rules/calendar").expect(200).body()).contains("id=\"year-2063\"").contains("示例通知").contains("放假1天");
  }

  @Test
  void sentTwiceAYearIsLoadedOnceAndOfSeveralAtOnceNoneIsLost() {
    String key = City.fresh("key-");
    Map<String, Object> asked = Map.of("year", 2064, "off", List.of("2064-01-01"), "source", "示例通知");
    assertThat(supervisor.post("/api/v1/calendars", asked, "Idempotency-Key", key).expect(201).json().get("revision").getIntValue()).isEqualTo(1);
    supervisor.post("/api/v1/calendars", asked, "Idempotency-Key", key).expect(201);
    assertThat(city.bean(CalendarRepository.class).revision(2064)).isEqualTo(1);
    List<Object> statuses = Race.run(6, i -> () -> supervisor.post("/api/v1/calendars", asked).status());
    assertThat(statuses).containsOnlyElementsOf(List.of(201, 409)).contains(201);
    assertThat(city.bean(CalendarRepository.class).revision(2064)).isEqualTo(1 + (int) statuses.stream().filter(status -> status.equals(201)).count());
  }

  private record Loaded(JsonNode year) {
    void expectYear(int expected) {
      assertThat(year.get("year").getIntValue()).isEqualTo(expected);
    }
  }

  private Loaded load(int year, boolean provisional, List<String> off, List<String> worked) {
    return new Loaded(supervisor.post("/api/v1/calendars", Map.of("year", year, "provisional", provisional, "off", off, "worked", worked, "source", "示例通知"))
        .expect(201).json());
  }
}
