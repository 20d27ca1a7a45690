package org.fuma.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fuma.access.People.REASON;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.Race;
import org.fuma.Reply;
import org.fuma.store.Ids;
import org.fuma.store.ServiceClock;
import org.fuma.store.Sql;
import org.fuma.web.Failure;
import org.junit.jupiter.api.Test;

/** Nobody makes an administrator, a supervisor or an auditor alone. */
class ConsentTest {

  private final City city = City.get();
  private final People people = new People();
  private final Consents consents = city.bean(Consents.class);

  @Test
  void aNewAuditorHasNoRoleAndNoLinkUntilAnotherAdministratorConsents() {
    Caller asker = city.signedIn(Role.ADMINISTRATOR);
    Caller other = city.signedIn(Role.ADMINISTRATOR);
    Reply made = asker.post("/api/v1/accounts", wish("AUDITOR")).expect(201);
    assertThat(made.body()).doesNotContain("/enter/");
    String id = made.json().get("id").getStringValue();
    assertThat(other.get("/api/v1/accounts/" + id).expect(200).json().get("roles").size()).isZero();
    assertThat(asker.post("/api/v1/accounts/" + id + "/links", Map.of("reason", REASON)).expect(409).body()).contains("等待处理");
    String path = "/consents/" + made.json().get("consent").getStringValue();
    assertThat(other.page(path).expect(200).body()).contains(REASON, asker.username(), "/giving");
    String given = other.submit(path + "/giving", Map.of("reason", REASON)).expect(200).body();
    String link = given.replaceAll("(?s).*(/enter/[^<\\s]+)<.*", "$1");
    city.anyone().submit(link, Map.of("password", City.PASSWORD, "again", City.PASSWORD)).expect(303);
    city.anyone().post("/api/v1/sessions", Map.of("username", made.json().get("username").getStringValue(), "password", City.PASSWORD)).expect(201);
    assertThat(people.account(Ids.read(id).orElseThrow()).roles()).containsExactly(Role.AUDITOR);
    long account = Ids.read(id).orElseThrow();
    assertThat(List.of(people.events("consent.asked", account), people.events("consent.given", account), people.events("account.made", account)))
        .containsOnly(1L);
  }

  @Test
  void nobodyAnswersTheirOwnRequestNorOneAboutTheirOwnAccount() {
    Caller asker = city.signedIn(Role.ADMINISTRATOR);
    Caller subject = city.signedIn(Role.ADMINISTRATOR);
    String own = people.askForAuditor(asker).consent();
    assertThat(answer(asker, own, "giving", 409)).contains("自己提出的申请");
    assertThat(answer(asker, own, "refusal", 409)).contains("自己提出的申请");
    assertThat(asker.submit("/consents/" + own + "/giving", Map.of("reason", REASON)).expect(409).body()).contains("自己提出的申请");
    String about = asker.post("/api/v1/accounts/" + People.id(subject) + "/links", Map.of("reason", REASON)).expect(201).json().get("consent").getStringValue();
    assertThat(answer(subject, about, "giving", 409)).contains("您自己账户");
    assertThat(answer(subject, about, "refusal", 409)).contains("您自己账户");
    answer(city.signedIn(Role.AUDITOR), own, "giving", 403);
    answer(city.signedIn(Role.SUPERVISOR), own, "giving", 403);
  }

  @Test
  void ofManyWhoAnswerAtOnceOneIsHeard() {
    Caller asker = city.signedIn(Role.ADMINISTRATOR);
    for (int round = 0; round < 5; round++) {
      List<Actor> others = IntStream.range(0, 8).mapToObj(i -> people.actor(people.office(Role.ADMINISTRATOR))).toList();
      People.Asked asked = people.askForAuditor(asker);
      long consent = Ids.read(asked.consent()).orElseThrow();
      List<Object> outcomes = Race.run(8, i -> () -> {
        if (i % 2 == 0) {
          return consents.give(others.get(i), consent, REASON);
        }
        consents.refuse(others.get(i), consent, REASON);
        return "refused";
      });
      assertThat(outcomes.stream().filter(Failure.Conflict.class::isInstance)).hasSize(7);
      assertThat(people.count("SELECT COUNT(*) FROM consent_step WHERE consent_id = ?", consent)).isEqualTo(1);
      boolean refused = outcomes.contains("refused");
      long account = Ids.read(asked.account()).orElseThrow();
      assertThat(people.account(account).roles()).isEqualTo(refused ? Set.of() : Set.of(Role.AUDITOR));
      assertThat(people.count("SELECT COUNT(*) FROM entry_link WHERE account_id = ?", account)).isEqualTo(refused ? 0 : 1);
      assertThat(consents.see(city.system(), consent).state()).isEqualTo(refused ? ConsentState.REFUSED : ConsentState.GIVEN);
    }
  }

  @Test
  void whoAskedMayTakeItBackAndThenAskAnew() {
    Caller asker = city.signedIn(Role.ADMINISTRATOR);
    People.Asked asked = people.askForAuditor(asker);
    String roles = "/api/v1/accounts/" + asked.account() + "/roles";
    assertThat(asker.post(roles, Map.of("roles", List.of("AUDITOR"), "reason", REASON)).expect(409).body()).contains("已有一项申请");
    answer(city.administrator(), asked.consent(), "withdrawal", 409);
    answer(asker, asked.consent(), "withdrawal", 200);
    answer(city.administrator(), asked.consent(), "giving", 409);
    String again = asker.post(roles, Map.of("roles", List.of("AUDITOR"), "reason", REASON)).expect(200).json().get("consent").getStringValue();
    assertThat(answer(city.administrator(), again, "giving", 200)).contains("/enter/");
    assertThat(people.account(Ids.read(asked.account()).orElseThrow()).roles()).containsExactly(Role.AUDITOR);
  }

  @Test
  void aRequestLapsesAfterSevenDaysAndMakesRoomForTheNext() {
    Actor asker = people.actor(people.office(Role.ADMINISTRATOR));
    Actor other = people.actor(people.office(Role.ADMINISTRATOR));
    long account = people.office(Role.SUPERVISOR);
    ServiceClock clock = city.bean(ServiceClock.class);
    AccountLinks links = city.bean(AccountLinks.class);
    long first = Ids.read(clock.at(clock.instant().minus(Duration.ofDays(7)), () -> links.make(asker, account, false, REASON, Optional.empty())).consent())
        .orElseThrow();
    assertThatThrownBy(() -> consents.give(other, first, REASON)).isInstanceOf(Failure.Conflict.class).hasMessage("consent.expired");
    assertThat(consents.see(other, first).standing(clock.instant())).isEqualTo(ConsentState.EXPIRED);
    long second = Ids.read(links.make(asker, account, false, REASON, Optional.empty()).consent()).orElseThrow();
    assertThat(consents.see(other, first).state()).isEqualTo(ConsentState.EXPIRED);
    assertThat(consents.give(other, second, REASON).link()).contains("/enter/");
  }

  @Test
  void bothMustBeAdministratorsWhenItIsGiven() {
    Caller asker = city.signedIn(Role.ADMINISTRATOR);
    People.Asked asked = people.askForAuditor(asker);
    Actor locked = people.actor(people.office(Role.ADMINISTRATOR));
    city.bean(AccountLife.class).move(city.system(), locked.account(), AccountMove.LOCK, REASON);
    long consent = Ids.read(asked.consent()).orElseThrow();
    assertThatThrownBy(() -> consents.give(locked, consent, REASON)).isInstanceOf(Failure.Forbidden.class);
    city.bean(AccountLife.class).move(city.system(), asker.actor().account(), AccountMove.LOCK, REASON);
    assertThat(answer(city.administrator(), asked.consent(), "giving", 409)).contains("申请人已不是");
    answer(city.administrator(), asked.consent(), "refusal", 200);
    assertThat(people.account(Ids.read(asked.account()).orElseThrow()).roles()).isEmpty();
  }

  @Test
  void aRoleThatWatchesBeginsWithANewWayInThatWhoAskedDoesNotKnow() {
    String authority = city.authority();
    Caller official = city.signedIn(Role.OFFICIAL, authority, city.official(authority));
    long account = official.actor().account();
    city.bean(Sql.class).run("INSERT INTO recovery_code (account_id, code_hash, made_at) VALUES (?, ?, NOW())", account, new byte[32]);
    String consent = city.signedIn(Role.ADMINISTRATOR).post("/api/v1/accounts/" + Ids.show(account) + "/roles", Map.of("roles", List.of("SUPERVISOR"), "reason", REASON))
        .expect(200).json().get("consent").getStringValue();
    assertThat(answer(city.administrator(), consent, "giving", 200)).contains("/enter/");
    city.anyone().post("/api/v1/sessions", Map.of("username", official.username(), "password", City.PASSWORD)).expect(401);
    assertThat(people.count("SELECT COUNT(*) FROM recovery_code WHERE account_id = ?", account)).isZero();
  }

  @Test
  void nobodyConsentsToWhatIsAskedByWhoOpenedTheirAccount() {
    Caller asker = city.signedIn(Role.ADMINISTRATOR);
    Reply made = asker.post("/api/v1/accounts", wish("ADMINISTRATOR")).expect(201);
    answer(city.administrator(), made.json().get("consent").getStringValue(), "giving", 200);
    Actor second = people.actor(Ids.read(made.json().get("id").getStringValue()).orElseThrow());
    long consent = Ids.read(people.askForAuditor(asker).consent()).orElseThrow();
    assertThatThrownBy(() -> consents.give(second, consent, REASON)).isInstanceOf(Failure.Conflict.class).hasMessage("consent.too-close");
    ServiceClock clock = city.bean(ServiceClock.class);
    assertThat(clock.at(clock.instant().plus(Duration.ofHours(25)), () -> consents.give(second, consent, REASON)).link()).contains("/enter/");
  }

  @Test
  void aNewAdministratorCountsFromTheConsentOn() {
    Caller asker = city.signedIn(Role.ADMINISTRATOR);
    String before = "SELECT active FROM administrator_count";
    long counted = people.count(before);
    Reply made = asker.post("/api/v1/accounts", wish("ADMINISTRATOR")).expect(201);
    assertThat(people.count(before)).isEqualTo(counted);
    answer(city.administrator(), made.json().get("consent").getStringValue(), "giving", 200);
    assertThat(people.count(before)).isEqualTo(counted + 1);
  }

  @Test
  void whatIsAskedNeedsAReasonAndAnswersDoToo() {
    Caller asker = city.signedIn(Role.ADMINISTRATOR);
    for (String role : List.of("ADMINISTRATOR", "SUPERVISOR", "AUDITOR")) {
      Map<String, Object> without = new HashMap<>(wish(role));
      without.remove("reason");
      assertThat(asker.post("/api/v1/accounts", without).expect(422).body()).contains("\"field\":\"reason\"");
    }
    String consent = people.askForAuditor(asker).consent();
    for (String event : List.of("giving", "refusal")) {
      city.administrator().post("/api/v1/consents/" + consent + "/" + event, Map.of("reason", "嗯")).expect(422);
    }
    city.administrator().post("/api/v1/consents/" + consent + "/forgetting", Map.of("reason", REASON)).expect(404);
    city.administrator().get("/api/v1/consents/0000000000001").expect(404);
    city.administrator().get("/api/v1/consents?pageToken=elsewhere").expect(400);
  }

  @Test
  void openRequestsComeFirstAndTheListGoesOnBelow() {
    Caller asker = city.signedIn(Role.ADMINISTRATOR);
    for (int i = 0; i < Consents.PAGE; i++) {
      answer(asker, people.askForAuditor(asker).consent(), "withdrawal", 200);
    }
    String open = people.askForAuditor(asker).consent();
    Reply first = asker.get("/api/v1/consents").expect(200);
    List<String> states = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    Optional<String> token = Optional.of("");
    while (token.isPresent()) {
      Reply page = token.get().isEmpty() ? first : asker.get("/api/v1/consents?pageToken=" + token.get()).expect(200);
      page.json().get("items").values().forEach(item -> {
        states.add(item.get("state").getStringValue());
        ids.add(item.get("id").getStringValue());
      });
      token = Optional.ofNullable(page.json().get("nextPageToken")).filter(next -> !next.isNull()).map(next -> next.getStringValue());
    }
    assertThat(ids).doesNotHaveDuplicates().contains(open).hasSize((int) people.count("SELECT COUNT(*) FROM consent"));
    assertThat(states.lastIndexOf("OPEN")).isLessThan(states.indexOf("WITHDRAWN"));
    assertThat(asker.page("/accounts").expect(200).body()).contains("项待处理");
    assertThat(asker.page("/consents").expect(200).body()).contains("/consents/" + open, "?from=");
  }

  private static Map<String, Object> wish(String role) {
    return Map.of("username", City.fresh("wish-"), "displayName", "示例人", "roles", List.of(role), "reason", REASON);
  }

  private static String answer(Caller by, String consent, String event, int expected) {
    return by.post("/api/v1/consents/" + consent + "/" + event, Map.of("reason", REASON)).expect(expected).body();
  }
}
