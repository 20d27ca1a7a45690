package org.fuma.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.Reply;
import org.fuma.access.Role;
import org.junit.jupiter.api.Test;

/** Whatever goes wrong is answered in the caller's form and language, with the request's number and nothing of our inside. */
class ErrorTest {

  private final City city = City.get();

  @Test
  void programsGetAProblemAndPeopleAPage() {
    Reply problem = city.anyone().get("/api/v1/no-such-thing").expect(404);
    assertThat(problem.header("content-type")).startsWith("application/problem+json");
    assertThat(problem.json().get("requestId").getStringValue()).isEqualTo(problem.header("x-request-id"));
    Reply page = city.anyone().page("/no-such-thing").expect(404);
    assertThat(page.header("content-type")).startsWith("text/html");
    assertThat(page.body()).contains("没有找到", page.header("x-request-id"));
  }

  @Test
  void programsChooseTheLanguageByHeaderAndPeopleByTheSwitch() {
    assertThat(city.anyone().get("/api/v1/accounts", "Accept-Language", "en-GB").expect(401).body()).contains("Please sign in first.");
    Caller person = city.anyone();
    person.submit("/language", Map.of("to", "en", "next", "/sign-in")).expect(303);
    assertThat(person.page("/sign-in").body()).contains("<html lang=\"en\"", "Sign in");
  }

  @Test
  void unreadableRequestsGetAClearAnswerWithoutOurInside() {
    Caller administrator = city.administrator();
    for (String body : new String[] {"{", "[1]", "\"x\"", "{\"username\": {\"a\": 1}}"}) {
      Reply refused = administrator.post("/api/v1/accounts", "application/json", body.getBytes());
      assertThat(refused.status()).as(body).isBetween(400, 422);
      assertThat(refused.body()).doesNotContain("org.fuma", "Exception", "micronaut");
    }
    administrator.post("/api/v1/accounts", "text/plain", "x".getBytes()).expect(415);
    administrator.send("PUT", "/api/v1/accounts", Map.of()).expect(405);
  }

  @Test
  void everyAnswerCarriesTheHeadersThatKeepABrowserOutOfTrouble() {
    for (String path : new String[] {"/", "/sign-in", "/no-such-thing", "/static/app.css"}) {
      Reply reply = city.anyone().page(path);
      assertThat(reply.header("content-security-policy")).as(path).contains("default-src 'none'", "frame-ancestors 'none'").doesNotContain("unsafe");
      assertThat(reply.header("x-content-type-options")).isEqualTo("nosniff");
    }
    assertThat(city.anyone().page("/").header("cache-control")).isEqualTo("no-store");
  }

  @Test
  void aForeignOrBrokenIdIsSimplyNotFound() {
    Caller supervisor = city.signedIn(Role.SUPERVISOR);
    for (String id : new String[] {"0000000000000", "x", "%2e%2e", "ZZZZZZZZZZZZZ", "'%20OR%201=1"}) {
      assertThat(supervisor.get("/api/v1/complaints/" + id).status()).as(id).isEqualTo(404);
    }
  }
}
