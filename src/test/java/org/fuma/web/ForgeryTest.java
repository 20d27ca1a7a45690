package org.fuma.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.access.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Another site cannot act through a person's browser. */
class ForgeryTest {

  private final City city = City.get();
  private Caller administrator;
  private Map<String, String> form;

  @BeforeEach
  void aPersonIsSignedIn() {
    administrator = city.signedIn(Role.ADMINISTRATOR);
    administrator.page("/accounts").expect(200);
    form = Map.of("username", City.fresh("forged-"), "displayName", "示例人", "roles", "AUDITOR", "reason", "供测试使用的原因");
  }

  @Test
  void ourOwnFormIsTaken() {
    administrator.submit("/accounts", form).expect(200);
  }

  @Test
  void aFormWithoutTheTokenIsRefused() {
    assertThat(administrator.submitRaw("/accounts", form, "Origin", city.address()).expect(403).body()).contains("页面已失效");
  }

  @Test
  void anotherPersonsTokenIsRefused() {
    Caller other = city.signedIn(Role.ADMINISTRATOR);
    other.page("/accounts");
    administrator.submitRaw("/accounts", with("_csrf", other.csrf())).expect(403);
  }

  @Test
  void theTokenOfAnUnsignedBrowserIsRefusedOnceSomebodyIsSignedIn() {
    administrator.submitRaw("/accounts", with("_csrf", city.anyone().csrf())).expect(403);
  }

  @Test
  void aFormFromAnotherSiteIsRefusedEvenWithTheToken() {
    for (String origin : List.of("https://evil.example", "null", city.address() + ".evil.example", "http://localhost:1")) {
      administrator.submitRaw("/accounts", with("_csrf", administrator.csrf()), "Origin", origin).expect(403);
    }
    administrator.submitRaw("/accounts", with("_csrf", administrator.csrf()), "Sec-Fetch-Site", "cross-site").expect(403);
  }

  @Test
  void anotherSitesLinkDoesNotPrintLettersOrDrawPlaques() {
    for (String path : List.of("/plaques.zip?ids=" + city.firm(), "/letters?ids=" + city.firm(), "/enterprises/" + city.firm() + "/letter")) {
      administrator.page(path, "Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate").expect(403);
      assertThat(administrator.page(path, "Sec-Fetch-Site", "same-origin").status()).isNotEqualTo(403);
      assertThat(administrator.page(path, "Sec-Fetch-Site", "none").status()).isNotEqualTo(403);
    }
  }

  @Test
  void jsonFromABrowsersCookiesNeedsTheTokenToo() {
    administrator.submitBody("/api/v1/accounts", "{}", "X-Nothing", "1").expect(403);
  }

  @Test
  void signingInFromAnotherSiteIsRefused() {
    city.anyone().submitRaw("/sign-in", Map.of("username", "x", "password", "y"), "Origin", "https://evil.example").expect(403);
    city.anyone().submitRaw("/sign-in", Map.of("username", "x", "password", "y")).expect(403);
  }

  @Test
  void aFormThatIsTooLargeIsRefusedAtOnceHoweverItIsSent() {
    String large = "text=" + "x".repeat(200_000);
    administrator.submitBody("/accounts", large).expect(413);
    city.anyone().submitBody("/sign-in", large).expect(413);
    administrator.submitChunked("/accounts", large).expect(413);
    administrator.submitBody("/accounts", "_csrf=" + administrator.csrf() + "&text=" + "x".repeat(90_000)).expect(422);
  }

  @Test
  void anAuthorizationThatIsNoBearersDoesNotOpenTheDoor() {
    administrator.submitRaw("/sign-out", Map.of(), "Authorization", "Basic eDp5").expect(403);
  }

  private Map<String, String> with(String name, String value) {
    Map<String, String> changed = new java.util.LinkedHashMap<>(form);
    changed.put(name, value);
    return changed;
  }
}
