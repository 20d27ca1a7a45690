package org.fuma.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.json.tree.JsonNode;
import java.util.Map;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.store.Ids;
import org.fuma.visit.LongAgo;
import org.fuma.visit.VisitCodes;
import org.junit.jupiter.api.Test;

/** At the door of a joint visit the code tells of everybody who came, of whatever authority. */
class JointDoorTest {

  private final City city = City.get();
  private final LongAgo past = new LongAgo();
  private final LongAgo.Body leading = past.body();
  private final LongAgo.Body other = past.another();
  private final String visit = leading.leads();
  private final String token = city.bean(VisitCodes.class).token(Ids.read(visit).orElseThrow());

  @Test
  void whoJoinedIsShownBesideWhoLeads() {
    assertThat(looked().get("authorities").size()).isEqualTo(1);
    assertThat(city.anyone().page("/V/" + token).expect(200).body()).doesNotContain("一同来的");
    Map<String, Object> asked = other.joining();
    asked.put("visitCode", token);
    other.official().post("/api/v1/visits/" + visit + "/parties", asked).expect(201);

    JsonNode authorities = looked().get("authorities");
    assertThat(authorities.size()).isEqualTo(2);
    assertThat(authorities.get(1).get("officials").size()).isEqualTo(2);
    assertThat(authorities.get(1).get("officials").get(0).get("confirmed").getBooleanValue()).isTrue();
    assertThat(authorities.get(1).get("officials").get(1).get("confirmed").getBooleanValue()).isFalse();
    String joined = authorities.get(1).get("name").getStringValue();
    String person = authorities.get(1).get("officials").get(0).get("name").getStringValue();
    assertThat(city.anyone().page("/V/" + token).expect(200).body()).contains("一同来的 · " + joined, person);
  }

  @Test
  void whoCameAlongForAnAuthorityThatJoinedConfirmsTooAndOnce() {
    Map<String, Object> asked = other.joining();
    asked.put("visitCode", token);
    other.official().post("/api/v1/visits/" + visit + "/parties", asked).expect(201);
    String presence = "/api/v1/visits/" + visit + "/presence";
    leading.colleague().post(presence, Map.of()).expect(200);
    assertThat(city.anyone().page("/V/" + token).body()).contains("本人尚未确认");

    Caller companion = other.colleague();
    String joined = looked().get("authorities").get(1).get("officials").get(0).get("name").getStringValue();
    assertThat(companion.page("/V/" + token).expect(200).body()).contains("我在现场", joined + "登记您一同到");
    assertThat(companion.page("/visits/" + visit).expect(200).body()).contains("我在现场");
    assertThat(companion.post(presence, Map.of()).expect(200).json().get("second").getStringValue()).isEqualTo("CONFIRMED");
    companion.post(presence, Map.of()).expect(409);
    other.official().post(presence, Map.of()).expect(409);
    assertThat(looked().get("authorities").get(1).get("officials").get(1).get("confirmed").getBooleanValue()).isTrue();
    assertThat(city.anyone().page("/V/" + token).body()).doesNotContain("本人尚未确认");
    assertThat(companion.page("/visits/" + visit).body()).doesNotContain("我在现场");
  }

  private JsonNode looked() {
    return city.anyone().get("/api/v1/visit-codes/" + token).expect(200).json().get("visit");
  }
}
