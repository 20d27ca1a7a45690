package org.fuma.authority;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.Race;
import org.fuma.access.Role;
import org.fuma.rule.Sector;
import org.fuma.store.Ids;
import org.fuma.store.ServiceClock;
import org.fuma.web.Failure;
import org.junit.jupiter.api.Test;

/** Versions of items: a new one replaces the old, a withdrawn one cannot be chosen, and all of them stay readable. */
class ItemVersionsTest {

  private final City city = City.get();
  private final Authorities authorities = city.bean(Authorities.class);
  private final String authority = city.authority();
  private final long body = Ids.read(authority).orElseThrow();

  @Test
  void aNewVersionTakesThePlaceOfTheOldOneUnderTheSameCode() {
    String first = city.item(authority);
    Instant before = city.bean(ServiceClock.class).instant();
    String path = "/authorities/" + authority + "/items/" + first;
    Caller lead = city.signedIn(Role.AUTHORITY_LEAD, authority, city.official(authority));
    assertThat(lead.page(path + "/edition").expect(200).body()).contains("示例事项", "《示例条例》第一条");
    String made = lead.submit(path + "/edition", edition("示例新版事项")).expect(303).header("location").replaceAll(".*/items/|\\?.*", "");
    InspectionItem old = item(first);
    InspectionItem next = item(made);
    assertThat(next.code()).isEqualTo(old.code());
    assertThat(next.series()).isEqualTo(old.series()).isEqualTo(old.id());
    assertThat(next.edition().number()).isEqualTo(2);
    assertThat(next.sector()).isEqualTo(Sector.FOOD);
    assertThat(old.inForce()).isFalse();
    assertThat(old.inForce(before)).isTrue();
    assertThat(next.inForce(before)).isFalse();
    assertThat(authorities.items(body)).extracting(InspectionItem::id).containsExactly(next.id());
    assertThat(authorities.everyItem(body)).extracting(InspectionItem::id).containsExactly(old.id(), next.id());
    assertThat(lead.page(path).expect(200).body()).contains("被新版本取代", "条例修订", made);
    assertThat(city.anyone().page("/items/" + authority + "/" + first).expect(200).body()).contains("被新版本取代", "/items/" + authority + "/" + made);
    assertThat(lead.submit(path + "/edition", edition("再改")).expect(409).body()).contains("已不再有效");
    assertThat(lead.submit("/authorities/" + authority + "/items/" + made + "/edition", edition("示例新版事项")).expect(422).body()).contains("完全相同");
  }

  @Test
  void aWithdrawnItemStaysReadableAndItsCodeGoesOnAsTheNextVersion() {
    String id = city.item(authority);
    InspectionItem before = item(id);
    String api = "/api/v1/authorities/" + authority + "/items";
    city.administrator().post(api + "/" + id + "/withdrawal", Map.of("reason", "")).expect(422);
    assertThat(city.administrator().post(api + "/" + id + "/withdrawal", Map.of("reason", "依据废止")).expect(200).body()).contains("WITHDRAWN");
    city.administrator().post(api + "/" + id + "/withdrawal", Map.of("reason", "依据废止")).expect(409);
    assertThat(authorities.items(body)).isEmpty();
    assertThat(city.anyone().get("/api/v1/published-authorities/" + authority + "/items").expect(200).json().get("items").size()).isZero();
    assertThat(city.anyone().page("/items/" + authority + "/" + id).expect(200).body()).contains("撤销", "依据废止", before.name());
    Map<String, Object> again = new HashMap<>(edition("恢复的事项"));
    again.put("code", before.code());
    again.put("yearlyCap", 1);
    InspectionItem next = item(city.administrator().post(api, again).created());
    assertThat(next.series()).isEqualTo(before.series());
    assertThat(next.edition().number()).isEqualTo(2);
    assertThat(city.administrator().post(api, again).expect(422).body()).contains("\"field\":\"code\"");
  }

  @Test
  void oneOfManyNewVersionsAtOnceIsPublished() {
    long id = Ids.read(city.item(authority)).orElseThrow();
    ItemChanges changes = city.bean(ItemChanges.class);
    List<Object> came = Race.run(4, i -> () -> {
      NewItem said = NewItem.of(item(Ids.show(id)));
      NewItem other = new NewItem(said.code(), "示例事项之" + i, said.legalBasis(), said.object(), said.content(), said.method(), 3, said.office(),
          said.frequency(), said.sector());
      return changes.replace(city.system(), body, id, other, "条例修订", Optional.empty());
    });
    assertThat(came.stream().filter(Long.class::isInstance)).hasSize(1);
    assertThat(came.stream().filter(Failure.Conflict.class::isInstance)).hasSize(3);
    assertThat(authorities.items(body)).hasSize(1);
    assertThat(authorities.everyItem(body)).hasSize(2);
  }

  @Test
  void aRetryWithTheSameKeyPublishesOneVersion() {
    String id = city.item(authority);
    String path = "/api/v1/authorities/" + authority + "/items/" + id;
    String key = City.fresh("key-");
    String first = city.administrator().post(path + "/editions", edition("示例新版事项"), "Idempotency-Key", key).created();
    assertThat(city.administrator().post(path + "/editions", edition("示例新版事项"), "Idempotency-Key", key).created()).isEqualTo(first);
  }

  @Test
  void theListIsReadPageByPageInTheOrderOfCodes() {
    IntStream.rangeClosed(0, Authorities.PAGE).forEach(i -> city.item(authority));
    Caller anyone = city.anyone();
    var first = anyone.get("/api/v1/published-authorities/" + authority + "/items").expect(200).json();
    var second = anyone.get("/api/v1/published-authorities/" + authority + "/items?pageToken=" + first.get("nextPageToken").getStringValue()).expect(200).json();
    assertThat(first.get("items").size()).isEqualTo(Authorities.PAGE);
    assertThat(second.get("items").size()).isEqualTo(1);
    List<String> sorted = authorities.items(body).stream().map(InspectionItem::code).toList();
    assertThat(second.get("items").get(0).get("code").getStringValue()).isEqualTo(sorted.getLast());
    String page = anyone.page("/items/" + authority).expect(200).body();
    assertThat(page).contains(">" + sorted.getFirst() + "<").doesNotContain(">" + sorted.getLast() + "<");
    String next = page.replaceAll("(?s).*href=\"(/items/[^\"]*\\?after=[^\"]*)\".*", "$1");
    assertThat(anyone.page(next).expect(200).body()).contains(">" + sorted.getLast() + "<");
  }

  @Test
  void whatIsPublishedIsReadWithoutSigningInAndInBothLanguages() {
    String id = city.item(authority);
    String name = authorities.authority(body).orElseThrow().name();
    assertThat(city.anyone().page("/items/" + authority).expect(200).body()).contains(name, "示例事项", "《示例条例》第一条", "示例科", "每年两次", "现场检查");
    assertThat(city.anyone().page("/items/" + authority + "/" + id).expect(200).body()).contains("现行").doesNotContain("/withdrawal");
    assertThat(city.anyone().page("/").expect(200).body()).contains("href=\"/items\"");
    city.anyone().page("/items/" + city.authority() + "/" + id).expect(404);
    city.anyone().page("/items/nonsense").expect(404);
  }

  @Test
  void anotherAuthoritysLeadPublishesNothing() {
    String id = city.item(authority);
    String foreign = city.authority();
    Caller lead = city.signedIn(Role.AUTHORITY_LEAD, foreign, city.official(foreign));
    lead.post("/api/v1/authorities/" + authority + "/items/" + id + "/withdrawal", Map.of("reason", "不该")).expect(404);
    lead.submit("/authorities/" + authority + "/items/" + id + "/edition", edition("不该")).expect(404);
    lead.page("/authorities/" + authority + "/items/files").expect(404);
    assertThat(item(id).inForce()).isTrue();
  }

  private InspectionItem item(String id) {
    return authorities.item(Ids.read(id).orElseThrow()).orElseThrow();
  }

  private static Map<String, String> edition(String name) {
    return Map.of("name", name, "legalBasis", "《示例条例》第九条", "object", "企业", "content", "示例内容", "method", "ON_SITE", "yearlyCap", "2",
        "office", "示例科", "frequency", "每年两次", "sector", "FOOD", "reason", "条例修订");
  }
}
