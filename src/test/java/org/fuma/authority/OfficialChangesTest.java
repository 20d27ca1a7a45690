package org.fuma.authority;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.Reply;
import org.fuma.access.Role;
import org.fuma.store.Ids;
import org.fuma.store.ServiceClock;
import org.fuma.store.Time;
import org.junit.jupiter.api.Test;

/** What becomes of certificate holders: renewed certificates, leaving, coming back, photographs. */
class OfficialChangesTest {

  private final City city = City.get();
  private final Authorities authorities = city.bean(Authorities.class);
  private final String authority = city.authority();

  @Test
  void aRenewedCertificateHoldsAndTheFormerOneStaysInTheHistory() {
    String id = city.official(authority, "2020-01-01", "2021-01-01");
    String former = official(id).certificateNumber();
    Caller lead = city.signedIn(Role.AUTHORITY_LEAD, authority, city.official(authority));
    String path = "/authorities/" + authority + "/officials/" + id;
    assertThat(lead.page(path).expect(200).body()).contains("已于 2021-01-01 到期", former);
    String number = City.fresh("续证-");
    lead.submit(path + "/certificate", certificate(number, "2021-01-01", "2199-01-01")).expect(303);
    assertThat(official(id).certificateNumber()).isEqualTo(number);
    assertThat(lead.page(path).expect(200).body()).contains(number, "副科长", "更换执法证").doesNotContain("已于 2021-01-01 到期");
    assertThat(lead.submit(path + "/certificate", certificate(number, "2021-01-01", "2199-01-01")).expect(422).body()).contains("完全相同");
    lead.submit(path + "/certificate", certificate(number, "2021-01-02", "2021-01-01")).expect(422);
  }

  @Test
  void aCertificateOfSomebodyWhoServesIsRefused() {
    String id = city.official(authority);
    String other = official(city.official(authority)).certificateNumber();
    Map<String, String> asked = certificate(other, "2020-01-01", "2199-01-01");
    assertThat(city.administrator().post(api(id) + "/certificates", asked).expect(422).body()).contains("\"field\":\"certificateNumber\"");
  }

  @Test
  void whoHasLeftIsNoLongerOnTheListAndMayServeElsewhereUnderTheSameCertificate() {
    String id = city.official(authority);
    Official before = official(id);
    move(id, "leave").expect(200);
    assertThat(official(id).serving()).isFalse();
    assertThat(authorities.officials(before.authority())).extracting(Official::id).doesNotContain(before.id());
    assertThat(authorities.everyOfficial(before.authority())).extracting(Official::id).contains(before.id());
    assertThat(city.administrator().page("/authorities/" + authority).expect(200).body()).doesNotContain(before.certificateNumber());
    assertThat(city.administrator().page("/authorities/" + authority + "/officials?left=1").expect(200).body()).contains(before.certificateNumber(), "已离任");
    move(id, "leave").expect(409);
    city.administrator().post(api(id) + "/certificates", certificate(City.fresh("续证-"), "2020-01-01", "2199-01-01")).expect(409);
    String elsewhere = city.authority();
    Map<String, String> same = new HashMap<>(certificate(before.certificateNumber(), "2020-01-01", "2199-01-01"));
    same.put("name", before.name());
    city.administrator().post("/api/v1/authorities/" + elsewhere + "/officials", same).expect(201);
    assertThat(move(id, "return").expect(422).body()).contains("已有登记");
  }

  @Test
  void whoCameBackServesAgain() {
    String id = city.official(authority);
    move(id, "leave").expect(200);
    assertThat(city.administrator().submit("/authorities/" + authority + "/officials/" + id + "/moves/return", Map.of("reason", "")).expect(422).body())
        .contains("请填写");
    move(id, "return").expect(200);
    assertThat(official(id).serving()).isTrue();
    move(id, "return").expect(409);
  }

  @Test
  void whoServedThenAndUnderWhichCertificateIsKnownAfterwards() {
    ServiceClock clock = city.bean(ServiceClock.class);
    Instant now = clock.instant();
    LocalDate today = Time.day(now);
    String id = clock.at(now.minus(Duration.ofDays(90)), () -> {
      NewOfficial asked = new NewOfficial(
          City.fresh("示例旧官员"), "科员", City.fresh("旧证-"), "示例司法局", LocalDate.of(2020, 1, 1), today.minusDays(30));
      return Ids.show(authorities.addOfficial(city.system(), Ids.read(authority).orElseThrow(), asked, Optional.empty()));
    });
    long official = Ids.read(id).orElseThrow();
    String former = official(id).certificateNumber();
    String number = City.fresh("续证-");
    city.administrator().post(api(id) + "/certificates", certificate(number, today.minusDays(29).toString(), "2199-01-01")).expect(200);
    Instant renewed = clock.instant();
    move(id, "leave").expect(200);
    assertThat(then(official, now.minus(Duration.ofDays(60))).certificateNumber()).isEqualTo(former);
    // Entered today: on a day before, it was on nobody's list, though it speaks of that day.
    assertThat(then(official, now.minus(Duration.ofDays(10))).certificateNumber()).isEqualTo(former);
    assertThat(then(official, now.minus(Duration.ofDays(10))).state(today.minusDays(10))).isEqualTo(CertificateState.EXPIRED);
    assertThat(then(official, renewed).certificateNumber()).isEqualTo(number);
    assertThat(then(official, renewed).serving()).isTrue();
    assertThat(then(official, clock.instant()).serving()).isFalse();
  }

  @Test
  void whoIsAddedTodayDidNotServeBefore() {
    Instant before = city.bean(ServiceClock.class).instant();
    long body = Ids.read(authority).orElseThrow();
    long added = Ids.read(city.official(authority)).orElseThrow();
    Instant after = city.bean(ServiceClock.class).instant();
    assertThat(then(added, before).serving()).isFalse();
    assertThat(then(added, after).serving()).isTrue();
    assertThat(authorities.officials(body, before)).isEmpty();
    assertThat(authorities.officials(body, after)).extracting(Official::id).containsExactly(added);
    long another = Ids.read(city.official(authority)).orElseThrow();
    Instant both = city.bean(ServiceClock.class).instant();
    assertThat(authorities.officials(List.of(another, added), both)).extracting(Official::id).containsExactly(another, added);
    long fresh = Ids.read(city.authority()).orElseThrow();
    assertThat(authorities.authority(fresh, before).orElseThrow().listed()).isFalse();
    assertThat(authorities.authority(fresh, city.bean(ServiceClock.class).instant()).orElseThrow().listed()).isTrue();
  }

  @Test
  void aPhotographIsKeptSmallAndShownToWhoMaySeeTheOfficial() {
    String id = city.official(authority);
    String path = "/authorities/" + authority + "/officials/" + id;
    city.administrator().page(path + "/photo").expect(404);
    city.administrator().submitFile(path + "/photo", Map.of(), "face.png", ItemTables.picture()).expect(303);
    byte[] kept = authorities.portrait(official(id)).orElseThrow();
    assertThat(kept).startsWith((byte) 0xFF, (byte) 0xD8).hasSizeLessThan(200 << 10);
    Reply shown = city.signedIn(Role.SUPERVISOR).page(path + "/photo").expect(200);
    assertThat(shown.header("Content-Type")).startsWith("image/jpeg");
    assertThat(shown.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(city.administrator().page(path).expect(200).body()).contains("的照片");
    new org.fuma.visit.Door(city).firm().page(path + "/photo").expect(403);
    assertThat(city.administrator().submitFile(path + "/photo", Map.of(), "face.png", "no picture".getBytes()).expect(422).body()).contains(official(id).name());
  }

  @Test
  void listsAreReadPageByPage() {
    String many = city.authority();
    for (int i = 0; i < Authorities.PAGE + 1; i++) {
      city.official(many);
    }
    Reply first = city.administrator().get("/api/v1/authorities/" + many + "/officials").expect(200);
    assertThat(first.json().get("items").size()).isEqualTo(Authorities.PAGE);
    Reply second = city.administrator().get("/api/v1/authorities/" + many + "/officials?pageToken=" + first.json().get("nextPageToken").getStringValue());
    assertThat(second.expect(200).json().get("items").size()).isEqualTo(1);
    String page = city.administrator().page("/authorities/" + many).expect(200).body();
    String last = authorities.officials(Ids.read(many).orElseThrow()).getLast().certificateNumber();
    assertThat(page).contains("执法人员（51）").doesNotContain(last);
    String next = page.replaceAll("(?s).*href=\"(/authorities/[^\"]*/officials\\?after=[^\"]*)\".*", "$1");
    assertThat(city.administrator().page(next).expect(200).body()).contains(last);
  }

  @Test
  void theLeadIsToldWhoseCertificatesEnd() {
    LocalDate today = Time.day(city.bean(ServiceClock.class).instant());
    city.official(authority, "2020-01-01", "2199-12-31");
    assertThat(city.administrator().page("/authorities/" + authority).expect(200).body()).doesNotContain("officials?ending=1");
    String over = official(city.official(authority, "2020-01-01", "2021-01-01")).certificateNumber();
    String soon = official(city.official(authority, "2020-01-01", today.plusDays(Official.WARNING_DAYS).toString())).certificateNumber();
    String later = official(city.official(authority, "2020-01-01", today.plusDays(Official.WARNING_DAYS + 1L).toString())).certificateNumber();
    assertThat(city.administrator().page("/authorities/" + authority).expect(200).body()).contains("有 2 本执法证", "officials?ending=1");
    assertThat(city.administrator().page("/authorities/" + authority + "/officials?ending=1").expect(200).body())
        .contains(over, soon).doesNotContain(later);
  }

  @Test
  void anotherAuthoritysLeadChangesNothing() {
    String id = city.official(authority);
    String foreign = city.authority();
    Caller lead = city.signedIn(Role.AUTHORITY_LEAD, foreign, city.official(foreign));
    for (String way : List.of("/moves/leave", "/certificates", "/photo")) {
      lead.post(api(id) + way, way.equals("/photo") ? Map.of() : Map.of("reason", "不该")).expect(404);
    }
    lead.post("/api/v1/authorities/" + foreign + "/officials/" + id + "/moves/leave", Map.of("reason", "不该")).expect(404);
    assertThat(official(id).serving()).isTrue();
  }

  private Reply move(String id, String move) {
    return city.administrator().post(api(id) + "/moves/" + move, Map.of("reason", "工作调动"));
  }

  private String api(String id) {
    return "/api/v1/authorities/" + authority + "/officials/" + id;
  }

  private Official then(long official, Instant moment) {
    return authorities.official(official, moment).orElseThrow();
  }

  private Official official(String id) {
    return authorities.official(Ids.read(id).orElseThrow()).orElseThrow();
  }

  private static Map<String, String> certificate(String number, String from, String until) {
    return Map.of("title", "副科长", "certificateNumber", number, "issuer", "示例司法局", "validFrom", from, "validUntil", until);
  }
}
