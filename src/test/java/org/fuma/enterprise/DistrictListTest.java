package org.fuma.enterprise;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.json.tree.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.access.Actor;
import org.fuma.access.Role;
import org.fuma.store.Ids;
import org.junit.jupiter.api.Test;

/** Firms whose district nobody has found out yet, and how they get one. */
class DistrictListTest {

  private static final String PATH = "/enterprises/districts";

  private final City city = City.get();
  private final Caller administrator = city.administrator();
  private final Enterprises enterprises = city.bean(Enterprises.class);

  /** A firm without a district, first registered there. */
  private String open(String region) {
    String uscc = Uscc.withCheckDigits("91" + region, "MK%06d".formatted(Integer.parseInt(City.fresh("").replaceAll("\\D", "")))).value();
    return administrator.post("/api/v1/enterprises", Map.of("uscc", uscc, "name", City.fresh("示例待定公司"), "address", "示例路8号")).created();
  }

  private Optional<District> district(String id) {
    return enterprises.find(Ids.read(id).orElseThrow()).orElseThrow().district();
  }

  @Test
  void theSuggestionIsTakenWithOneTap() {
    String ours = open("430421");
    String foreign = open("440100");
    String page = administrator.page(PATH).expect(200).body();
    assertThat(page).contains("value=\"" + ours + "\">采用：衡阳县").doesNotContain("value=\"" + foreign + "\">采用").contains("示例路8号", "登记地不在本市");
    assertThat(administrator.submit(PATH, Map.of("take", ours)).expect(303).header("Location")).contains("done=1&left=0");
    assertThat(district(ours)).contains(District.HENGYANG_COUNTY);
    assertThat(enterprises.history(Actor.system(), Ids.read(ours).orElseThrow()).getLast().reason()).contains("首次登记地");
    assertThat(administrator.submit(PATH, Map.of("take", ours)).expect(303).header("Location")).contains("done=0&left=1");
    assertThat(administrator.submit(PATH, Map.of("take", foreign)).expect(303).header("Location")).contains("done=0&left=1");
    assertThat(enterprises.history(Actor.system(), Ids.read(ours).orElseThrow())).hasSize(2);
    assertThat(administrator.page(PATH + "?done=1&left=0").expect(200).body()).contains("已确定 1 家").doesNotContain("value=\"" + ours + "\"");
  }

  @Test
  void anotherDistrictIsChosenByHand() {
    String firm = open("430421");
    assertThat(administrator.submit(PATH, Map.of("set", firm)).expect(422).body()).contains("请先在该企业一行选择区县");
    administrator.submit(PATH, Map.of("set", firm, "district-" + firm, "430482")).expect(303);
    assertThat(district(firm)).contains(District.CHANGNING);
    assertThat(enterprises.history(Actor.system(), Ids.read(firm).orElseThrow()).getLast().reason()).contains("人工选定");
  }

  @Test
  void theCheckedOnesOrAllOnThePageAreTaken() {
    List<String> firms = Stream.of("430405", "430406", "440100").map(this::open).toList();
    assertThat(administrator.submit(PATH, Map.of("take", "checked")).expect(422).body()).contains("请先勾选");
    administrator.submit(PATH, Map.of("take", "checked", "ids", firms.get(0), "shown", firms.get(1))).expect(303);
    assertThat(district(firms.get(0))).contains(District.ZHUHUI);
    assertThat(district(firms.get(1))).isEmpty();
    administrator.page(PATH).expect(200);
    String body = "_csrf=" + administrator.csrf() + "&take=shown" + firms.stream().map(id -> "&shown=" + id).collect(Collectors.joining());
    assertThat(administrator.submitBody(PATH, body, "Origin", city.address()).expect(303).header("Location")).contains("done=1&left=2");
    assertThat(district(firms.get(1))).contains(District.YANFENG);
    assertThat(district(firms.get(2))).isEmpty();
  }

  @Test
  void everyDistrictIsCountedAndTheOpenOnesToo() {
    open("440100");
    city.bean(Districts.class).changed();
    JsonNode items = administrator.get("/api/v1/enterprise-districts").expect(200).json().get("items");
    assertThat(items.size()).isEqualTo(District.values().length + 1);
    long open = items.get(items.size() - 1).get("firms").getLongValue();
    assertThat(open).isEqualTo(enterprises.count(Actor.system(), new Selection(List.of(), Map.of("district", "open")))).isPositive();
    city.signedIn(Role.AUDITOR).get("/api/v1/enterprise-districts").expect(200);
    city.signedIn(Role.ENTERPRISE).get("/api/v1/enterprise-districts").expect(403);
    city.signedIn(Role.OFFICIAL).page(PATH).expect(403);
    assertThat(city.signedIn(Role.AUDITOR).page(PATH).expect(200).body()).doesNotContain("name=\"take\"");
  }
}
