package org.fuma.factor;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.json.tree.JsonNode;
import java.util.List;
import java.util.Map;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.access.Role;
import org.junit.jupiter.api.Test;

/** A desk may do nothing until its session has a second factor, and everything from the moment it has. */
class FactorDueTest {

  private final City city = City.get();

  @Test
  void aDesksBrowserIsLedToItsAccountUntilItHasAFactor() {
    Caller auditor = city.signedIn(Role.AUDITOR);
    Caller browser = city.anyone();
    browser.submit("/sign-in", Map.of("username", auditor.username(), "password", City.PASSWORD)).expect(303);
    assertThat(browser.page("/accounts").expect(303).header("location")).isEqualTo("/account?due=1");
    assertThat(browser.page("/").expect(200).body()).contains("/account?due=1");
    assertThat(browser.page("/account?due=1").expect(200).body()).contains("您的角色须有第二重验证才能开始工作");
    browser.submit("/account/totp", Map.of()).expect(303);
    Authenticator app = Authenticator.of(auditor, browser.page("/account/totp").body().replaceAll("(?s).*secret-text\">([A-Z2-7 ]{39})<.*", "$1").replace(" ", ""));
    browser.submit("/account/totp/confirmation", Map.of("code", app.wrongCode())).expect(422);
    browser.page("/accounts").expect(303);
    String codes = browser.submit("/account/totp/confirmation", Map.of("code", app.code(0))).expect(200).body();
    assertThat(codes).as("the page belongs to the new session").contains("name=\"csrf\" content=\"" + browser.csrf() + "\"");
    browser.page("/accounts").expect(200);
    assertThat(browser.page("/account?due=1").body()).doesNotContain("您的角色须有第二重验证才能开始工作");
  }

  @Test
  void aDesksProgramIsRefusedUntilItHasAFactor() {
    for (Role desk : List.of(Role.ADMINISTRATOR, Role.SUPERVISOR, Role.AUDITOR, Role.AUTHORITY_LEAD)) {
      Caller person = city.signedIn(desk);
      Caller program = city.anyone();
      JsonNode pair = program.post("/api/v1/sessions", Map.of("username", person.username(), "password", City.PASSWORD)).expect(201).json();
      String[] bearer = {"Authorization", "Bearer " + pair.get("accessToken").getStringValue()};
      assertThat(program.get("/api/v1/visits", bearer).expect(403).body()).as(desk.name()).contains("factor-due");
      assertThat(program.get("/api/v1/account", bearer).expect(200).json().get("factorDue").getBooleanValue()).isTrue();
      Authenticator app = Authenticator.of(person, program.post("/api/v1/account/totp", Map.of(), bearer).expect(201).json().get("secret").getStringValue());
      JsonNode moved = program.post("/api/v1/account/totp/confirmation", Map.of("code", app.code(0)), bearer).expect(200).json().get("tokens");
      program.get("/api/v1/account", bearer).expect(401);
      bearer[1] = "Bearer " + moved.get("accessToken").getStringValue();
      assertThat(program.get("/api/v1/account", bearer).expect(200).json().get("factorDue").getBooleanValue()).isFalse();
      assertThat(program.get(desk == Role.ADMINISTRATOR ? "/api/v1/accounts" : "/api/v1/visits", bearer).status()).as(desk.name()).isEqualTo(200);
    }
  }
}
