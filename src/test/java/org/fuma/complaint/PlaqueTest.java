package org.fuma.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.Reply;
import org.fuma.access.Role;
import org.fuma.attachment.Pictures;
import org.fuma.code.Serial;
import org.fuma.store.Ids;
import org.fuma.store.ServiceClock;
import org.fuma.store.Sql;
import org.fuma.store.Time;
import org.fuma.web.Failure;
import org.junit.jupiter.api.Test;

/** Somebody without an account complains at a firm's plaque. */
class PlaqueTest {

  private final City city = City.get();
  private final String firm = city.firm();
  private final String serial = city.code(firm).substring(0, Serial.LENGTH);

  private Reply send(Caller person, Map<String, String> form) {
    return person.submitFile("/complain", form, "", Filed.NO_FILE);
  }

  @Test
  void thePlaquesPageLeadsToItAndNoAccountIsNeeded() {
    Caller person = city.stranger();
    assertThat(person.page("/C/" + serial).expect(200).body()).contains("/complain?code=" + serial, "href=\"/follow\"");
    assertThat(person.page("/complain?code=" + serial).expect(200).body()).contains("telephone", "name=\"code\" value=\"" + serial + "\"", "href=\"/follow\"")
        .doesNotContain("name=\"visit\"");
    Reply sent = send(person, Filed.atPlaque(serial));
    assertThat(Filed.link(sent)).startsWith(city.address() + "/follow#").matches(".*#[A-Z2-7]{32}");
    assertThat(sent.header("cache-control")).contains("no-store");
    assertThat(sent.body()).contains("data:image/png;base64,", "只在这里显示一次").as("nothing leads away from it").doesNotContain("action=\"/language\"");
    String desk = city.signedIn(Role.SUPERVISOR).page("/complaints/" + Filed.receipt(sent)).expect(200).body();
    assertThat(desk).contains(Filed.TEXT, "请打电话告知", "短信尚未开通");
  }

  @Test
  void sentTwiceItIsOneComplaintAndTheSameLink() {
    Caller person = city.stranger();
    Map<String, String> form = Filed.atPlaque(serial);
    Reply first = send(person, form);
    Reply second = send(person, form);
    assertThat(Filed.link(second)).isEqualTo(Filed.link(first));
    assertThat(Filed.receipt(second)).isEqualTo(Filed.receipt(first));
    form.put("_key", City.fresh("key-"));
    assertThat(Filed.receipt(send(person, form))).isNotEqualTo(Filed.receipt(first));
  }

  @Test
  void wrongFieldsAreNamedAndNothingTypedIsLost() {
    Caller person = city.stranger();
    for (String wrong : new String[] {"", "12345", "手机号", "1380000000012345678", "+86 138"}) {
      Map<String, String> form = Filed.atPlaque(serial);
      form.put("telephone", wrong);
      assertThat(send(person, form).expect(422).body()).contains(Filed.TEXT, "wrong-telephone");
    }
    for (String right : new String[] {"１３８００００００００", "+86 138 0000 0000", "(0734) 000-0000"}) {
      Map<String, String> form = Filed.atPlaque(serial);
      form.put("telephone", right);
      form.put("text", "短");
      assertThat(send(person, form).expect(422).body()).doesNotContain("wrong-telephone").contains("wrong-text");
    }
    person.page("/complain?code=" + Serial.generate().value()).expect(404);
    assertThat(person.page("/complain").expect(303).header("location")).isEqualTo("/C");
    send(person, Filed.atPlaque(Serial.generate().value())).expect(404);
  }

  @Test
  void whatWasTypedIsKeptOnThatBrowserAlone() {
    Caller person = city.stranger();
    Map<String, String> form = Filed.atPlaque(serial);
    person.submitFile("/complain/draft", form, "现场.png", Pictures.png(20, 20)).expect(303);
    String page = person.page("/complain?code=" + serial).expect(200).body();
    assertThat(page).contains(Filed.TEXT, "现场.png", "138-0000-0000");
    assertThat(city.stranger().page("/complain?code=" + serial).body()).doesNotContain(Filed.TEXT);
    String other = city.code(city.firm()).substring(0, Serial.LENGTH);
    assertThat(person.page("/complain?code=" + other).body()).as("at another firm's plaque").doesNotContain(Filed.TEXT);
    Reply sent = send(person, form);
    assertThat(city.bean(Evidence.class).of(Filed.number(Filed.receipt(sent)))).singleElement().satisfies(item ->
        assertThat(item.kept().name()).isEqualTo("现场.png"));
    assertThat(person.page("/complain?code=" + serial).body()).doesNotContain(Filed.TEXT);
    // A draft at another firm's plaque stays when this one goes.
    Map<String, String> there = Filed.atPlaque(other);
    there.put("text", "另一家企业门口看到的事情，还没有写完。");
    person.submitFile("/complain/draft", there, "", Filed.NO_FILE).expect(303);
    person.submitFile("/complain/draft", form, "", Filed.NO_FILE).expect(303);
    person.submit("/complain/draft", Map.of("code", serial)).expect(303);
    assertThat(person.page("/complain?code=" + serial).body()).doesNotContain(Filed.TEXT);
    assertThat(person.page("/complain?code=" + other).body()).contains("另一家企业门口看到的事情");
  }

  @Test
  void nothingAtThePlaqueTellsThatSomebodyHasComplained() {
    Caller before = city.stranger();
    String page = bare(before.page("/complain?code=" + serial));
    String standing = bare(before.page("/C/" + serial));
    send(city.stranger(), Filed.atPlaque(serial)).expect(200);
    Caller after = city.stranger();
    assertThat(bare(after.page("/complain?code=" + serial))).isEqualTo(page);
    assertThat(bare(after.page("/C/" + serial))).isEqualTo(standing);
    // Nor is the firm's account shown what somebody has left at its plaque.
    Caller account = city.signedInFor(firm);
    assertThat(account.get("/api/v1/complaints").json().get("items").size()).isZero();
    assertThat(account.page("/complaints").body()).contains("还没有投诉");
  }

  @Test
  void theFirmsAccountCannotReadOrMoveIt() {
    String id = Filed.receipt(send(city.stranger(), Filed.atPlaque(serial)));
    Caller account = city.signedInFor(firm);
    account.page("/complaints/" + id).expect(404);
    account.get("/api/v1/complaints/" + id).expect(404);
    account.submit("/complaints/" + id + "/withdrawal", Map.of("text", "")).expect(404);
  }

  @Test
  void aDaysQuotaIsCertainUpToItsNumberNeverTwiceThatAndDrawnInBetween() {
    ServiceClock clock = city.bean(ServiceClock.class);
    // One day throughout.
    clock.at(Time.day(clock.instant()).atTime(12, 0).atZone(Time.ZONE).toInstant(), () -> {
      quota();
      return null;
    });
  }

  private void quota() {
    UploadQuota quota = city.bean(UploadQuota.class);
    Set<Integer> ends = new HashSet<>();
    for (int round = 0; round < 4; round++) {
      long enterprise = Ids.next();
      int taken = 0;
      try {
        while (taken <= 2 * UploadQuota.FILES) {
          quota.take(enterprise, 1);
          taken++;
        }
      } catch (Failure.TooMany over) {
        assertThat(over.retryAfterSeconds()).isBetween(1, 86_400);
      }
      assertThat(taken).isBetween(UploadQuota.FILES, 2 * UploadQuota.FILES);
      int end = taken;
      assertThatThrownBy(() -> quota.take(enterprise, 1)).as("it stays at " + end).isInstanceOf(Failure.TooMany.class);
      ends.add(end);
    }
    assertThat(ends).as("the ends differ").hasSizeGreaterThan(1);
    long heavy = Ids.next();
    assertThatThrownBy(() -> quota.take(heavy, 2L * UploadQuota.MEGABYTES << 20)).isInstanceOf(Failure.TooMany.class);
    quota.take(heavy, (long) UploadQuota.MEGABYTES << 20);
    LocalDate day = LocalDate.parse("2026-03-02");
    String whose = Ids.show(heavy);
    assertThat(quota.drawn(whose, day)).isEqualTo(quota.drawn(whose, day)).isNotEqualTo(quota.drawn(whose, day.plusDays(1)));
    quota.takeByLink(heavy, (long) UploadQuota.MEGABYTES << 20);
    assertThat(city.bean(Sql.class).list(row -> row.getBytes(1), "SELECT place FROM complaint_quota")).allSatisfy(place -> assertThat(place).hasSize(32));
  }

  /** Without what every page has of its own. */
  private static String bare(Reply page) {
    return page.expect(200).body().replaceAll("(name=\"_key\" value|name=\"_csrf\" value|name=\"csrf\" content)=\"[^\"]*\"", "");
  }
}
