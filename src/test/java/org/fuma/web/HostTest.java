package org.fuma.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.Reply;
import org.fuma.access.Role;
import org.fuma.access.Routes;
import org.junit.jupiter.api.Test;

/** Links lead to the configured address, whatever host the caller, or something between, says that we are. */
class HostTest {

  private static final String EVIL = "evil.example";
  private static final String LIES = "Host: " + EVIL + "\r\nX-Forwarded-Host: " + EVIL + "\r\nX-Forwarded-Server: " + EVIL + "\r\nX-Forwarded-Port: 6666\r\n"
      + "X-Forwarded-Proto: gopher\r\nX-Original-Host: " + EVIL + "\r\nX-Original-URL: https://" + EVIL + "/\r\nX-Rewrite-URL: https://" + EVIL + "/\r\nX-Host: " + EVIL
      + "\r\nForwarded: for=192.0.2.1;host=" + EVIL + ";proto=gopher\r\n";

  private final City city = City.get();
  private final String firm = city.firm();
  private final String payload = city.code(firm);
  private final String authority = city.authority();

  private record Place(Caller caller, String path) {}

  @Test
  void noPageRepeatsAHostThatTheCallerMadeUp() {
    List<String> checked = places().parallelStream().flatMap(place -> Stream.of(place.path(), "http://" + EVIL + place.path()).map(target -> {
      Reply reply = raw("GET " + target + " HTTP/1.1\r\n" + LIES + "Accept: text/html\r\nCookie: " + place.caller().cookies() + "\r\n\r\n");
      clean(target, reply);
      return target + " " + reply.status();
    })).toList();
    assertThat(checked).as("pages that were really drawn").filteredOn(line -> line.endsWith(" 200")).hasSizeGreaterThan(50);
  }

  @Test
  void whatMakesLinksMakesThemToTheConfiguredAddress() throws IOException {
    Caller administrator = city.administrator();
    Map<String, Object> account = Map.of("username", City.fresh("linked-"), "displayName", "示例人", "roles", List.of("ENTERPRISE"), "enterprise", firm);
    Reply made = api(administrator, "/api/v1/accounts", account).expect(201);
    assertThat(made.json().get("link").getStringValue()).startsWith(city.address() + "/enter/");
    Caller ofFirm = city.signedInFor(firm);
    Reply door = api(ofFirm, "/api/v1/enterprises/" + firm + "/displays", Map.of("label", "东门")).expect(201);
    assertThat(door.json().get("link").getStringValue()).startsWith(city.address() + "/D/");
    clean("door", raw("GET " + door.json().get("link").getStringValue().substring(city.address().length()) + "/now HTTP/1.1\r\n" + LIES + "Accept: application/json\r\n\r\n"));
    String waiting = city.firm();
    administrator.post("/api/v1/enterprises/" + waiting + "/codes", Map.of("inForce", false)).expect(201);
    api(administrator, "/api/v1/enterprises/" + waiting + "/claims", Map.of()).expect(201);
    administrator.page("/");
    Reply letter = raw("GET /enterprises/" + waiting + "/letter HTTP/1.1\r\n" + LIES + "Accept: text/html\r\nCookie: " + administrator.cookies() + "\r\n\r\n").expect(200);
    clean("letter", letter);
    assertThat(letter.body()).contains(city.address());
    Reply picture = raw("GET /codes/" + payload.substring(0, 16) + ".svg HTTP/1.1\r\n" + LIES + "Accept: image/*\r\nCookie: " + administrator.cookies() + "\r\n\r\n").expect(200);
    assertThat(picture.bytes()).isEqualTo(administrator.page("/codes/" + payload.substring(0, 16) + ".svg", "Accept", "image/*").bytes());
    clean("keys", raw("GET /.well-known/fuma-keys.json HTTP/1.1\r\n" + LIES + "\r\n").expect(200));
  }

  @Test
  void noFormLeadsToAHostThatTheCallerMadeUp() {
    Caller person = city.signedIn(Role.SUPERVISOR);
    person.page("/");
    Caller nobody = city.anyone();
    nobody.page("/sign-in");
    for (String next : List.of("//" + EVIL, "/\\" + EVIL, "https://" + EVIL, "https:" + EVIL, "/%2f" + EVIL, "\t//" + EVIL, "/.//" + EVIL, "javascript:alert(1)")) {
      Reply language = form(person, "/language", Map.of("to", "en", "next", next));
      assertThat(language.header("location")).as(next).startsWith("/").doesNotStartWith("//").doesNotStartWith("/\\").doesNotStartWith("/%2f");
    }
    clean("sign-in", form(nobody, "/sign-in", Map.of("username", person.username(), "password", City.PASSWORD)).expect(303));
    clean("sign-out", form(person, "/sign-out", Map.of()).expect(303));
  }

  private List<Place> places() {
    List<Place> places = new ArrayList<>();
    List<Caller> callers = new ArrayList<>(List.of(city.anyone(), city.signedInFor(firm), city.administrator()));
    for (Role role : List.of(Role.OFFICIAL, Role.AUTHORITY_LEAD, Role.SUPERVISOR, Role.AUDITOR)) {
      callers.add(city.signedIn(role));
    }
    List<String> paths = Routes.all().stream().filter(route -> route.method().equals("GET") && !route.template().startsWith("/api/")).map(route -> path(route.template())).toList();
    for (Caller caller : callers) {
      caller.page("/").expect(200);
      paths.forEach(path -> places.add(new Place(caller, path)));
    }
    return places;
  }

  /** A path of that template, on something that is there where we know of something. */
  private String path(String template) {
    String serial = payload.substring(0, 16);
    return template.replace("{+payload}", payload).replace("{+live}", serial + ".00000000").replace("{serial}", serial).replace("{list}", "visits")
        .replace("{id}", template.startsWith("/authorities") ? authority : firm).replaceAll("\\{[^}]+\\}", "0000000000000");
  }

  private static void clean(String what, Reply reply) {
    assertThat(reply.body()).as(what).doesNotContainIgnoringCase(EVIL).doesNotContain("gopher");
    reply.headers().map().forEach((name, values) -> assertThat(values).as(what + " " + name).noneMatch(value -> value.contains(EVIL) || value.contains("gopher")));
  }

  private Reply api(Caller caller, String path, Map<String, ?> asked) throws IOException {
    byte[] body = city.bean(io.micronaut.json.JsonMapper.class).writeValueAsBytes(asked);
    Reply reply = raw("POST " + path + " HTTP/1.1\r\n" + LIES + "Accept: application/json\r\nContent-Type: application/json\r\nAuthorization: Bearer " + caller.token()
        + "\r\nContent-Length: " + body.length + "\r\n\r\n" + new String(body, StandardCharsets.UTF_8));
    clean(path, reply);
    return reply;
  }

  private Reply form(Caller caller, String path, Map<String, String> fields) {
    Map<String, String> all = new LinkedHashMap<>(fields);
    all.put("_csrf", caller.csrf());
    String body = all.entrySet().stream().map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8)).collect(Collectors.joining("&"));
    return raw("POST " + path + " HTTP/1.1\r\n" + LIES + "Accept: text/html\r\nContent-Type: application/x-www-form-urlencoded\r\nOrigin: " + city.address() + "\r\nCookie: "
        + caller.cookies() + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
  }

  private Reply raw(String request) {
    try {
      return Raw.send(URI.create(city.address()), request);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
