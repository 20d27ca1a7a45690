package org.fuma.visit;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.json.tree.JsonNode;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.Race;
import org.fuma.access.Role;
import org.fuma.store.Ids;
import org.fuma.store.Sql;
import org.junit.jupiter.api.Test;

/** What the firm remarks on a visit, and what officials note when it would not sign. */
class RemarksTest {

  private final City city = City.get();
  private final Door door = new Door(city);
  private final String id = door.arrived();
  private final String path = "/api/v1/visits/" + id;

  @Test
  void theFirmRemarksMoreThanOnceAndBothSidesReadIt() {
    Caller firm = door.firm();
    firm.post(path + "/remarks", Map.of("text", "来人客气，一小时就走了。")).expect(201);
    firm.submit("/visits/" + id + "/remarks", Map.of("text", "第二条：有一处说明不对。")).expect(303);
    for (Caller who : List.of(firm, door.official, city.signedIn(Role.SUPERVISOR))) {
      assertThat(who.page("/visits/" + id).expect(200).body()).contains("来人客气", "第二条");
      JsonNode items = who.get(path + "/remarks").expect(200).json().get("items");
      assertThat(items.get(1).get("number").getIntValue()).isEqualTo(2);
      assertThat(items.get(0).get("by").getStringValue()).as("the firm speaks as a firm").isEmpty();
      assertThat(items.get(0).get("readOut").isNull()).isTrue();
    }
  }

  @Test
  void itsTextLiesSealedAndTheLedgerHoldsItsHash() {
    door.firm().post(path + "/remarks", Map.of("text", "一句独特的话七四三")).expect(201);
    Sql sql = city.bean(Sql.class);
    byte[] sealed = sql.first(row -> row.getBytes(1),
        "SELECT c.sealed FROM visit_remark_content c JOIN visit_remark r ON r.id = c.id WHERE r.visit_id = ?", number()).orElseThrow();
    assertThat(new String(sealed, java.nio.charset.StandardCharsets.UTF_8)).doesNotContain("七四三");
    assertThat(HexFormat.of().formatHex(sealed)).isNotEmpty();
    assertThat(sql.list(row -> row.getString(1), "SELECT kind FROM ledger_entry WHERE object_id = ? ORDER BY id", number())).endsWith("visit.remarked");
  }

  @Test
  void theTextIsNeededAndBounded() {
    Caller firm = door.firm();
    firm.post(path + "/remarks", Map.of()).expect(422);
    firm.post(path + "/remarks", Map.of("text", "长".repeat(2_001))).expect(422);
    firm.post(path + "/remarks", Map.of("text", "长".repeat(2_000))).expect(201);
    assertThat(firm.submit("/visits/" + id + "/remarks", Map.of("text", " ")).expect(422).body()).contains("wrong-text");
  }

  @Test
  void tenRemarksAreTakenHoweverManyAreSentAtOnce() {
    Caller firm = door.firm();
    firm.token();
    List<Object> answers = Race.run(12, i -> () -> firm.post(path + "/remarks", Map.of("text", "意见" + i)).status());
    assertThat(answers).filteredOn(status -> status.equals(201)).hasSize(10);
    assertThat(answers).filteredOn(status -> status.equals(409)).hasSize(2);
    assertThat(city.bean(Remarks.class).of(number())).extracting(Remark::number).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    assertThat(firm.post(path + "/remarks", Map.of("text", "再补充")).expect(409).body()).contains("10");
  }

  @Test
  void oneKeyIsOneRemark() {
    Caller firm = door.firm();
    String key = City.fresh("remark-");
    for (int i = 0; i < 2; i++) {
      firm.post(path + "/remarks", Map.of("text", "同一条"), "Idempotency-Key", key).expect(201);
    }
    assertThat(city.bean(Remarks.class).of(number())).hasSize(1);
  }

  @Test
  void officialsNoteOnceThatTheFirmWouldNotSignAndWhetherItWasReadOut() {
    assertThat(door.official.page("/visits/" + id + "/remarks").expect(200).body()).contains("/visits/" + id + "/unsigned", "readOut");
    door.official.submit("/visits/" + id + "/unsigned", Map.of("text", "短")).expect(422);
    door.official.submit("/visits/" + id + "/unsigned", Map.of("text", "负责人看后拒绝签字", "readOut", "yes")).expect(303);
    assertThat(door.official.post(path + "/unsigned", Map.of("text", "负责人看后拒绝签字")).expect(409).body()).contains("不用再写");
    JsonNode noted = door.firm().get(path + "/remarks").json().get("items").get(0);
    assertThat(noted.get("kind").getStringValue()).isEqualTo("UNSIGNED");
    assertThat(noted.get("readOut").getBooleanValue()).isTrue();
    assertThat(noted.get("by").getStringValue()).isNotBlank();
    assertThat(door.firm().page("/visits/" + id).body()).contains("企业拒绝签字", "已向企业宣读", "负责人看后拒绝签字");
  }

  @Test
  void neitherSideSpeaksForTheOther() {
    door.official.post(path + "/remarks", Map.of("text", "冒充企业")).expect(403);
    door.firm().post(path + "/unsigned", Map.of("text", "冒充执法人员")).expect(403);
    Door other = new Door(city);
    other.firm().post(path + "/remarks", Map.of("text", "别家企业")).expect(404);
    other.official.post(path + "/unsigned", Map.of("text", "别的单位")).expect(404);
    city.signedIn(Role.OFFICIAL, door.authority, city.official(door.authority)).post(path + "/unsigned", Map.of("text", "没有来的同事")).expect(403);
    assertThat(city.bean(Remarks.class).of(number())).isEmpty();
  }

  private long number() {
    return Ids.read(id).orElseThrow();
  }
}
