package org.fuma.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.Reply;
import org.junit.jupiter.api.Test;

/** Coming in and going out, by page and API. */
class SignInTest {

  private final City city = City.get();

  @Test
  void aPersonSignsInByThePageAndOut() {
    Caller administrator = city.signedIn(Role.ADMINISTRATOR);
    assertThat(administrator.page("/accounts").expect(200).body()).contains(administrator.username());
    Reply out = administrator.submit("/sign-out", Map.of()).expect(303);
    assertThat(out.headers().allValues("set-cookie")).anyMatch(cookie -> cookie.startsWith("fuma_access=;"));
    assertThat(administrator.page("/accounts").expect(303).header("location")).startsWith("/sign-in?next=");
  }

  @Test
  void aProgramSignsInAndItsRefreshTokenIsGoodForOneUse() {
    Caller auditor = city.signedIn(Role.AUDITOR);
    Caller nobody = city.anyone();
    Reply session = nobody.post("/api/v1/sessions", Map.of("username", auditor.username(), "password", City.PASSWORD)).expect(201);
    String refresh = session.json().get("refreshToken").getStringValue();
    String second = nobody.post("/api/v1/sessions/renewal", Map.of("refreshToken", refresh)).expect(200).json().get("refreshToken").getStringValue();
    nobody.post("/api/v1/sessions/renewal", Map.of("refreshToken", refresh)).expect(401);
    nobody.post("/api/v1/sessions/renewal", Map.of("refreshToken", second)).expect(401);
  }

  @Test
  void aWrongPasswordAndAnUnknownNameGetTheSameAnswer() {
    Caller auditor = city.signedIn(Role.AUDITOR);
    Reply wrong = city.anyone().post("/api/v1/sessions", Map.of("username", auditor.username(), "password", "not the password at all"));
    Reply unknown = city.anyone().post("/api/v1/sessions", Map.of("username", "nobody-has-this", "password", "not the password at all"));
    assertThat(wrong.status()).isEqualTo(401).isEqualTo(unknown.status());
    assertThat(wrong.json().get("title")).isEqualTo(unknown.json().get("title"));
  }

  @Test
  void aRefusedPasswordShowsTheFormAgainWithTheNameAndWithoutThePassword() {
    Reply refused = city.anyone().submit("/sign-in", Map.of("username", "nobody-has-this", "password", "a wrong password", "next", "/scan"));
    assertThat(refused.expect(401).body()).contains("value=\"nobody-has-this\"", "value=\"/scan\"", "用户名或密码不正确").doesNotContain("a wrong password");
  }

  @Test
  void afterSigningInPeopleAreLedToOurOwnPathsOnly() {
    assertThat(OwnPath.read("/visits/new?code=A.B").toString()).isEqualTo("/visits/new?code=A.B");
    for (String foreign : new String[] {"//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", "", "/\t/evil.example", "/x\r\ny", "x"}) {
      assertThat(OwnPath.read(foreign).toString()).as(foreign).isEqualTo("/");
    }
  }

  @Test
  void theOneTimeLinkSetsAPasswordOnce() {
    Reply made = city.administrator().post("/api/v1/accounts",
        Map.of("username", City.fresh("linked-"), "displayName", "示例人", "roles", List.of("ENTERPRISE"), "enterprise", city.firm()));
    String link = made.expect(201).json().get("link").getStringValue();
    String path = link.substring(city.address().length());
    Caller person = city.anyone();
    person.page(path).expect(200);
    assertThat(person.submit(path, Map.of("password", "short", "again", "short")).expect(422).body()).contains("至少 15 个字");
    person.submit(path, Map.of("password", "a long enough password", "again", "another long password")).expect(422);
    person.submit(path, Map.of("password", "a long enough password", "again", "a long enough password")).expect(303);
    person.page(path).expect(404);
    city.anyone().post("/api/v1/sessions", Map.of("username", made.json().get("username").getStringValue(), "password", "a long enough password")).expect(201);
  }

  @Test
  void rolesThatExcludeOneAnotherCannotMeetInOneAccount() {
    Reply refused = city.administrator().post("/api/v1/accounts",
        Map.of("username", City.fresh("both-"), "displayName", "示例人", "roles", List.of("ADMINISTRATOR", "AUDITOR")));
    assertThat(refused.expect(422).body()).contains("\"field\":\"roles\"");
  }

  @Test
  void aLinkIsOfNoUseOnceThePasswordIsSet() {
    String link = city.administrator().post("/api/v1/accounts",
        Map.of("username", City.fresh("linked-"), "displayName", "示例人", "roles", List.of("ENTERPRISE"), "enterprise", city.firm())).expect(201)
        .json().get("link").getStringValue().substring(city.address().length());
    city.anyone().submit(link, Map.of("password", "a long enough password", "again", "a long enough password")).expect(303);
    city.anyone().page(link).expect(404);
  }

  @Test
  void anEndedSessionsAccessTokenDiesWithinSeconds() {
    Caller auditor = city.signedIn(Role.AUDITOR);
    auditor.get("/api/v1/accounts").expect(200);
    city.anyone().post("/api/v1/sessions/end", Map.of("refreshToken", auditor.refreshToken())).expect(204);
    await().atMost(Duration.ofSeconds(20)).until(() -> auditor.get("/api/v1/accounts").status() == 401);
  }

  @Test
  void twoTabsThatRenewAtOnceBothGoOn() {
    Caller administrator = city.signedIn(Role.ADMINISTRATOR);
    administrator.page("/accounts").expect(200);
    administrator.forget("fuma_access");
    String cookies = administrator.cookies();
    for (int tab = 0; tab < 2; tab++) {
      city.anyone().page("/accounts", "Cookie", cookies).expect(200);
    }
    administrator.page("/accounts").expect(200);
  }

  @Test
  void whatAnAccountBelongsToMustExist() {
    String authority = city.authority();
    String elsewhere = city.official(city.authority());
    Map<String, Object> asked = Map.of("username", City.fresh("lost-"), "displayName", "示例人");
    refused(asked, Map.of("roles", List.of("ENTERPRISE"), "enterprise", "0000000000001"), "enterprise");
    refused(asked, Map.of("roles", List.of("AUTHORITY_LEAD"), "authority", "0000000000001"), "authority");
    refused(asked, Map.of("roles", List.of("OFFICIAL"), "authority", authority, "official", "0000000000001"), "official");
    refused(asked, Map.of("roles", List.of("OFFICIAL"), "authority", authority, "official", elsewhere), "official");
  }

  private void refused(Map<String, Object> asked, Map<String, Object> more, String field) {
    Map<String, Object> all = new java.util.HashMap<>(asked);
    all.putAll(more);
    assertThat(city.administrator().post("/api/v1/accounts", all).expect(422).body()).contains("\"field\":\"" + field + "\"");
  }

  @Test
  void anExpiredAccessTokenIsRenewedByTheRequestThatFindsItSo() {
    Caller administrator = city.signedIn(Role.ADMINISTRATOR);
    administrator.page("/accounts").expect(200);
    administrator.forget("fuma_access");
    Reply renewed = administrator.submitRaw("/accounts", Map.of("username", "x", "_csrf", administrator.csrf()));
    assertThat(renewed.status()).isEqualTo(422);
  }
}
