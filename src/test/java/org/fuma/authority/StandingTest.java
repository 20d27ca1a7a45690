package org.fuma.authority;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.Race;
import org.fuma.access.Role;
import org.fuma.store.Ids;
import org.fuma.store.ServiceClock;
import org.fuma.web.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How authorities stand on the published list, and where they may act. */
class StandingTest {

  private final City city = City.get();
  private final Authorities authorities = city.bean(Authorities.class);

  @ParameterizedTest(name = "{0} {1} in [{2}] by [{3}]: {4} {5}")
  @CsvSource({
    "ORGAN,CITY,'','',201,''", "ORGAN,COUNTY,'','',422,districts", "ORGAN,COUNTY,430405,'',201,''", "ORGAN,CITY,430405 430481,'',201,''",
    "ORGAN,CITY,430100,'',422,districts", "ORGAN,CITY,nonsense,'',422,districts", "ENTRUSTED,CITY,'','',422,entrustedBy",
    "ENTRUSTED,CITY,'',示例局,201,''", "ORGAN,CITY,'',示例局,422,entrustedBy", "AUTHORISED,CITY,'',示例局,422,entrustedBy"
  })
  void whereAnAuthorityMayActAndOnWhoseBehalfIsSaidWhenItIsListed(
      String kind, String level, String districts, String entrustedBy, int status, String field) {
    var reply = city.administrator().post("/api/v1/authorities",
        Map.of("name", City.fresh("示例区域局"), "kind", kind, "level", level, "telephone", "0734-0000000", "districts",
            districts.isEmpty() ? List.of() : List.of(districts.split(" ")), "entrustedBy", entrustedBy));
    assertThat(reply.expect(status).body()).contains(field.isEmpty() ? "\"listed\":true" : "\"field\":\"" + field + "\"");
  }

  @Test
  void itActsInItsDistrictsAloneAndWithoutAnyInTheWholeCity() {
    Authority everywhere = authority(city.authority());
    assertThat(everywhere.actsIn(Optional.of("430481"))).isTrue();
    String id = county();
    assertThat(authority(id).actsIn(Optional.of("430405"))).isTrue();
    assertThat(authority(id).actsIn(Optional.of("430481"))).isFalse();
    assertThat(authority(id).actsIn(Optional.empty())).isTrue();
  }

  @Test
  void whereItMayActIsChangedByAFormAndTheHistoryKeepsWhatWasBefore() {
    Caller administrator = city.administrator();
    String path = "/authorities/" + county();
    assertThat(administrator.page(path + "/jurisdiction").expect(200).body()).contains("珠晖区", "checked");
    assertThat(administrator.submit(path + "/jurisdiction", Map.of("districts", "430481", "reason", "")).expect(422).body()).contains("请填写");
    assertThat(administrator.submit(path + "/jurisdiction", Map.of("reason", "区划调整")).expect(422).body()).contains("至少选择一个区县");
    administrator.submit(path + "/jurisdiction", Map.of("districts", "430481", "reason", "区划调整〔2026〕1号")).expect(303);
    assertThat(administrator.page(path).expect(200).body()).contains("耒阳市", "珠晖区", "区划调整〔2026〕1号");
    assertThat(city.anyone().page("/items").expect(200).body()).doesNotContain("区划调整");
  }

  @Test
  void whoIsStruckOffIsNoLongerPublishedAndMayComeBack() {
    String id = city.authority();
    String name = authority(id).name();
    Caller administrator = city.administrator();
    assertThat(published()).contains(name);
    administrator.submit("/authorities/" + id + "/moves/delist", Map.of("reason", "机构撤并")).expect(303);
    assertThat(published()).doesNotContain(name);
    assertThat(authority(id).listed()).isFalse();
    assertThat(administrator.page("/authorities/" + id).expect(200).body()).contains("机构撤并", "不得再实施行政检查");
    assertThat(city.anyone().page("/items/" + id).expect(200).body()).contains("不得再实施行政检查");
    assertThat(administrator.post("/api/v1/authorities/" + id + "/moves/delist", Map.of("reason", "再来一次")).expect(409).body()).contains("已不在名单内");
    administrator.post("/api/v1/authorities/" + id + "/jurisdiction", Map.of("reason", "调整")).expect(409);
    administrator.post("/api/v1/authorities/" + id + "/moves/relist", Map.of("reason", "机构恢复")).expect(200);
    assertThat(published()).contains(name);
  }

  @Test
  void oneOfTwoWhoStrikeItOffAtOnceIsTold() {
    long id = Ids.read(city.authority()).orElseThrow();
    AuthorityChanges changes = city.bean(AuthorityChanges.class);
    List<Object> came = Race.run(2, i -> () -> {
      changes.move(city.system(), id, AuthorityMove.DELIST, "机构撤并");
      return "done";
    });
    assertThat(came.stream().filter("done"::equals)).hasSize(1);
    assertThat(came.stream().filter(Failure.Conflict.class::isInstance)).hasSize(1);
    assertThat(changes.history(id)).hasSize(2);
  }

  @Test
  void whoReadItBeforeAnotherChangedItsDistrictsChangesNothing() {
    long id = Ids.read(county()).orElseThrow();
    AuthorityRepository repository = city.bean(AuthorityRepository.class);
    Authority read = repository.authority(id).orElseThrow();
    int version = repository.version(id).orElseThrow();
    city.administrator().post("/api/v1/authorities/" + Ids.show(id) + "/jurisdiction", Map.of("districts", List.of("430481"), "reason", "调整")).expect(200);
    assertThat(repository.change(read, version)).isFalse();
    assertThat(authorities.authority(id).orElseThrow().districts()).isEqualTo(Set.of("430481"));
  }

  @Test
  void howItStoodThenIsKnownAfterwards() {
    String id = county();
    Instant before = city.bean(ServiceClock.class).instant();
    city.administrator().post("/api/v1/authorities/" + id + "/jurisdiction", Map.of("districts", List.of("430481"), "reason", "调整")).expect(200);
    city.administrator().post("/api/v1/authorities/" + id + "/moves/delist", Map.of("reason", "撤并")).expect(200);
    Authority then = authorities.authority(Ids.read(id).orElseThrow(), before).orElseThrow();
    assertThat(then.listed()).isTrue();
    assertThat(then.districts()).isEqualTo(Set.of("430405"));
    assertThat(authority(id).districts()).isEqualTo(Set.of("430481"));
  }

  @Test
  void onlyAnAdministratorChangesTheList() {
    String id = city.authority();
    Caller lead = city.signedIn(Role.AUTHORITY_LEAD, id, city.official(id));
    lead.post("/api/v1/authorities/" + id + "/moves/delist", Map.of("reason", "不该")).expect(403);
    lead.submit("/authorities/" + id + "/jurisdiction", Map.of("reason", "不该")).expect(403);
    assertThat(lead.page("/authorities/" + id).expect(200).body()).doesNotContain("/moves/delist", "/jurisdiction");
  }

  private String county() {
    return city.administrator().post("/api/v1/authorities", Map.of("name", City.fresh("示例区局"), "kind", "ORGAN", "level", "COUNTY", "telephone",
        "0734-0000000", "districts", List.of("430405"))).created();
  }

  private Authority authority(String id) {
    return authorities.authority(Ids.read(id).orElseThrow()).orElseThrow();
  }

  /** Every name on the published list, read to its end. */
  private String published() {
    StringBuilder names = new StringBuilder();
    Optional<String> next = Optional.of("");
    while (next.isPresent()) {
      var listing = city.anyone().get("/api/v1/published-authorities" + next.get()).expect(200).json();
      listing.get("items").values().forEach(item -> names.append(item.get("name").getStringValue()).append('\n'));
      next = Optional.ofNullable(listing.get("nextPageToken")).filter(io.micronaut.json.tree.JsonNode::isString).map(token -> "?pageToken=" + token.getStringValue());
    }
    return names.toString();
  }
}
