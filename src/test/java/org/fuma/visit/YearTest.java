package org.fuma.visit;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.json.tree.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.access.Role;
import org.fuma.store.Ids;
import org.fuma.store.Sql;
import org.junit.jupiter.api.Test;

/** A firm's year: how often each authority came, beside how often it may. */
class YearTest {

  private final City city = City.get();
  private final Door door = new Door(city);
  private final String firm = Ids.show(door.enterprise);

  private Map<String, Object> service() {
    Map<String, Object> asked = new HashMap<>(door.inspection());
    asked.keySet().removeAll(List.of("items", "colleagues", "basis", "reference"));
    asked.put("kind", "SERVICE");
    return asked;
  }

  @Test
  void inspectionsTowardsTheCapThoseOutsideAndServiceVisitsAreCountedApart() {
    door.official.post("/api/v1/visits", door.counted()).expect(201);
    door.official.post("/api/v1/visits", door.inspection()).expect(201);
    door.official.post("/api/v1/visits", door.inspection()).expect(201);
    door.official.post("/api/v1/visits", service()).expect(201);
    JsonNode year = door.firm().get("/api/v1/enterprises/" + firm + "/visit-counts").expect(200).json();
    assertThat(year.get("cap").getIntValue()).isEqualTo(2);
    assertThat(year.get("inspections").getIntValue()).isEqualTo(3);
    assertThat(year.get("service").getIntValue()).isEqualTo(1);
    JsonNode own = year.get("authorities").get(0);
    assertThat(List.of(own.get("authority").getStringValue(), own.get("counted").getIntValue(), own.get("outside").getIntValue(), own.get("service").getIntValue()))
        .isEqualTo(List.of(door.authority, 1, 2, 1));
    assertThat(door.firm().page("/visits").expect(200).body()).contains("检查 3 次，服务走访等 1 次", "1 次 / 上限 2 次");
    assertThat(door.firm().page("/my-code").expect(200).body()).contains("1 次 / 上限 2 次");
    assertThat(city.signedIn(Role.SUPERVISOR).page("/enterprises/" + firm).body()).contains("1 次 / 上限 2 次");
  }

  @Test
  void theCapIsThatOfTheFirmsGradeAndAFullYearIsSaid() {
    city.administrator().submit("/enterprises/" + firm + "/grade", Map.of("grade", "B", "gradeReason", "示例评级")).expect(303);
    door.official.post("/api/v1/visits", door.counted()).expect(201);
    assertThat(door.firm().page("/visits").body()).contains("1 次 / 上限 1 次", "已满", "按企业的信用风险等级");
    assertThat(door.firm().get("/api/v1/enterprises/" + firm + "/visit-counts?year=2024").json().get("authorities").size()).isZero();
    door.firm().get("/api/v1/enterprises/" + firm + "/visit-counts?year=many").expect(422);
  }

  @Test
  void nobodyElseSeesAFirmsYear() {
    Caller other = city.signedInFor(city.firm());
    other.get("/api/v1/enterprises/" + firm + "/visit-counts").expect(404);
    door.official.get("/api/v1/enterprises/" + firm + "/visit-counts").expect(403);
    assertThat(city.administrator().page("/enterprises/" + firm).body()).doesNotContain("上限 2 次");
  }

  @Test
  void itIsReadAlongItsKey() {
    String plan = city.bean(Sql.class).first(row -> String.valueOf(row.getString("key")),
        "EXPLAIN SELECT c.authority_id, c.counted FROM visit_count c WHERE c.enterprise_id = ? AND c.count_year = ?", door.enterprise, 2026).orElseThrow();
    assertThat(plan).isEqualTo("PRIMARY");
  }

  @Test
  void aFirmFiltersByWhoeverCameToIt() {
    door.official.post("/api/v1/visits", service()).expect(201);
    assertThat(door.firm().page("/visits").body()).contains("<option value=\"" + door.authority + "\"");
  }
}
