package org.fuma.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.Race;
import org.fuma.Reply;
import org.fuma.access.Role;
import org.fuma.store.Sql;
import org.fuma.visit.DoorStep;
import org.junit.jupiter.api.Test;

/** The second official confirms from a phone of their own. */
class SecondConfirmationTest {

  private final City city = City.get();
  private final DoorStep door = new DoorStep().plain().awaitingSecond();

  @Test
  void theOneWhoCameAlongConfirmsByScanningTheFirstOnesCode() {
    Caller second = door.second();
    assertThat(second.page("/V/" + door.token()).expect(200).body()).contains("我在现场", "value=\"CODE\"");
    assertThat(second.submit("/visits/" + door.visit() + "/presence", Map.of("way", "CODE")).expect(303).header("location"))
        .isEqualTo("/visits/" + door.visit());
    assertThat(city.anyone().page("/V/" + door.token()).body()).contains("verdict-ok", "本人已登录确认").doesNotContain("本人尚未确认");
    assertThat(means()).containsExactly("CODE");
    assertThat(second.page("/V/" + door.token()).body()).doesNotContain("我在现场");
  }

  @Test
  void orOnTheVisitsPage() {
    Caller second = door.second();
    assertThat(second.page("/visits/" + door.visit()).expect(200).body()).contains("我在现场");
    assertThat(confirm(second).expect(200).json().get("second").getStringValue()).isEqualTo("CONFIRMED");
    assertThat(means()).containsExactly("PAGE");
    assertThat(confirm(second).expect(409).body()).contains("不等第二名");
  }

  @Test
  void whoLoggedTheArrivalIsNotTheSecond() {
    assertThat(confirm(door.official()).expect(409).body()).contains("您自己登记");
    assertThat(door.official().page("/visits/" + door.visit()).body()).doesNotContain("我在现场");
    assertThat(means()).isEmpty();
  }

  @Test
  void nobodyElseIsTheSecond() {
    confirm(door.absentee()).expect(403);
    confirm(city.signedIn(Role.OFFICIAL)).expect(404);
    confirm(door.firm()).expect(403);
    confirm(city.signedIn(Role.SUPERVISOR)).expect(403);
    assertThat(door.absentee().page("/V/" + door.token()).body()).doesNotContain("我在现场");
    assertThat(means()).isEmpty();
  }

  @Test
  void onceTheyHaveLeftNobodyConfirms() {
    confirm(door.departed(0).second()).expect(409);
    assertThat(means()).isEmpty();
  }

  @Test
  void whereNobodyIsAwaitedThereIsNothingToConfirm() {
    DoorStep confirmed = new DoorStep().plain();
    confirmed.second().post("/api/v1/visits/" + confirmed.visit() + "/presence", Map.of()).expect(409);
  }

  @Test
  void ofManyTapsOneConfirms() {
    Caller second = door.second();
    second.token();
    List<Object> outcomes = Race.run(8, i -> () -> confirm(second).status());
    assertThat(outcomes).filteredOn(Integer.valueOf(200)::equals).hasSize(1);
    assertThat(outcomes).filteredOn(Integer.valueOf(409)::equals).hasSize(7);
    assertThat(means()).hasSize(1);
  }

  private Reply confirm(Caller caller) {
    return caller.post("/api/v1/visits/" + door.visit() + "/presence", Map.of());
  }

  private List<String> means() {
    return city.bean(Sql.class).list(row -> row.getString(1), "SELECT means FROM visit_presence WHERE visit_id = ?", door.id());
  }
}
