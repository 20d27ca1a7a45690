package org.fuma.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.Reply;
import org.fuma.access.Role;
import org.fuma.roster.Rosters;
import org.fuma.settings.Settings;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every answer, of whatever kind, tells the browser what it may do with it. */
public class HeadersTest {

  private final City city = City.get();

  private record Answer(String what, Reply reply, boolean file) {}

  @TestFactory
  Stream<DynamicTest> everyKindOfAnswerKeepsABrowserOutOfTrouble() throws IOException {
    return answers().stream().map(answer -> DynamicTest.dynamicTest(answer.what(), () -> {
      Reply reply = answer.reply();
      String policy = reply.header("content-security-policy");
      assertThat(policy).contains("default-src 'none'", "frame-ancestors 'none'").doesNotContain("unsafe", "*", "http:", "https:");
      assertThat(reply.header("x-frame-options")).isEqualTo("DENY");
      assertThat(reply.header("x-content-type-options")).isEqualTo("nosniff");
      assertThat(reply.header("referrer-policy")).isIn("same-origin", "no-referrer");
      assertThat(reply.header("permissions-policy")).contains("microphone=()", "geolocation=(self)");
      assertThat(reply.header("cross-origin-opener-policy")).isEqualTo("same-origin");
      assertThat(reply.header("cross-origin-resource-policy")).isEqualTo(keys(answer) ? "cross-origin" : "same-origin");
      assertThat(reply.headers().firstValue("strict-transport-security")).as("over http").isEmpty();
      assertThat(reply.headers().firstValue("server")).isEmpty();
      boolean everybodys = answer.what().matches(".*/(static|webjars)/.*") && reply.status() == 200 || keys(answer);
      assertThat(reply.header("cache-control").contains("no-store")).as("kept by browsers and proxies").isNotEqualTo(everybodys);
      for (String name : List.of("content-security-policy", "x-frame-options", "x-content-type-options", "cache-control")) {
        assertThat(reply.headers().allValues(name)).as(name).hasSize(1);
      }
      if (answer.what().matches(".*\\.(css|js|svg) 200")) {
        assertThat(reply.header("content-type")).endsWith("charset=utf-8");
        assertThat(reply.header("cache-control")).isEqualTo("public, max-age=31536000, immutable");
      }
      if (answer.file()) {
        assertThat(reply.header("content-disposition")).startsWith("attachment");
        assertThat(policy).startsWith("sandbox;").doesNotContain("'self'", "allow-");
      }
      if (reply.header("content-type").startsWith("text/html")) {
        assertThat(reply.header("content-type")).contains("charset=utf-8");
        assertThat(reply.body()).doesNotContain("<script>", "<style", " onclick=", " onload=", " onsubmit=", "javascript:").doesNotContainPattern(" style=\"");
      }
    }));
  }

  private static boolean keys(Answer answer) {
    return answer.what().contains("fuma-keys") && answer.reply().status() == 200;
  }

  private List<Answer> answers() throws IOException {
    Caller nobody = city.anyone();
    Caller administrator = city.administrator();
    String firm = city.firm();
    String payload = city.code(firm);
    String serial = payload.substring(0, 16);
    Caller ofFirm = city.signedInFor(firm);
    String roster = Rosters.checked(administrator, "厂,123,示例路");
    List<Answer> answers = new ArrayList<>();
    for (String path : List.of("/", "/sign-in", "/privacy", "/claim", "/C/" + payload, "/no-such-page", "/accounts", "/static/app.css", "/static/app.js",
        "/static/icon.svg", "/webjars/tabler__core/1.4.0/dist/css/tabler.min.css", "/static/none.css", "/.well-known/fuma-keys.json", "/health")) {
      answers.add(page("page of nobody " + path, nobody.page(path)));
      answers.add(page("program's " + path, nobody.get(path)));
    }
    for (String path : List.of("/", "/accounts", "/enterprises", "/enterprises/" + firm, "/enterprises/0000000000000", "/jobs", "/rosters/" + roster, "/codes/" + serial + "/plaque", "/complaints")) {
      answers.add(page("page of an administrator " + path, administrator.page(path)));
    }
    for (String path : List.of("/my-code", "/my-code/now", "/my-code/plain", "/visits")) {
      answers.add(page("page of a firm " + path, ofFirm.page(path)));
    }
    answers.add(page("JSON", administrator.get("/api/v1/enterprises/" + firm).expect(200)));
    answers.add(page("created", administrator.post("/api/v1/enterprises", Map.of("uscc", City.uscc(), "name", "衡阳示例头厂", "batch", "首批")).expect(201)));
    answers.add(page("invalid", administrator.post("/api/v1/enterprises", Map.of()).expect(422)));
    answers.add(page("unreadable", administrator.post("/api/v1/enterprises", "application/json", "{".getBytes(StandardCharsets.UTF_8)).expect(400)));
    answers.add(page("too large", administrator.post("/api/v1/enterprises", "application/json", new byte[11_000_000]).expect(413)));
    answers.add(page("wrong type", administrator.post("/api/v1/enterprises", "text/plain", new byte[1]).expect(415)));
    answers.add(page("wrong method", administrator.send("PUT", "/api/v1/accounts", Map.of()).expect(405)));
    answers.add(page("forbidden", ofFirm.get("/api/v1/accounts").expect(403)));
    answers.add(page("not signed in", nobody.get("/api/v1/accounts").expect(401)));
    answers.add(page("redirect", nobody.page("/C?serial=" + serial).expect(303)));
    answers.add(page("forged form", nobody.submitRaw("/sign-in", Map.of("username", "x"), "Origin", "https://evil.example").expect(403)));
    answers.add(page("form refused", nobody.submit("/sign-in", Map.of("username", "x", "password", "y"))));
    answers.add(page("OPTIONS", nobody.send("OPTIONS", "/", Map.of())));
    answers.add(page("a method that nobody knows", nobody.send("TRACE", "/", Map.of())));
    answers.add(file("PNG", ofFirm.page("/codes/" + serial + ".png", "Accept", "image/*").expect(200)));
    answers.add(file("SVG", ofFirm.page("/codes/" + serial + ".svg", "Accept", "image/*").expect(200)));
    answers.add(file("refused lines", administrator.page("/rosters/" + roster + "/refusals.csv").expect(200)));
    answers.add(file("refused lines for programs", administrator.get("/api/v1/rosters/" + roster + "/refusals.csv").expect(200)));
    answers.add(file("plaques", administrator.page("/plaques.zip?ids=" + firm).expect(200)));
    for (String format : List.of("CSV", "XLSX")) {
      Map<String, String> form = Map.of("format", format, "purpose", "季度汇总上报");
      answers.add(file("export as " + format, administrator.submit("/exports/enterprises?ids=" + firm, form).expect(200)));
      answers.add(file("export for programs as " + format, administrator.post("/api/v1/exports/authorities", Map.of("format", format, "purpose", "季度汇总上报")).expect(200)));
    }
    for (String raw : List.of("GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n", "GET /a\\b<> HTTP/1.1\r\nHost: x\r\n\r\n", "GET /" + "a".repeat(9_000) + " HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: x\r\nX-Long: " + "a".repeat(20_000) + "\r\n\r\n", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: nonsense\r\n\r\n")) {
      answers.add(page("broken request " + raw.substring(0, 20).strip(), Raw.send(URI.create(city.address()), raw)));
    }
    return answers;
  }

  @Test
  void pagesMayRunOurOwnScriptsAndNothingElse() {
    assertThat(city.anyone().page("/").header("content-security-policy").split("; "))
        .containsExactlyInAnyOrder("default-src 'none'", "object-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data: blob:", "media-src 'self' blob:",
            "font-src 'self'", "connect-src 'self'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'");
  }

  @Test
  void browsersInsistOnHttpsWhereTheRegistryHasIt() {
    assertThat(transport("https://fuma.example.cn")).isEqualTo("max-age=31536000; includeSubDomains");
    assertThat(transport("http://localhost:8080")).isEmpty();
  }

  @Test
  void everyCookieIsOutOfReachOfScriptsAndOtherSites() {
    Caller person = city.signedIn(Role.SUPERVISOR);
    Stream<Reply> replies = Stream.of(city.anyone().page("/sign-in"), person.submit("/language", Map.of("to", "en", "next", "/")),
        person.submit("/sign-in", Map.of("username", person.username(), "password", City.PASSWORD)), person.submit("/sign-out", Map.of()));
    List<String> cookies = replies.flatMap(reply -> reply.headers().allValues("set-cookie").stream()).toList();
    assertThat(cookies).hasSizeGreaterThanOrEqualTo(5).allSatisfy(cookie -> {
      assertThat(cookie).containsIgnoringCase("HttpOnly").contains("Path=/").containsPattern("SameSite=(Lax|Strict)").doesNotContain("Domain=");
      assertThat(cookie).as("on loopback, without https").doesNotContain("Secure");
    });
  }

  private String transport(String address) {
    MutableHttpResponse<?> response = HttpResponse.ok();
    new BrowserRules(at(city.bean(Settings.class), address)).add(HttpRequest.GET("/"), response);
    return response.getHeaders().get("Strict-Transport-Security", String.class, "");
  }

  private static Answer page(String what, Reply reply) {
    return new Answer(what + " " + reply.status(), reply, false);
  }

  private static Answer file(String what, Reply reply) {
    return new Answer(what, reply, true);
  }

  /** Cookies under those settings. */
  public static Cookies cookies(Settings settings) {
    return new Cookies(settings);
  }

  /** The same settings at another public address. */
  public static Settings at(Settings is, String address) {
    return new Settings(URI.create(address), is.formerAddresses(), is.host(), is.port(), is.lan(), is.lanPort(), is.city(), is.issuer(), is.hotline(),
        is.dataFolder(), is.sampleCity(), is.database(), is.connections(), is.tokenSecret(), is.formerTokenSecrets(), is.dataKey(), is.formerDataKeys(),
        is.signingSeed(), is.signingKeyId(), is.logKey(), is.formerLogKeys(), is.codeValidity(), is.sessionLength(), is.deskIdle(), is.deviceLength(), is.securityEventsKept(),
        is.entryLinkLength(), is.claimLength(), is.passwordCost(), is.proxies());
  }
}
