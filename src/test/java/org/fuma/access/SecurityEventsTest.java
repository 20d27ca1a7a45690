package org.fuma.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.Reply;
import org.fuma.code.Serial;
import org.fuma.store.Ids;
import org.fuma.store.ServiceClock;
import org.fuma.store.Sql;
import org.fuma.store.Time;
import org.fuma.web.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is refused is on record, and the auditor, and nobody else, reads and exports it. */
@Timeout(120)
class SecurityEventsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final City city = City.get();
  private final Sql sql = city.bean(Sql.class);
  private final SecurityEvents events = city.bean(SecurityEvents.class);
  private final Instant now = city.bean(ServiceClock.class).instant();

  private record Row(String kind, long account, String subject, String detail) {}

  @ParameterizedTest
  @ValueSource(strings = {"nonsense", "eyJhbGciOiJub25lIn0.e30.", "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ4In0.AAAA"})
  void aTokenThatIsNotBelievedIsOnRecord(String token) throws Exception {
    try (HttpClient client = from("127.0.0.81")) {
      HttpRequest request = HttpRequest.newBuilder(uri("/api/v1/accounts")).header("Authorization", "Bearer " + token).build();
      HttpResponse<String> refused = client.send(request, HttpResponse.BodyHandlers.ofString());
      assertThat(refused.statusCode()).isEqualTo(401);
    }
    Awaitility.await().atMost(PATIENCE).until(() -> !from81().isEmpty());
    assertThat(from81().getFirst()).isEqualTo(new Row("token.refused", 0, "GET /api/v1/accounts", "said=error.sign-in"));
  }

  @Test
  void anEndedSessionsTokenIsOnRecordWithItsAccountAndNobodysWithoutAnyIsNot() {
    Caller auditor = city.signedIn(Role.AUDITOR);
    String token = auditor.token();
    city.bean(Sessions.class).endAll(auditor.actor().account());
    Awaitility.await().atMost(PATIENCE).until(() -> city.anyone().get("/api/v1/accounts", "Authorization", "Bearer " + token).status() == 401);
    assertThat(await(auditor, 1).getFirst().kind()).isEqualTo("token.refused");
    Reply nobody = city.anyone().get("/api/v1/accounts").expect(401);
    Reply led = city.anyone().page("/accounts").expect(303);
    city.signedIn(Role.OFFICIAL).get("/api/v1/accounts").expect(403);
    Awaitility.await().atMost(PATIENCE).until(() -> count("denied") > 0);
    assertThat(byRequest(nobody)).isEmpty();
    assertThat(byRequest(led)).isEmpty();
  }

  @Test
  void aForgedCookieIsOnRecordThoughThePersonIsOnlyLedToSignIn() throws Exception {
    try (HttpClient client = from("127.0.0.82")) {
      HttpRequest request = HttpRequest.newBuilder(uri("/accounts")).header("Accept", "text/html").header("Cookie", SessionCookies.ACCESS + "=nonsense").build();
      assertThat(client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(303);
      Awaitility.await().atMost(PATIENCE).until(() -> !of("address", "127.0.0.82").isEmpty());
      assertThat(of("address", "127.0.0.82")).singleElement().isEqualTo(new Row("token.refused", 0, "GET /accounts", ""));
    }
  }

  @Test
  void aLackingPermissionIsOnRecordWithAccountAndRouteAndNeverThePath() {
    Caller official = city.signedIn(Role.OFFICIAL);
    // All of them within one minute, by which they are grouped.
    Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> LocalTime.now().getSecond() < 45);
    Reply refused = official.get("/api/v1/enterprises/" + Ids.show(1) + "/claims?secret=1");
    refused.expect(403);
    assertThat(await(official, 1)).containsExactly(
        new Row("denied", official.actor().account(), "GET /api/v1/enterprises/{id}/claims", "said=error.forbidden"));
    official.page("/accounts").expect(403);
    official.page("/keys").expect(403);
    city.bean(EventGroups.class).flush(now.plusSeconds(120));
    List<Row> two = await(official, 2);
    assertThat(two.getLast().subject()).isEqualTo("GET /accounts, GET /keys");
  }

  @Test
  void anotherSitesFormAndOneWithoutItsTokenAreOnRecord() {
    Caller administrator = city.signedIn(Role.ADMINISTRATOR);
    administrator.page("/accounts").expect(200);
    administrator.submitRaw("/accounts", Map.of("username", "x"), "Sec-Fetch-Site", "cross-site").expect(403);
    Row first = await(administrator, 1).getFirst();
    assertThat(first).isEqualTo(new Row("denied.forgery", administrator.actor().account(), "POST /accounts", "said=error.origin"));
    administrator.submitRaw("/accounts", Map.of("username", "x", "_csrf", "forged"), "Origin", city.address()).expect(403);
    city.bean(EventGroups.class).flush(now.plusSeconds(120));
    assertThat(await(administrator, 2).getLast().detail()).isEqualTo("said=error.csrf");
    administrator.submitRaw("/letters", Map.of(), "Origin", "https://evil.example").expect(403);
    city.bean(EventGroups.class).flush(now.plusSeconds(120));
    Awaitility.await().atMost(PATIENCE).untilAsserted(() -> assertThat(of("kind", "denied.forgery")).anySatisfy(row -> assertThat(row.subject()).contains("POST /letters")));
  }

  @Test
  void whoIsThrottledIsOnRecord() throws Exception {
    try (HttpClient guesser = from("127.0.0.83")) {
      int status = 404;
      for (int i = 0; i < 700 && status != 429; i++) {
        status = guesser.send(HttpRequest.newBuilder(uri("/api/v1/codes/" + Serial.generate())).build(), HttpResponse.BodyHandlers.ofString()).statusCode();
      }
      assertThat(status).isEqualTo(429);
      Awaitility.await().atMost(PATIENCE).until(() -> !of("address", "127.0.0.83").isEmpty());
      assertThat(of("address", "127.0.0.83").getFirst()).isEqualTo(new Row("throttled", 0, "GET /api/v1/codes/{serial}", "said=code.too-many-guesses"));
    }
  }

  @Test
  void whatIsRefusedIsRefusedThoughItCannotBeWrittenDown() throws SQLException {
    Caller official = city.signedIn(Role.OFFICIAL);
    official.token();
    try (Connection owner = city.database().asOwner(); Statement statement = owner.createStatement()) {
      statement.execute("CREATE TRIGGER refusals_broken BEFORE INSERT ON security_event FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'broken on purpose'");
      try {
        official.get("/api/v1/accounts").expect(403);
        official.get("/api/v1/accounts").expect(403);
      } finally {
        statement.execute("DROP TRIGGER refusals_broken");
      }
    }
  }

  @Test
  void theAuditorFindsAnEventByEachFilterAndByAll() {
    Caller subject = city.signedIn(Role.OFFICIAL);
    String address = City.fresh("filter-");
    String request = Ids.show(Ids.next());
    SecurityEvents.Origin origin = new SecurityEvents.Origin(Optional.of(subject.actor().account()), address, request);
    long id = events.record(origin, SecurityEventKind.ACCOUNT_ROLES, "a subject", "a detail");
    events.record(new SecurityEvents.Origin(Optional.empty(), address, "-"), SecurityEventKind.SIGN_IN_FAILED, "other", "");
    events.record(new SecurityEvents.Origin(Optional.of(Actor.SYSTEM_ACCOUNT), address, "-"), "a.newer-program", "other", "");
    String today = Time.day(now).toString();
    // The same day, unless midnight has just struck in Asia/Shanghai.
    LocalDate until = Time.day(city.bean(ServiceClock.class).instant());
    Caller auditor = city.signedIn(Role.AUDITOR);
    String all = "kind=account.roles&account=" + subject.username() + "&address=" + address + "&from=" + today + "&to=" + until + "&request=" + request;
    for (String query : List.of("request=" + request, "account=" + subject.username() + "&kind=account.roles", "address=" + address + "&kind=account.roles", all)) {
      List<JsonNode> found = items(auditor.get("/api/v1/security-events?" + query).expect(200));
      assertThat(found).as(query).singleElement().satisfies(one -> {
        assertThat(one.get("id").getStringValue()).isEqualTo(Ids.show(id));
        assertThat(one.get("kind").getStringValue()).isEqualTo("account.roles");
        assertThat(one.get("account").getStringValue()).isEqualTo(subject.username());
        assertThat(one.get("times").getIntValue()).isEqualTo(1);
      });
      assertThat(auditor.page("/security-events?" + query).expect(200).body()).contains("变更角色", "a subject", "a detail", request);
    }
    assertThat(items(auditor.get("/api/v1/security-events?address=" + address))).hasSize(3);
    assertThat(auditor.page("/security-events?address=" + address).body()).contains("登录失败", "未登录", "系统", "a.newer-program");
    assertThat(items(auditor.get("/api/v1/security-events?address=" + address + "&to=" + LocalDate.parse(today).minusDays(1)))).isEmpty();
    assertThat(items(auditor.get("/api/v1/security-events?address=" + address + "&from=" + until.plusDays(1)))).isEmpty();
    String file = auditor.post("/api/v1/exports/security-events", Map.of("purpose", "年度安全审计", "format", "CSV", "filter", Map.of("address", address, "from", today)))
        .expect(200).body();
    assertThat(file.lines()).hasSize(4);
    assertThat(file).contains("变更角色", "a detail", subject.username());
    assertThat(auditor.page("/exports/security-events?kind=account.roles&address=" + address).expect(200).body()).contains("变更角色", address);
  }

  @ParameterizedTest
  @ValueSource(strings = {"kind=nonsense", "account=nobody-has-this", "from=yesterday", "to=2026-02-30", "from=2026-02-02&to=2026-02-01", "request=!", "address=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"})
  void aFilterThatCannotBeIsSaidSo(String query) {
    Caller auditor = city.signedIn(Role.AUDITOR);
    auditor.get("/api/v1/security-events?" + query).expect(422);
    assertThat(auditor.page("/security-events?" + query).expect(422).body()).contains("没有符合条件的事件");
    Map<String, String> filter = Arrays.stream(query.split("&")).map(field -> field.split("=")).collect(Collectors.toMap(field -> field[0], field -> field[1]));
    auditor.post("/api/v1/exports/security-events", Map.of("purpose", "年度安全审计", "format", "CSV", "filter", filter)).expect(422);
  }

  @Test
  void pagesFollowOneAnotherWithoutGapOrTwin() {
    String address = City.fresh("pages-");
    List<String> made = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      made.addFirst(Ids.show(events.record(new SecurityEvents.Origin(Optional.empty(), address, "-"), SecurityEventKind.DENIED, "s" + i, "")));
    }
    Caller auditor = city.signedIn(Role.AUDITOR);
    List<String> read = new ArrayList<>();
    String token = "";
    do {
      Reply reply = auditor.get("/api/v1/security-events?address=" + address + (token.isEmpty() ? "" : "&pageToken=" + token)).expect(200);
      items(reply).forEach(item -> read.add(item.get("id").getStringValue()));
      token = Optional.ofNullable(reply.json().get("nextPageToken")).filter(JsonNode::isString).map(JsonNode::getStringValue).orElse("");
    } while (!token.isEmpty());
    assertThat(read).isEqualTo(made);
    assertThat(auditor.page("/security-events?kind=denied&address=" + address).body())
        .contains("/security-events?kind=denied&amp;address=" + address + "&amp;below=" + made.get(49));
  }

  @Test
  void nobodyButTheAuditorReadsThem() {
    for (Role role : Role.values()) {
      Caller caller = city.signedIn(role);
      int expected = role == Role.AUDITOR ? 200 : 403;
      caller.get("/api/v1/security-events").expect(expected);
      assertThat(caller.page("/security-events").status()).as(role.name()).isEqualTo(expected);
      assertThat(caller.page("/").body().contains("/security-events")).as(role.name()).isEqualTo(role == Role.AUDITOR);
    }
    city.anyone().get("/api/v1/security-events").expect(401);
  }

  @Test
  void writtenNamesAreForGood() {
    for (SecurityEventKind kind : SecurityEventKind.values()) {
      assertThat(kind.written()).matches("[a-z]+([.-][a-z]+)*").hasSizeLessThanOrEqualTo(48);
      assertThat(SecurityEventKind.read(kind.written())).contains(kind);
    }
    assertThat(SecurityEventKind.read("")).isEmpty();
  }

  @Test
  void everyKindThatTheProgramWritesHasItsWords() throws IOException {
    Pattern literal = Pattern.compile("events\\s*\\.(?:record|note)\\([^;]*?\\),\\s*\"([a-z.-]+)\"");
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        Matcher kind = literal.matcher(Files.readString(file));
        while (kind.find()) {
          assertThat(SecurityEventKind.read(kind.group(1))).as(file + ": " + kind.group(1)).isPresent();
        }
      }
    }
    for (SecurityEventKind kind : SecurityEventKind.values()) {
      assertThat(Words.ZH.say(kind)).isNotBlank();
    }
  }

  private static HttpClient from(String address) throws Exception {
    return HttpClient.newBuilder().localAddress(java.net.InetAddress.getByName(address)).build();
  }

  private URI uri(String path) {
    return URI.create(city.address().replace("localhost", "127.0.0.1") + path);
  }

  private List<Row> from81() {
    return of("address", "127.0.0.81");
  }

  private List<Row> byRequest(Reply reply) {
    return of("request_id", reply.header("X-Request-Id"));
  }

  private List<Row> await(Caller caller, int rows) {
    Awaitility.await().atMost(PATIENCE).until(() -> of("account_id", caller.actor().account()).size() >= rows);
    return of("account_id", caller.actor().account());
  }

  private long count(String kind) {
    return of("kind", kind).size();
  }

  private List<Row> of(String column, Object value) {
    return sql.list(
        row -> new Row(row.getString("kind"), row.getLong("account_id"), row.getString("subject"), row.getString("detail")),
        "SELECT kind, account_id, subject, detail FROM security_event WHERE " + column + " = ? AND kind NOT LIKE 'sign-in%' ORDER BY id", value);
  }

  private static List<JsonNode> items(Reply reply) {
    List<JsonNode> items = new ArrayList<>();
    reply.json().get("items").values().forEach(items::add);
    return items;
  }
}
