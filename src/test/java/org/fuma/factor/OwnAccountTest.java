package org.fuma.factor;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.json.tree.JsonNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.access.Actors;
import org.fuma.access.Role;
import org.fuma.access.SecurityEvents;
import org.fuma.access.SessionStanding;
import org.fuma.access.Strength;
import org.fuma.store.Ids;
import org.fuma.store.Sql;
import org.junit.jupiter.api.Test;

/** A person's own account: what it shows, its sessions, its password, its proof. */
class OwnAccountTest {

  private static final Duration BITES_WITHIN = Duration.ofSeconds(20);
  private static final String NEXT = "another password of one’s own";

  private final City city = City.get();

  @Test
  void everyRoleSeesItsOwnAccount() {
    for (Role role : Role.values()) {
      Caller person = city.signedIn(role);
      JsonNode account = person.get("/api/v1/account").expect(200).json();
      assertThat(account.get("username").getStringValue()).isEqualTo(person.username());
      assertThat(account.get("id").getStringValue()).isEqualTo(Ids.show(person.actor().account()));
      assertThat(account.get("roles").values().iterator().next().getStringValue()).isEqualTo(role.name());
      assertThat(person.page("/account").expect(200).body()).contains(person.username(), "class=\"name wide\" href=\"/account\"");
    }
    assertThat(city.anyone().page("/account").expect(303).header("location")).isEqualTo("/sign-in?next=%2Faccount");
    city.anyone().get("/api/v1/account").expect(401);
  }

  @Test
  void theirFirmOrAuthorityIsNamed() {
    String authority = city.authority();
    Caller lead = city.signedIn(Role.AUTHORITY_LEAD, authority, city.official(authority));
    assertThat(lead.get("/api/v1/account").json().get("authority").getStringValue()).startsWith("示例执法局");
    assertThat(city.signedIn(Role.ENTERPRISE).page("/account").body()).contains("衡阳示例纸鸢制造有限公司");
  }

  @Test
  void oneSessionIsEndedByAnother() {
    Caller person = city.signedIn(Role.OFFICIAL);
    person.page("/account").expect(200);
    String other = sessions(person).stream().filter(session -> !session.get("current").getBooleanValue()).findFirst().orElseThrow()
        .get("id").getStringValue();
    assertThat(sessions(person)).hasSize(2);
    person.post("/api/v1/account/sessions/" + other + "/end", Map.of()).expect(204);
    assertThat(sessions(person)).hasSize(1);
    Awaitility.await().atMost(BITES_WITHIN).until(() -> person.page("/account").status() == 303);
    person.post("/api/v1/account/sessions/" + other + "/end", Map.of()).expect(404);
    person.get("/api/v1/account").expect(200);
  }

  @Test
  void allOtherSessionsEndAtOnceAndThisOneStays() {
    Caller person = city.signedIn(Role.OFFICIAL);
    person.get("/api/v1/account").expect(200);
    String page = person.page("/account").expect(200).body();
    assertThat(page).contains("/account/sessions/end-others");
    person.submit("/account/sessions/end-others", Map.of()).expect(303);
    Awaitility.await().atMost(BITES_WITHIN).until(() -> person.get("/api/v1/account").status() == 401);
    assertThat(person.page("/account?done=sessions").expect(200).body()).doesNotContain("/account/sessions/end-others").contains("其他登录已全部结束", "结束登录");
  }

  @Test
  void anothersSessionIsNotFound() {
    Caller person = city.signedIn(Role.OFFICIAL);
    String foreign = sessions(city.signedIn(Role.OFFICIAL)).getFirst().get("id").getStringValue();
    for (String id : List.of(foreign, "0000000000001", "nonsense")) {
      person.post("/api/v1/account/sessions/" + id + "/end", Map.of()).expect(404);
      person.submit("/account/sessions/" + id + "/end", Map.of()).expect(404);
    }
  }

  @Test
  void aNewPasswordEndsTheOtherSessionsAndTheOldPassword() {
    Caller person = city.signedIn(Role.ENTERPRISE);
    person.get("/api/v1/account").expect(200);
    assertThat(person.page("/account/password").expect(200).body()).contains("至少 15 个字");
    Map<String, String> form = Map.of("current", City.PASSWORD, "password", NEXT, "again", NEXT);
    assertThat(person.submit("/account/password", with(form, "again", "otherwise")).expect(422).body()).doesNotContain(NEXT);
    person.submit("/account/password", with(form, "current", "not the password at all")).expect(422);
    person.submit("/account/password", Map.of("current", City.PASSWORD, "password", "fourteen signs", "again", "fourteen signs")).expect(422);
    assertThat(person.submit("/account/password", form).expect(303).header("location")).isEqualTo("/account?done=password");
    person.page("/account").expect(200);
    Awaitility.await().atMost(BITES_WITHIN).until(() -> person.get("/api/v1/account").status() == 401);
    signIn(person, City.PASSWORD).expect(401);
    signIn(person, NEXT).expect(201);
  }

  @Test
  void beforeAnythingSensitiveAPersonProvesAgainWhoTheyAre() throws SQLException {
    Caller person = city.signedIn(Role.ENTERPRISE);
    person.page("/account").expect(200);
    person.get("/api/v1/account").expect(200);
    longAgo(person);
    for (String page : List.of("/account/password", "/account/totp", "/account/totp/removal", "/account/recovery-codes")) {
      assertThat(person.page(page).expect(303).header("location")).isEqualTo("/account/proof?next=" + page.replace("/", "%2F"));
    }
    for (String act : List.of("totp", "totp/confirmation", "totp/removal", "recovery-codes", "sessions/end-others", "sessions/0000000000001/end", "password")) {
      assertThat(person.post("/api/v1/account/" + act, Map.of()).expect(403).body()).contains("urn:fuma:problem:proof");
      assertThat(person.submit("/account/" + act, Map.of()).expect(303).header("location")).startsWith("/account/proof?next=");
    }
    Map<String, String> form = Map.of("password", City.PASSWORD, "next", "/account/password");
    assertThat(person.submit("/account/proof", with(form, "password", "wrong")).expect(422).body()).contains("密码不正确", "value=\"/account/password\"");
    person.page("/account/password").expect(303);
    assertThat(person.submit("/account/proof", form).expect(303).header("location")).isEqualTo("/account/password");
    person.page("/account/password").expect(200);
    person.post("/api/v1/account/recovery-codes", Map.of()).expect(403);
    String before = person.token();
    person.moved(person.post("/api/v1/account/proof", Map.of("password", City.PASSWORD)).expect(200));
    city.anyone().get("/api/v1/account", "Authorization", "Bearer " + before).expect(401);
    person.post("/api/v1/account/recovery-codes", Map.of()).expect(409);
  }

  @Test
  void whoHasAFactorProvesBoth() {
    Caller person = city.signedIn(Role.ENTERPRISE);
    Authenticator app = Authenticator.enrolled(person);
    assertThat(person.page("/account/proof?next=//evil.example").expect(200).body()).contains("name=\"code\"", "name=\"next\" value=\"/\"");
    Map<String, String> right = Map.of("password", City.PASSWORD, "code", app.code(0), "next", "/visits");
    person.submit("/account/proof", with(right, "code", "")).expect(422);
    person.submit("/account/proof", with(right, "password", "wrong")).expect(422);
    assertThat(person.submit("/account/proof", right).expect(303).header("location")).isEqualTo("/visits");
    person.submit("/account/proof", right).expect(422);
    person.submit("/account/proof", with(right, "code", app.recoveryCodes().getFirst())).expect(303);
  }

  @Test
  void guessingInsideASessionCountsAsAtSigningIn() {
    Caller person = city.signedIn(Role.ENTERPRISE);
    person.get("/api/v1/account").expect(200);
    for (int i = 0; i < 5; i++) {
      person.post("/api/v1/account/password", Map.of("current", "wrong password " + i, "password", NEXT)).expect(422);
    }
    person.post("/api/v1/account/password", Map.of("current", City.PASSWORD, "password", NEXT)).expect(422);
    person.post("/api/v1/account/proof", Map.of("password", City.PASSWORD)).expect(422);
    signIn(person, City.PASSWORD).expect(401);
    assertThat(events(person)).contains("sign-in.failed", "sign-in.locked");
  }

  @Test
  void guessingCodesBehindARightPasswordIsStopped() {
    Caller person = city.signedIn(Role.ENTERPRISE);
    Authenticator app = Authenticator.enrolled(person);
    for (int i = 0; i < 5; i++) {
      person.post("/api/v1/account/proof", Map.of("password", City.PASSWORD, "code", app.wrongCode())).expect(422);
    }
    person.post("/api/v1/account/proof", Map.of("password", City.PASSWORD, "code", app.code(0))).expect(422);
  }

  @Test
  void thePageTellsTheOwnerWhatHappened() {
    Caller person = city.signedIn(Role.ENTERPRISE);
    person.page("/account").expect(200);
    SecurityEvents events = city.bean(SecurityEvents.class);
    events.record(new SecurityEvents.Origin(Optional.of(person.actor().account()), "203.0.113.77", "-"), "sign-in.failed", "", "");
    events.record(new SecurityEvents.Origin(Optional.of(city.signedIn(Role.ENTERPRISE).actor().account()), "203.0.113.78", "-"), "sign-in.locked", "", "");
    assertThat(person.page("/account").body()).contains("203.0.113.77", "登录失败").doesNotContain("203.0.113.78");
  }

  private List<String> events(Caller person) {
    return city.bean(Sql.class).list(row -> row.getString(1), "SELECT kind FROM security_event WHERE account_id = ?", person.actor().account());
  }

  private List<JsonNode> sessions(Caller person) {
    List<JsonNode> found = new java.util.ArrayList<>();
    person.get("/api/v1/account/sessions").expect(200).json().get("items").values().forEach(found::add);
    return found;
  }

  private org.fuma.Reply signIn(Caller person, String password) {
    return city.anyone().post("/api/v1/sessions", Map.of("username", person.username(), "password", password));
  }

  /** Every session of the person was proved an hour ago. */
  private void longAgo(Caller person) throws SQLException {
    try (Connection owner = city.database().asOwner();
        PreparedStatement statement = owner.prepareStatement("UPDATE session SET proved_at = started_at - INTERVAL 1 HOUR WHERE account_id = ?")) {
      statement.setLong(1, person.actor().account());
      statement.executeUpdate();
    }
    sessions(person).forEach(session -> city.bean(Actors.class).forget(
        new SessionStanding(Ids.read(session.get("id").getStringValue()).orElseThrow(), person.actor().account(), Strength.PASSWORD, java.time.Instant.EPOCH,
            Optional.empty())));
  }

  private static Map<String, String> with(Map<String, String> form, String field, String value) {
    Map<String, String> changed = new java.util.HashMap<>(form);
    changed.put(field, value);
    return changed;
  }
}
