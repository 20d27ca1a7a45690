package org.fuma.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.access.Role;
import org.fuma.store.Ids;
import org.junit.jupiter.api.Test;

/** A supervisor who names the authority to which they once belonged has done so, and is led on from what they may not read any more. */
class AuthorityNamedTest {

  private final CourseStage stage = new CourseStage();
  private final City city = stage.city;
  private final Caller firm = city.signedInFor(stage.enterprise);
  private final Caller former = city.signedIn(Role.SUPERVISOR);
  private final Caller free = city.signedIn(Role.SUPERVISOR);

  private String filed() {
    stage.formerly(former.actor(), stage.authority);
    return firm.post("/api/v1/complaints", Map.of("category", "OTHER", "text", "一段足够长的说明文字，没有写明单位。")).created();
  }

  @Test
  void onThePageTheListSaysThatTheOthersHaveItNow() {
    String id = filed();
    Map<String, String> form = Map.of("recipient", stage.accused, "_key", City.fresh("key-"));
    String list = former.submit("/complaints/" + id + "/authority", form).expect(303).header("Location");
    assertThat(list).endsWith("/complaints?passed-on=1");
    assertThat(former.page(list.substring(list.indexOf("/complaints"))).expect(200).body()).contains("已交回其他监督员").doesNotContain(id);
    assertThat(former.page("/complaints").expect(200).body()).doesNotContain("已交回其他监督员");
    former.page("/complaints/" + id).expect(404);
    assertThat(free.get("/api/v1/complaints/" + id).expect(200).json().get("authority").getStringValue()).isEqualTo(stage.accused);
    String mine = firm.post("/api/v1/complaints", Map.of("category", "OTHER", "text", "另一段足够长的说明文字，也没有写明单位。")).created();
    assertThat(free.submit("/complaints/" + mine + "/authority", Map.of("recipient", stage.accused)).expect(303).header("Location"))
        .endsWith("/complaints/" + mine);
  }

  @Test
  void whoBelongedToTheOneThatWasNamedBeforeDoesNotReadItWhenAnotherIsNamed() {
    stage.formerly(former.actor(), stage.authority);
    String id = firm.post("/api/v1/complaints", Map.of("category", "OTHER", "text", "一段足够长的说明文字，写错了单位。", "authority", stage.accused)).created();
    String between = city.authority();
    Caller ofBetween = city.signedIn(Role.SUPERVISOR);
    stage.formerly(ofBetween.actor(), Ids.read(between).orElseThrow());
    for (String next : List.of(between, city.authority())) {
      free.post("/api/v1/complaints/" + id + "/authority", Map.of("recipient", next)).expect(200);
    }
    String list = "/complaints?enterprise=" + stage.enterprise;
    for (Caller barred : List.of(former, ofBetween)) {
      barred.page("/complaints/" + id).expect(404);
      barred.get("/api/v1/complaints/" + id).expect(404);
      assertThat(barred.page(list).expect(200).body()).doesNotContain(id);
      assertThat(barred.get("/api/v1" + list).expect(200).body()).doesNotContain(id);
    }
    assertThat(free.page(list).expect(200).body()).contains(id);
    assertThat(city.bean(Independence.class).supervisors(stage.now(Ids.read(id).orElseThrow()))).contains(free.actor().account())
        .doesNotContain(former.actor().account(), ofBetween.actor().account());
  }

  @Test
  void aProgramIsAnsweredNothingAndTheSameForARetry() {
    String id = filed();
    String path = "/api/v1/complaints/" + id + "/authority";
    String key = City.fresh("key-");
    for (int i = 0; i < 2; i++) {
      assertThat(former.post(path, Map.of("recipient", stage.accused), "Idempotency-Key", key).expect(204).body()).isEmpty();
    }
    former.post(path, Map.of("recipient", stage.accused)).expect(404);
    former.post(path, Map.of("recipient", stage.accused), "Idempotency-Key", City.fresh("key-")).expect(404);
    assertThat(stage.now(Ids.read(id).orElseThrow()).steps()).hasSize(2);
    assertThat(free.post("/api/v1/complaints/" + id + "/acceptance", Map.of()).expect(200).json().get("id").getStringValue()).isEqualTo(id);
  }
}
