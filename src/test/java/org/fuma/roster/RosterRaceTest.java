package org.fuma.roster;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.json.tree.JsonNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.job.Workers;
import org.fuma.Race;
import org.fuma.enterprise.Uscc;
import org.fuma.store.Ids;
import org.fuma.store.Sql;
import org.junit.jupiter.api.Test;

/** Whoever imports beside, stops, or dies: no batch that is reported done is lost, and none is done twice. */
class RosterRaceTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final City city = City.get();
  private final Caller administrator = city.administrator();
  private final String mark = City.fresh("衡阳示例竞赛") + "号";

  @Test
  void twoWhoImportOverlappingRostersAtOnceEnrolEachFirmOnce() {
    List<String> firms = firms(3_000);
    String one = Rosters.checked(administrator, lines(firms.subList(0, 2_000), "甲"));
    String other = Rosters.checked(administrator, lines(firms.subList(1_000, 3_000).reversed(), "甲"));
    assertThat(Rosters.totals(Rosters.see(administrator, one).get("checked"))).isEqualTo("2000 0 0 0");
    assertThat(Rosters.totals(Rosters.see(administrator, other).get("checked"))).isEqualTo("2000 0 0 0");
    Race.run(2, i -> () -> administrator.post("/api/v1/rosters/" + (i == 0 ? one : other) + "/acceptance", Map.of("mode", "GOOD_ROWS")).expect(200));
    JsonNode first = Rosters.ended(administrator, one).get("taken");
    JsonNode second = Rosters.ended(administrator, other).get("taken");
    assertThat(of(first, "fresh") + of(second, "fresh")).isEqualTo(3_000);
    assertThat(of(first, "unchanged") + of(second, "unchanged")).isEqualTo(1_000);
    assertThat(of(first, "changed") + of(second, "changed")).isZero();
    assertThat(enrolled()).isEqualTo(3_000);
    assertThat(steps()).isEqualTo(3_000);
  }

  @Test
  void twoWhoRenameTheSameFirmsAtOnceLeaveOneStepForEachChange() {
    List<String> firms = firms(1_500);
    Rosters.take(administrator, Rosters.checked(administrator, lines(firms, "甲")));
    String one = Rosters.checked(administrator, lines(firms, "乙"));
    String other = Rosters.checked(administrator, lines(firms.reversed(), "乙"));
    Race.run(2, i -> () -> administrator.post("/api/v1/rosters/" + (i == 0 ? one : other) + "/acceptance", Map.of("mode", "GOOD_ROWS")).expect(200));
    JsonNode first = Rosters.ended(administrator, one).get("taken");
    JsonNode second = Rosters.ended(administrator, other).get("taken");
    assertThat(of(first, "changed") + of(second, "changed")).isEqualTo(1_500);
    assertThat(of(first, "unchanged") + of(second, "unchanged")).isEqualTo(1_500);
    assertThat(steps()).isEqualTo(3_000);
    assertThat(count("SELECT COUNT(*) FROM enterprise_head WHERE name LIKE ? AND version = 2", mark + "乙%")).isEqualTo(1_500);
  }

  @Test
  void aStoppedImportKeepsWholeBatchesAndGoesOnWhereItStopped() throws SQLException {
    List<String> firms = firms(2_500);
    String id = Rosters.checked(administrator, lines(firms, "甲"));
    try (Connection inTheWay = holding(firms.get(1_700))) {
      administrator.post("/api/v1/rosters/" + id + "/acceptance", Map.of("mode", "GOOD_ROWS")).expect(200);
      Workers.until(city, () -> done(id) == 1_000);
      administrator.submit("/rosters/" + id + "/stop", Map.of()).expect(303);
      assertThat(administrator.page("/rosters/" + id).expect(200).body()).contains("已停止", "不再导入其余部分");
      inTheWay.rollback();
    }
    Awaitility.await().during(Duration.ofMillis(700)).atMost(PATIENCE).until(() -> enrolled() == 1_000);
    assertThat(Rosters.see(administrator, id).get("progress").get("state").getStringValue()).isEqualTo("STOPPED");
    administrator.submit("/rosters/" + id + "/resumption", Map.of()).expect(303);
    JsonNode taken = Rosters.ended(administrator, id);
    assertThat(taken.get("state").getStringValue()).isEqualTo("TAKEN");
    assertThat(Rosters.totals(taken.get("taken"))).isEqualTo("2500 0 0 0");
    assertThat(enrolled()).isEqualTo(2_500);
    assertThat(steps()).isEqualTo(2_500);
  }

  @Test
  void anImportWhoseRunnerIsGoneShowsItAndIsFinishedByAnother() throws SQLException {
    List<String> firms = firms(2_500);
    String id = Rosters.checked(administrator, lines(firms, "甲"));
    try (Connection inTheWay = holding(firms.get(1_700)); Connection owner = city.database().asOwner()) {
      administrator.post("/api/v1/rosters/" + id + "/acceptance", Map.of("mode", "GOOD_ROWS")).expect(200);
      Workers.until(city, () -> done(id) == 1_000);
      String job = Rosters.see(administrator, id).get("progress").get("job").getStringValue();
      owner.createStatement().execute("UPDATE job SET lease_until = '2020-01-01' WHERE id = " + Ids.read(job).orElseThrow());
      assertThat(Rosters.see(administrator, id).get("progress").get("state").getStringValue()).isEqualTo("INTERRUPTED");
      administrator.post("/api/v1/rosters/" + id + "/resumption", Map.of()).expect(200);
      inTheWay.rollback();
    }
    JsonNode taken = Rosters.ended(administrator, id);
    assertThat(taken.get("state").getStringValue()).isEqualTo("TAKEN");
    assertThat(Rosters.totals(taken.get("taken"))).isEqualTo("2500 0 0 0");
    assertThat(enrolled()).isEqualTo(2_500);
    assertThat(steps()).isEqualTo(2_500);
  }

  @Test
  void anImportThatIsGivenUpHalfWayKeepsWhatItTook() throws SQLException {
    List<String> firms = firms(1_500);
    String id = Rosters.checked(administrator, lines(firms, "甲"));
    try (Connection inTheWay = holding(firms.get(1_200))) {
      administrator.post("/api/v1/rosters/" + id + "/acceptance", Map.of("mode", "GOOD_ROWS")).expect(200);
      Workers.until(city, () -> done(id) == 1_000);
      administrator.post("/api/v1/rosters/" + id + "/discard", Map.of()).expect(200);
      inTheWay.rollback();
    }
    JsonNode given = Rosters.ended(administrator, id);
    assertThat(given.get("state").getStringValue()).isEqualTo("DISCARDED");
    assertThat(given.get("taken").get("fresh").getLongValue()).isEqualTo(1_000);
    Awaitility.await().during(Duration.ofMillis(700)).atMost(PATIENCE).until(() -> enrolled() == 1_000);
    administrator.post("/api/v1/rosters/" + id + "/resumption", Map.of()).expect(409);
    administrator.post("/api/v1/jobs/" + given.get("progress").get("job").getStringValue() + "/resumption", Map.of()).expect(200);
    Awaitility.await().during(Duration.ofMillis(700)).atMost(PATIENCE).until(() -> enrolled() == 1_000);
  }

  /** Somebody who is about to enrol that firm, and does not say whether. */
  private Connection holding(String uscc) throws SQLException {
    Connection connection = city.database().asApplication();
    connection.setAutoCommit(false);
    connection.createStatement().execute("INSERT INTO enterprise (id, uscc, enrolled_at) VALUES (" + Ids.next() + ", '" + uscc + "', '2026-01-01')");
    return connection;
  }

  private static List<String> firms(int count) {
    List<String> firms = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      firms.add(City.uscc());
    }
    return firms;
  }

  private String[] lines(List<String> firms, String word) {
    return firms.stream().map(uscc -> mark + word + uscc.substring(10, 16) + "厂," + new Uscc(uscc) + ",衡阳市石鼓区示例路1号").toArray(String[]::new);
  }

  private long done(String id) {
    return Rosters.see(administrator, id).get("progress").get("done").getLongValue();
  }

  private static long of(JsonNode totals, String name) {
    return totals.get(name).getLongValue();
  }

  private long enrolled() {
    return count("SELECT COUNT(*) FROM enterprise_head WHERE name LIKE ?", mark + "%");
  }

  private long steps() {
    return count("SELECT COUNT(*) FROM enterprise_step WHERE name LIKE ?", mark + "%");
  }

  private long count(String sql, String argument) {
    return city.bean(Sql.class).first(row -> row.getLong(1), sql, argument).orElseThrow();
  }
}
