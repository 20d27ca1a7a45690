package org.fuma.roster;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.json.tree.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.store.Ids;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A roster with every defect comes to the same in every format: each bad line with its number and its reason. */
class DefectiveRosterTest {

  private final City city = City.get();
  private final Caller administrator = city.administrator();
  private final Map<Integer, String> expected = new InventedRoster().expected();

  static List<String> files() {
    return InventedRoster.FILES;
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyLineBecomesWhatItShould(String file) {
    String id = Rosters.send(administrator, Rosters.file(file));
    JsonNode roster = Rosters.ended(administrator, id);
    assertThat(roster.get("state").getStringValue()).isEqualTo("CHECKED");
    assertThat(refused(id)).isEqualTo(only(false));
    long good = only(true).size();
    assertThat(Rosters.totals(roster.get("checked"))).isEqualTo(good + " 0 0 " + (expected.size() - good));
    assertThat(districts(roster.get("checked"))).isEqualTo(
        only(true).values().stream().collect(Collectors.groupingBy(district -> district, Collectors.counting())));
    assertThat(roster.get("columns").get("taken").get("uscc").getStringValue()).isEqualTo("统一社会信用代码（18位）*");
    assertThat(roster.get("columns").get("notTaken").size()).isEqualTo(2);
    administrator.post("/api/v1/rosters/" + id + "/discard", Map.of()).expect(200);
  }

  @Test
  void theFileOfRefusedLinesCanBeSentAgainAndIsRefusedForTheSameReasons() {
    String id = Rosters.send(administrator, Rosters.file("roster.xlsx"));
    Rosters.ended(administrator, id);
    byte[] csv = administrator.get("/api/v1/rosters/" + id + "/refusals.csv").expect(200).bytes();
    String text = new String(csv, StandardCharsets.UTF_8);
    assertThat(text).startsWith("\uFEFF未通过原因,序号,单位名称,").contains("末位校验码不符");
    String again = Rosters.send(administrator, csv);
    JsonNode roster = Rosters.ended(administrator, again);
    // A line that was refused only because its firm stood in an earlier line that is not here is good now.
    long twice = expected.values().stream().filter(becomes -> becomes.startsWith("uscc:roster.twice")).count();
    assertThat(roster.get("checked").get("refused").getLongValue()).isBetween(only(false).size() - twice, (long) only(false).size());
    List<String> reasons = List.copyOf(reasons(again));
    assertThat(reasons).containsAll(only(false).values().stream().filter(becomes -> !becomes.contains("twice")).distinct().toList());
    for (String one : List.of(id, again)) {
      administrator.post("/api/v1/rosters/" + one + "/discard", Map.of()).expect(200);
    }
  }

  private Map<Integer, String> only(boolean good) {
    Map<Integer, String> some = new LinkedHashMap<>();
    expected.forEach((line, becomes) -> {
      if (good != becomes.contains(":")) {
        some.put(line, becomes);
      }
    });
    return some;
  }

  private Map<Integer, String> refused(String id) {
    Map<Integer, String> refused = new LinkedHashMap<>();
    all(id).forEach(refusal -> refused.put((int) refusal.line(), reasons(refusal)));
    return refused;
  }

  private List<String> reasons(String id) {
    return all(id).stream().map(DefectiveRosterTest::reasons).toList();
  }

  private List<Refusal> all(String id) {
    return city.bean(RosterImports.class).refusals(city.system(), Ids.read(id).orElseThrow(), 0, 1_000);
  }

  private static String reasons(Refusal refusal) {
    return refusal.wrong().stream()
        .map(wrong -> wrong.field() + ":" + wrong.key() + (wrong.key().equals("roster.twice") ? " " + wrong.arguments().getFirst() : ""))
        .collect(Collectors.joining(" "));
  }

  private static Map<String, Long> districts(JsonNode totals) {
    Map<String, Long> districts = new LinkedHashMap<>();
    totals.get("districts").entries().forEach(district -> districts.put(district.getKey(), district.getValue().getLongValue()));
    districts.put("open", totals.get("open").getLongValue());
    return districts;
  }
}
