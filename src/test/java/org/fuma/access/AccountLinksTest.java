package org.fuma.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fuma.access.People.REASON;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.Reply;
import org.fuma.store.Ids;
import org.fuma.store.Sql;
import org.junit.jupiter.api.Test;

/** One-time links: one at a time, shown once, and with them the second factors go where the phone is lost. */
class AccountLinksTest {

  private final City city = City.get();
  private final People people = new People();

  @Test
  void aNewLinkEndsTheOlderOne() {
    String id = Ids.show(people.official(city.authority()));
    String first = link(id, Map.of());
    city.anyone().page(first).expect(200);
    String second = link(id, Map.of());
    city.anyone().page(first).expect(404);
    enter(first, 404);
    enter(second, 303);
  }

  @Test
  void aLockedOrClosedAccountsLinkOpensNothingEvenWhenItIsUnlocked() {
    long account = people.official(city.authority());
    String path = link(Ids.show(account), Map.of());
    move(account, AccountMove.LOCK);
    city.anyone().page(path).expect(404);
    enter(path, 404);
    move(account, AccountMove.UNLOCK);
    city.anyone().page(path).expect(404);
    String another = link(Ids.show(account), Map.of());
    move(account, AccountMove.CLOSE);
    enter(another, 404);
  }

  @Test
  void whoLostThePhoneLosesTheSecondFactorsByUsingTheLink() {
    long plain = people.official(city.authority());
    long lost = people.official(city.authority());
    List.of(plain, lost).forEach(this::rememberPhone);
    String ordinary = link(Ids.show(plain), Map.of());
    String withoutPhone = link(Ids.show(lost), Map.of("lostPhone", true, "reason", REASON));
    assertThat(phones(lost)).as("until it is used").isEqualTo(1);
    enter(ordinary, 303);
    enter(withoutPhone, 303);
    assertThat(phones(plain)).isEqualTo(1);
    assertThat(phones(lost)).isZero();
  }

  @Test
  void aLinkForAWatcherWaitsForConsentAndTakesTheFactorsThen() {
    long account = people.office(Role.AUDITOR);
    rememberPhone(account);
    Caller asker = city.signedIn(Role.ADMINISTRATOR);
    String before = city.bean(AccountLinks.class).make(city.system(), account, false, "", Optional.empty()).link().substring(city.address().length());
    assertThat(asker.post("/api/v1/accounts/" + Ids.show(account) + "/links", Map.of("lostPhone", true)).expect(422).body()).contains("reason");
    Reply asked = asker.post("/api/v1/accounts/" + Ids.show(account) + "/links", Map.of("lostPhone", true, "reason", REASON)).expect(201);
    assertThat(asked.body()).doesNotContain("/enter/");
    city.anyone().page(before).expect(200);
    String link = city.administrator().post("/api/v1/consents/" + asked.json().get("consent").getStringValue() + "/giving", Map.of("reason", REASON))
        .expect(200).json().get("link").getStringValue().substring(city.address().length());
    city.anyone().page(before).expect(404);
    enter(link, 303);
    assertThat(phones(account)).isZero();
  }

  @Test
  void aRetryOfMakingAnAccountGetsTheSameAccountAndNoSecondLink() {
    Map<String, Object> asked = Map.of("username", City.fresh("once-"), "displayName", "示例人", "roles", List.of("ENTERPRISE"), "enterprise", city.firm());
    String key = City.fresh("key-");
    Reply first = city.administrator().post("/api/v1/accounts", asked, "Idempotency-Key", key).expect(201);
    Reply again = city.administrator().post("/api/v1/accounts", asked, "Idempotency-Key", key).expect(201);
    assertThat(again.json().get("id")).isEqualTo(first.json().get("id"));
    assertThat(again.body()).doesNotContain("/enter/");
    long account = Ids.read(first.json().get("id").getStringValue()).orElseThrow();
    assertThat(people.count("SELECT COUNT(*) FROM entry_link WHERE account_id = ?", account)).isEqualTo(1);
    enter(first.json().get("link").getStringValue().substring(city.address().length()), 303);
  }

  @Test
  void aRetryOfMakingALinkLeavesTheFirstOneGood() {
    String id = Ids.show(people.official(city.authority()));
    Map<String, String> form = Map.of("_key", City.fresh("key-"));
    String made = city.administrator().submit("/accounts/" + id + "/link", form).expect(200).body();
    assertThat(city.administrator().submit("/accounts/" + id + "/link", form).expect(200).body()).contains("只显示过那一次").doesNotContain("/enter/");
    enter(made.replaceAll("(?s).*(/enter/[^<\\s]+)<.*", "$1"), 303);
  }

  private String link(String account, Map<String, ?> asked) {
    return city.administrator().post("/api/v1/accounts/" + account + "/links", asked).expect(201).json().get("link").getStringValue()
        .substring(city.address().length());
  }

  private void enter(String path, int expected) {
    city.anyone().submit(path, Map.of("password", City.PASSWORD, "again", City.PASSWORD)).expect(expected);
  }

  private void move(long account, AccountMove move) {
    city.bean(AccountLife.class).move(city.system(), account, move, REASON);
  }

  private void rememberPhone(long account) {
    city.bean(Sql.class).run("INSERT INTO recovery_code (account_id, code_hash, made_at) VALUES (?, ?, NOW())", account, new byte[32]);
  }

  private long phones(long account) {
    return people.count("SELECT COUNT(*) FROM recovery_code WHERE account_id = ?", account);
  }
}
