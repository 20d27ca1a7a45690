package org.fuma.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.json.tree.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.fuma.City;
import org.fuma.Reply;
import org.fuma.store.Ids;
import org.fuma.store.ServiceClock;
import org.fuma.store.Time;
import org.fuma.web.Failure;
import org.junit.jupiter.api.Test;

/** How a joint visit ends, and what nobody joins any more. */
class JointVisitEndTest {

  private final City city = City.get();
  private final LongAgo past = new LongAgo();
  private final LongAgo.Body leading = past.body();
  private final LongAgo.Body other = past.another();
  private final String visit = leading.leads();

  private String token() {
    return city.bean(VisitCodes.class).token(Ids.read(visit).orElseThrow());
  }

  private Reply join(LongAgo.Body body) {
    Map<String, Object> asked = body.joining();
    asked.put("visitCode", token());
    return body.official().post("/api/v1/visits/" + visit + "/parties", asked);
  }

  @Test
  void ordersOfTwoAuthoritiesForOneDayAreBothListedPageByPage() {
    join(other).expect(201);
    leading.official().post("/api/v1/visits/" + visit + "/departure", Map.of()).expect(200);
    String day = Time.day(city.bean(ServiceClock.class).instant()).plusDays(3).toString();
    for (LongAgo.Body body : List.of(other, leading)) {
      body.official().post("/api/v1/visits/" + visit + "/result", Map.of("result", "CORRECTION", "note", "示例整改要求", "correctBy", day)).expect(200);
    }
    JsonNode all = past.firm().get("/api/v1/corrections").expect(200).json().get("items");
    assertThat(all.size()).isEqualTo(2);
    String first = all.get(0).get("authority").getStringValue();
    String second = all.get(1).get("authority").getStringValue();
    assertThat(List.of(first, second)).containsExactlyInAnyOrder(leading.id(), other.id());
    JsonNode rest = past.firm().get("/api/v1/corrections?pageToken=" + day + "_" + visit + "_" + first).expect(200).json().get("items");
    assertThat(rest.size()).isEqualTo(1);
    assertThat(rest.get(0).get("authority").getStringValue()).isEqualTo(second);
    assertThat(past.firm().get("/api/v1/corrections?pageToken=" + day + "_" + visit + "_" + second).json().get("items").size()).isZero();
  }

  @Test
  void nobodyJoinsWhatWasEnteredLate() {
    Map<String, Object> asked = leading.outage(past.ago(Duration.ofDays(1)));
    asked.put("kind", "JOINT");
    asked.remove("leftAt");
    String late = leading.official().post("/api/v1/visits/late", asked).created();
    String code = city.bean(VisitCodes.class).token(Ids.read(late).orElseThrow());
    Map<String, Object> joins = other.joining();
    joins.put("visitCode", code);
    assertThat(other.official().post("/api/v1/visits/" + late + "/parties", joins).expect(409).body()).contains("是补录的");
    assertThat(other.official().page("/V/" + code).expect(200).body()).doesNotContain("/join?token=");
    assertThat(other.official().page("/visits/" + late + "/join?token=" + code).expect(200).body()).contains("是补录的").doesNotContain("name=\"items\"");
  }

  @Test
  void aDayAfterItsEndTheCodeOpensTheFormNoLonger() {
    leading.official().post("/api/v1/visits/" + visit + "/departure", Map.of()).expect(200);
    assertThat(other.official().page("/visits/" + visit + "/join?token=" + token()).expect(200).body()).contains("不能再加入");
    ServiceClock clock = city.bean(ServiceClock.class);
    JointVisits joint = city.bean(JointVisits.class);
    long id = Ids.read(visit).orElseThrow();
    assertThatThrownBy(() -> clock.at(clock.instant().plus(Duration.ofHours(25)), () -> joint.show(other.official().actor(), id, token())))
        .isInstanceOf(Failure.NotFound.class);
  }

  @Test
  void whoWasAskedAndSendsSomethingElseThanACodeIsLedBackToTheForm() {
    leading.official().submit("/visits/" + visit + "/invitations", Map.of("authority", other.id())).expect(303);
    Map<String, String> form = LongAgo.form(other.joining());
    form.remove("colleagues");
    form.putAll(Map.of("alone", "yes", "token", "不是 码"));
    String page = other.official().submit("/visits/" + visit + "/join", form).expect(303).header("location");
    assertThat(page).contains("/join?refused=").doesNotContain("token");
    other.official().page(page).expect(200);
  }
}
