package org.fuma.visit;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.json.tree.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.access.Role;
import org.junit.jupiter.api.Test;

/** The page with which an official's day begins. */
class TodayTest {

  private final City city = City.get();
  private final Door door = new Door(city);

  private static List<String> visits(JsonNode day, String part) {
    List<String> ids = new ArrayList<>();
    day.get(part).values().forEach(line -> ids.add(line.get("visit").getStringValue()));
    return ids;
  }

  private static JsonNode day(Caller official) {
    return official.get("/api/v1/today").expect(200).json();
  }

  @Test
  void aVisitIsOpenThenWithoutAResultThenDone() {
    Caller colleague = city.signedIn(Role.OFFICIAL, door.authority, door.colleague);
    String visit = door.arrived();
    assertThat(visits(day(door.official), "open")).containsExactly(visit);
    assertThat(visits(day(colleague), "open")).containsExactly(visit);
    assertThat(visits(day(colleague), "awaitingMe")).containsExactly(visit);
    assertThat(visits(day(door.official), "awaitingMe")).isEmpty();
    door.official.post("/api/v1/visits/" + visit + "/departure", Map.of()).expect(200);
    assertThat(visits(day(door.official), "open")).isEmpty();
    assertThat(visits(day(door.official), "missingResults")).containsExactly(visit);
    String page = door.official.page("/today").expect(200).body();
    assertThat(page).contains("/visits/" + visit, "请在 " + LocalDate.now(java.time.ZoneId.of("Asia/Shanghai")).plusDays(3) + " 前记录结果");
    door.official.post("/api/v1/visits/" + visit + "/result", Map.of("result", "NO_PROBLEM", "note", "没有问题")).expect(200);
    assertThat(visits(day(door.official), "missingResults")).isEmpty();
  }

  @Test
  void othersVisitsAreNotThere() {
    String visit = door.arrived();
    Caller other = city.signedIn(Role.OFFICIAL, door.authority, city.official(door.authority));
    assertThat(other.page("/today").expect(200).body()).doesNotContain(visit);
    assertThat(visits(day(other), "open")).isEmpty();
  }

  @Test
  void anExpiredCertificateIsSaidWithWhatToDo() {
    Caller expired = city.signedIn(Role.OFFICIAL, door.authority, city.official(door.authority, "2020-01-01", "2021-01-01"));
    assertThat(expired.page("/today").expect(200).body()).contains("2021-01-01", "不能登记入企");
    assertThat(day(expired).get("certificate").getStringValue()).isEqualTo("EXPIRED");
  }

  @Test
  void whoeverLogsNoVisitsHasNoSuchDay() {
    door.firm().get("/api/v1/today").expect(403);
    city.signedIn(Role.SUPERVISOR).page("/today").expect(403);
  }
}
