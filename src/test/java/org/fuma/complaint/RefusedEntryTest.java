package org.fuma.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.json.tree.JsonNode;
import java.util.Map;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.rule.EntryRule;
import org.fuma.rule.EntryRules;
import org.fuma.store.Ids;
import org.fuma.visit.Door;
import org.junit.jupiter.api.Test;

/** An entry that the rules refused: the firm complains with one tap. */
class RefusedEntryTest {

  private final City city = City.get();
  private final Door door = new Door(city);

  private String refused() {
    city.administrator().submit("/enterprises/" + Ids.show(door.enterprise) + "/grade", Map.of("grade", "A", "gradeReason", "示例评级")).expect(303);
    JsonNode visit = door.official.post("/api/v1/visits", door.counted()).expect(201).json();
    assertThat(visit.get("state").getStringValue()).isEqualTo("REFUSED");
    return visit.get("id").getStringValue();
  }

  @Test
  void oneTapComplainsOfItWithItsReasonsUnderTheCategoryThatFits() {
    String visit = refused();
    Caller firm = door.firm();
    String page = firm.page("/visits/" + visit).expect(200).body();
    assertThat(page).contains("一键投诉", "重复、频繁检查", "上限0次");
    String text = page.replaceAll("(?s).*name=\"text\" value=\"([^\"]*)\".*", "$1");
    String filed = firm.submit("/complaints", Map.of("visit", visit, "category", "REPEATED", "text", text, "_key", City.fresh("k"))).expect(303).header("location");
    assertThat(firm.page(filed).expect(200).body()).contains("重复、频繁检查", "系统判定不予入企", "上限0次");
    assertThat(firm.page("/visits/" + visit).body()).contains(filed.replaceFirst("\\?.*", "")).doesNotContain("name=\"category\"");
  }

  @Test
  void theLongFormIsFilledInToo() {
    String visit = refused();
    assertThat(door.firm().page("/complaints/new?visit=" + visit).expect(200).body()).contains("value=\"REPEATED\" selected", "上限0次");
  }

  @Test
  void everyCategoryIsByARuleThatExists() {
    assertThat(EntryRules.ALL).extracting(EntryRule::name).containsAll(RefusedEntry.BY_RULE.keySet());
  }

  @Test
  void nobodyButTheFirmIsOfferedIt() {
    String visit = refused();
    assertThat(door.official.page("/visits/" + visit).expect(200).body()).doesNotContain("一键投诉");
    assertThat(door.firm().page("/visits/" + visit).body()).doesNotContain("对这次来访不满意");
  }
}
