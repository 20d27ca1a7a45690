package org.fuma.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.store.Ids;
import org.junit.jupiter.api.Test;

/** What a firm is told of its visits lately. */
class ToldTest {

  private final City city = City.get();
  private final Door door = new Door(city);
  private final Caller firm = door.firm();

  @Test
  void aFirmWithoutVisitsIsToldNothing() {
    assertThat(counts()).isEqualTo(new Told.Counts(0, 0));
    assertThat(city.bean(Told.class).of(Set.of())).isEqualTo(new Told.Counts(0, 0));
    assertThat(firm.page("/").expect(200).body()).doesNotContain("请您留意");
    assertThat(firm.page("/visits").expect(200).body()).doesNotContain("请您留意");
  }

  @Test
  void refusedEntriesAndVisitsThatWaitForAnAnswerStandOnTheStartPageAndAboveTheVisits() {
    door.arrived();
    refused();
    assertThat(counts()).isEqualTo(new Told.Counts(1, 1));
    for (String path : List.of("/", "/visits")) {
      assertThat(firm.page(path).expect(200).body()).as(path).contains(
          "href=\"/visits?mark=UNCONFIRMED\">等待您确认来人是否在场的入企：1 次", "href=\"/visits?mark=REFUSED\">最近 30 天未准予的入企：1 次");
    }
    assertThat(firm.page("/visits?mark=REFUSED").expect(200).body()).doesNotContain("请您留意");
    assertThat(door.official.page("/").expect(200).body()).doesNotContain("请您留意");
    assertThat(new Door(city).firm().page("/").expect(200).body()).doesNotContain("请您留意");
  }

  @Test
  void whatCanNoLongerBeAnsweredDoesNotWait() throws SQLException {
    String left = door.arrived();
    change(left, "UPDATE visit_head SET state = 'DEPARTED', departed_at = UTC_TIMESTAMP() - INTERVAL 23 HOUR");
    assertThat(counts().waiting()).isEqualTo(1);
    change(left, "UPDATE visit_head SET departed_at = UTC_TIMESTAMP() - INTERVAL 25 HOUR");
    assertThat(counts().waiting()).isZero();
    change(left, "UPDATE visit SET entered = 'OUTAGE', entered_at = UTC_TIMESTAMP() - INTERVAL 1 HOUR");
    assertThat(counts().waiting()).as("a visit that was entered late can be answered for a day after the entry").isEqualTo(1);
    change(left, "UPDATE visit_head SET handshake = 'CONFIRMED'");
    assertThat(counts().waiting()).isZero();
  }

  @Test
  void whatIsLongAgoIsNotCounted() throws SQLException {
    String refused = refused();
    change(refused, "UPDATE visit SET arrived_at = UTC_TIMESTAMP() - INTERVAL 29 DAY");
    assertThat(counts().refused()).isEqualTo(1);
    change(refused, "UPDATE visit SET arrived_at = UTC_TIMESTAMP() - INTERVAL 31 DAY");
    assertThat(counts().refused()).isZero();
  }

  private Told.Counts counts() {
    return city.bean(Told.class).of(Set.of(door.enterprise));
  }

  /** An inspection alone, which the rules refuse. */
  private String refused() {
    Map<String, Object> asked = door.inspection();
    asked.put("colleagues", List.of());
    asked.put("alone", true);
    return door.official.post("/api/v1/visits", asked).created();
  }

  /** Lets a visit be of another time, as the service never could. */
  private void change(String id, String change) throws SQLException {
    try (Connection owner = city.database().asOwner(); Statement statement = owner.createStatement()) {
      statement.execute(change + " WHERE id = " + Ids.read(id).orElseThrow());
    }
  }
}
