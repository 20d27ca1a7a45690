package org.fuma.visit;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.json.tree.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.Reply;
import org.fuma.access.Role;
import org.fuma.code.ProtectionCode;
import org.fuma.code.ProtectionCodes;
import org.fuma.store.Ids;
import org.fuma.store.ServiceClock;
import org.fuma.store.Time;
import org.junit.jupiter.api.Test;

/** At the door an official sees the own authority's visits, and of others' that there were some and when; elsewhere nothing of others'. */
class EarlierVisitsTest {

  private final City city = City.get();
  private final Door theirs = new Door(city);
  private final String authority = city.authority();
  private final String self = city.official(authority);
  private final String colleague = city.official(authority);
  private final String item = city.item(authority);
  private final Caller official = city.signedIn(Role.OFFICIAL, authority, self);
  private final String today = Time.day(city.bean(ServiceClock.class).instant()).toString();

  @Test
  void ownVisitsAreThereOneByOneAndOthersAsNumberAndDays() {
    theirs.arrived();
    theirs.official.post("/api/v1/visits", inspection(theirs.payload(), theirs.item, theirs.colleague)).created();
    String own = official.post("/api/v1/visits", inspection(theirs.payload(), item, colleague)).created();
    JsonNode year = scan(theirs.payload()).json().get("thisYear");
    assertThat(fields(year)).containsExactlyInAnyOrder("own", "others", "otherDays");
    assertThat(year.get("own").size()).isEqualTo(1);
    assertThat(fields(year.get("own").get(0))).containsExactlyInAnyOrder("id", "day");
    assertThat(year.get("own").get(0).get("id").getStringValue()).isEqualTo(own);
    assertThat(year.get("others").getIntValue()).isEqualTo(2);
    assertThat(strings(year.get("otherDays"))).containsExactly(today, today);
    String page = door(theirs.payload()).body();
    assertThat(page).contains("本年度入企情况", "<strong>2 次</strong>", today + " · " + today, "href=\"/visits/" + own + "\"");
  }

  @Test
  void whoCameAndWhatForIsToldByNoAnswer() {
    String visit = theirs.arrived();
    String authorityName = name("/api/v1/visits/" + visit, "authorityName");
    List<Reply> answers = List.of(scan(theirs.payload()), door(theirs.payload()), photo(theirs), door(theirs.code.serial().value()),
        scan(theirs.code.serial().value()), official.page("/C/" + theirs.payload()));
    assertThat(answers).allSatisfy(answer -> {
      answer.expect(200);
      assertThat(answer.body()).doesNotContain(visit, theirs.authority, theirs.self, theirs.colleague, theirs.item, authorityName, Door.REASON);
      for (String person : List.of(theirs.self, theirs.colleague)) {
        assertThat(answer.body()).doesNotContain(person(person));
      }
    });
    assertThat(answers.getFirst().json().get("thisYear").get("others").getIntValue()).as("and yet it is counted").isEqualTo(1);
  }

  @Test
  void twoFirmsThatOthersVisitedForDifferentThingsLookTheSame() {
    Door second = new Door(city);
    theirs.arrived();
    Map<String, Object> other = new java.util.HashMap<>(second.inspection());
    other.put("kind", "CAMPAIGN");
    other.put("basis", "SUPERIOR_ORDER");
    other.put("reason", "上级交办的专项检查");
    String visit = second.official.post("/api/v1/visits", other).created();
    second.official.post("/api/v1/visits/" + visit + "/departure", Map.of()).expect(200);
    second.official.post("/api/v1/visits/" + visit + "/result", Map.of("result", "CASE_OPENED", "caseNumber", "示例立〔2026〕1号", "note", "示例")).expect(200);
    assertThat(same(scan(theirs.payload()).body(), theirs)).isEqualTo(same(scan(second.payload()).body(), second));
    assertThat(same(door(theirs.payload()).body(), theirs)).isEqualTo(same(door(second.payload()).body(), second));
  }

  @Test
  void whereTheCodeIsNotGoodNothingIsTold() {
    theirs.arrived();
    city.administrator().post("/api/v1/codes/" + theirs.code.serial() + "/suspension", Map.of("reason", "示例理由写得足够长")).expect(200);
    assertThat(scan(theirs.payload()).json().get("thisYear").isNull()).isTrue();
    assertThat(door(theirs.payload()).body()).doesNotContain("本年度入企情况");
    assertThat(scan("https://elsewhere.example/").json().get("thisYear").isNull()).isTrue();
  }

  @Test
  void listsPagesAndFilesHoldTheOwnAuthoritysVisitsOnly() {
    String foreign = theirs.arrived();
    String own = official.post("/api/v1/visits", inspection(theirs.payload(), item, colleague)).created();
    Caller lead = city.signedIn(Role.AUTHORITY_LEAD, authority, colleague);
    for (Caller caller : List.of(official, lead)) {
      for (String filter : List.of("", "?enterprise=" + Ids.show(theirs.enterprise), "?authority=" + theirs.authority,
          "?enterprise=" + Ids.show(theirs.enterprise) + "&authority=" + theirs.authority, "?state=ARRIVED", "?kind=CASE")) {
        assertThat(caller.page("/visits" + filter).expect(200).body()).as(filter).doesNotContain(foreign);
        assertThat(caller.get("/api/v1/visits" + filter).expect(200).body()).as(filter).doesNotContain(foreign);
        String file = caller.submit("/exports/visits" + filter, Map.of("format", "CSV", "purpose", "季度汇总上报")).expect(200).body();
        assertThat(file).as(filter).doesNotContain(name("/api/v1/visits/" + foreign, "authorityName"));
      }
      assertThat(caller.get("/api/v1/visits").body()).contains(own);
      caller.page("/visits/" + foreign).expect(404);
      caller.get("/api/v1/visits/" + foreign).expect(404);
      caller.post("/api/v1/visits/" + foreign + "/departure", Map.of()).expect(404);
    }
  }

  private Reply scan(String text) {
    return official.get("/api/v1/scans?text=" + URLEncoder.encode(text, StandardCharsets.UTF_8)).expect(200);
  }

  private Reply photo(Door at) {
    byte[] png = at.firm().page("/codes/" + at.code.serial() + ".png", "Accept", "image/*").expect(200).bytes();
    return official.post("/api/v1/scans?how=PHOTO", "image/png", png);
  }

  private Reply door(String code) {
    return official.page("/visits/new?code=" + code + "&how=PLAQUE").expect(200);
  }

  private Map<String, Object> inspection(String payload, String of, String with) {
    return Map.of("code", payload, "how", "PLAQUE", "kind", "CASE", "basis", "SIGNAL", "reference", "示例线索 3", "items", List.of(of), "colleagues",
        List.of(with), "reason", "发现线索后的个案检查，示例");
  }

  private String name(String path, String field) {
    return theirs.official.get(path).expect(200).json().get(field).getStringValue();
  }

  private String person(String id) {
    return StreamSupport.stream(theirs.official.get("/api/v1/authorities/" + theirs.authority + "/officials").expect(200).json().get("items").values().spliterator(), false)
        .filter(one -> one.get("id").getStringValue().equals(id)).findFirst().orElseThrow().get("name").getStringValue();
  }

  /** The body without what tells one firm, or one moment, from another. */
  private static String same(String body, Door door) {
    ProtectionCode code = door.code;
    return body.replace(code.payload().text(), "PAYLOAD").replace(code.serial().value(), "SERIAL")
        .replace(City.get().bean(org.fuma.enterprise.Enterprises.class).find(door.enterprise).orElseThrow().name(), "NAME")
        .replace(City.get().bean(org.fuma.enterprise.Enterprises.class).find(door.enterprise).orElseThrow().uscc().value(), "USCC")
        .replaceAll("name=\"(_csrf|_key)\" value=\"[^\"]*\"", "").replaceAll("name=\"csrf\" content=\"[^\"]*\"", "");
  }

  private static List<String> fields(JsonNode node) {
    List<String> names = new ArrayList<>();
    node.entries().forEach(entry -> names.add(entry.getKey()));
    return names;
  }

  private static List<String> strings(JsonNode list) {
    return StreamSupport.stream(list.values().spliterator(), false).map(JsonNode::getStringValue).toList();
  }
}
