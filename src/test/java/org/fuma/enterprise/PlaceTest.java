package org.fuma.enterprise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.Reply;
import org.fuma.access.Role;
import org.fuma.store.Ids;
import org.fuma.store.Sql;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a firm is: given as a map gives it, kept as a phone counts it. */
class PlaceTest {

  private final City city = City.get();
  private final Caller administrator = city.administrator();
  private final String firm = city.firm();

  @Test
  void whatABaiduMapGivesIsKeptAsPhonesCountItBesideWhatWasGiven() {
    assertThat(administrator.get("/api/v1/enterprises/" + firm).body()).doesNotContain("latitude");
    administrator.post("/api/v1/enterprises/" + firm + "/place", Map.of("coordinates", "112.583482,26.896710", "datum", "BD_09")).expect(200);
    Place place = city.bean(Enterprises.class).find(Ids.read(firm).orElseThrow()).orElseThrow().place().orElseThrow();
    assertThat(Distance.metres(Datum.BD_09.ofWgs84(place), new Place(26.896710, 112.583482))).isZero();
    Reply read = administrator.get("/api/v1/enterprises/" + firm);
    assertThat(read.json().get("place").get("latitude").getDoubleValue()).isEqualTo(place.latitude());
    assertThat(read.header("ETag")).isEqualTo("\"2\"");
    assertThat(administrator.page("/enterprises/" + firm).body()).contains("百度地图", "112.583482", "登记位置");
    assertThat(city.bean(Sql.class).first(row -> row.getString(1),
        "SELECT l.kind FROM enterprise_place p JOIN ledger_entry l ON l.id = p.id AND l.object_id = p.enterprise_id WHERE p.enterprise_id = ?",
        Ids.read(firm).orElseThrow())).contains("enterprise.placed");
  }

  @Test
  void aNewPlaceTakesTheOldOnesAndBothStayOnRecord() {
    for (String coordinates : new String[] {"26.893412, 112.571987", "北纬26.901234 东经１１２．５８００００"}) {
      administrator.submit("/enterprises/" + firm + "/place", Map.of("coordinates", coordinates, "datum", "WGS_84")).expect(303);
    }
    String page = administrator.page("/enterprises/" + firm).body();
    assertThat(page).contains("北纬 26.901234°，东经 112.580000°", "26.893412");
    assertThat(page.indexOf("26.901234")).isLessThan(page.indexOf("26.893412"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "26.893412", "26, 112", "126.893412, 112.571987", "2.893412, 112.571987", "26.893412, 12.571987", "26.893412, 112.571987, 3.123456", "在门口"})
  void whatIsNoPlaceInChinaIsRefusedWithWhatToDo(String coordinates) {
    Reply refused = administrator.submit("/enterprises/" + firm + "/place", Map.of("coordinates", coordinates, "datum", "WGS_84")).expect(422);
    assertThat(refused.body()).containsAnyOf("没有读出经纬度", "请填写");
    assertThat(city.bean(Enterprises.class).find(Ids.read(firm).orElseThrow()).orElseThrow().place()).isEmpty();
  }

  @Test
  void theDatumIsNeverGuessed() {
    administrator.post("/api/v1/enterprises/" + firm + "/place", Map.of("coordinates", "26.893412, 112.571987")).expect(422);
  }

  @Test
  void onlyWhoEnrolsFirmsPlacesThemAndTheFirmSeesIt() {
    Map<String, String> place = Map.of("coordinates", "26.893412, 112.571987", "datum", "WGS_84");
    Caller own = city.signedInFor(firm);
    own.post("/api/v1/enterprises/" + firm + "/place", place).expect(403);
    city.signedIn(Role.SUPERVISOR).post("/api/v1/enterprises/" + firm + "/place", place).expect(403);
    administrator.post("/api/v1/enterprises/" + firm + "/place", place).expect(200);
    assertThat(own.page("/enterprises/" + firm).body()).contains("北纬 26.893412°").doesNotContain("/place\"");
  }
}
