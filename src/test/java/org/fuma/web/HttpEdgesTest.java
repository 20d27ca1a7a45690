package org.fuma.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.json.tree.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.fuma.City;
import org.fuma.Reply;
import org.junit.jupiter.api.Test;

/** What no client of ours sends: requests whose end can be disputed, methods that nobody needs, files that are none, other sites' scripts. */
class HttpEdgesTest {

  private static final String JSON = "Host: localhost\r\nContent-Type: application/json\r\n";
  private static final String SMUGGLED = "GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n";

  private final City city = City.get();

  @Test
  void aRequestWhoseEndCanBeDisputedIsRefusedAndTheConnectionClosed() throws IOException {
    Map<String, String> disputed = new TreeMap<>(Map.of(
        "a length and chunks", "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + SMUGGLED,
        "two lengths", "Content-Length: 2\r\nContent-Length: 40\r\n\r\n{}" + SMUGGLED,
        "a coding that nobody knows", "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n" + SMUGGLED,
        "a name with a space", "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n" + SMUGGLED));
    for (Map.Entry<String, String> one : disputed.entrySet()) {
      List<String> answers = answers("POST /api/v1/sessions HTTP/1.1\r\n" + JSON + one.getValue());
      assertThat(answers).as(one.getKey()).isNotEmpty().allMatch(status -> status.contains(" 400 "));
    }
  }

  @Test
  void anUndisputedOneOfTheSameKindIsAnswered() throws IOException {
    assertThat(answers("POST /api/v1/sessions HTTP/1.1\r\n" + JSON + "Connection: close\r\nContent-Length: 2\r\n\r\n{}")).containsExactly("HTTP/1.1 401 Unauthorized");
  }

  @Test
  void whatTheServerItselfRefusesKeepsABrowserOutOfTroubleToo() throws IOException {
    for (String request : List.of("GET /" + "a".repeat(9_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n", "GET / HTTP/1.1\r\nBad Header: x\r\n\r\n")) {
      assertThat(answered(request).toLowerCase(Locale.ROOT)).containsPattern("^http/1\\.[01] 4\\d\\d ")
          .contains("x-content-type-options: nosniff", "content-security-policy: default-src 'none'", "cache-control: no-store");
    }
  }

  @Test
  void methodsThatNobodyNeedsAreRefused() throws IOException {
    for (String method : List.of("TRACE", "PROPFIND", "DEBUG")) {
      assertThat(answers(method + " / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")).as(method)
          .singleElement().asString().containsPattern(" 4\\d\\d ");
    }
  }

  @Test
  void foldersAndWhatLiesBesideTheFilesAreNotFound() {
    for (String path : List.of("/static", "/static/", "/webjars/", "/.git/HEAD", "/static/.git/config", "/static/../application.yml",
        "/static/%2e%2e/logback.xml", "/webjars/%2e%2e/MANIFEST.MF", "/env", "/beans", "/prometheus", "/loggers", "/swagger", "/openapi")) {
      assertThat(city.anyone().page(path).status()).as(path).isIn(400, 404);
    }
  }

  @Test
  void noOtherSitesScriptReadsAnything() {
    for (String path : List.of("/", "/.well-known/fuma-keys.json", "/api/v1/accounts", "/static/app.css")) {
      Reply reply = city.anyone().get(path, "Origin", "https://other.example.cn");
      assertThat(reply.headers().map().keySet()).as(path).noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control-"));
    }
    city.anyone().send("OPTIONS", "/api/v1/sessions", Map.of(), "Origin", "https://other.example.cn", "Access-Control-Request-Method", "POST").expect(403);
  }

  @Test
  void noScriptOfOursKeepsAnythingInTheBrowserOrListensToOtherWindows() throws IOException {
    Pattern keeping = Pattern.compile("localStorage|sessionStorage|indexedDB|document\\.cookie|caches\\.|serviceWorker|\"message\"|document\\.write|\\beval\\(|outerHTML");
    assertThat(files("src/main/resources/static", ".js")).isNotEmpty().allSatisfy(script -> assertThat(Files.readString(script)).doesNotContainPattern(keeping));
  }

  @Test
  void templatesInsertNothingRawButTheQrThatWeDraw() throws IOException {
    List<String> raw = files("src/main/jte", ".jte").stream().filter(template -> read(template).contains("$unsafe{")).map(Path::toString).toList();
    assertThat(raw).containsExactlyInAnyOrder("src/main/jte/claim/letters.jte", "src/main/jte/visit/record.jte");
    assertThat(read(Path.of("src/main/jte/claim/letters.jte")).split(Pattern.quote("$unsafe{"), -1)).hasSize(2);
    assertThat(read(Path.of("src/main/jte/visit/record.jte")).split(Pattern.quote("$unsafe{"), -1)).hasSize(3);
  }

  @Test
  void whatAPersonTypedIsShownAsText() {
    String name = City.fresh("<img src=x onerror=\"alert(1)\"> '&{{7907*7919}}${7907*7919} ");
    String firm = enrolled(Map.of("name", name));
    String page = city.administrator().page("/enterprises/" + firm).expect(200).body();
    assertThat(page).contains("&lt;img src=x onerror=").doesNotContain("<img src=x", "62615533");
    String filter = "\"><svg onload=alert(1)>";
    String list = city.administrator().page("/enterprises?name=" + URLEncoder.encode(filter, StandardCharsets.UTF_8)).expect(200).body();
    assertThat(list).contains("&#34;>&lt;svg onload=").doesNotContain("<svg onload");
  }

  @Test
  void whatIsSentBeyondARoutesOwnFieldsIsNotLookedAt() {
    String firm = enrolled(Map.of("id", "0000000000001", "state", "WITHDRAWN", "version", 9, "enrolledAt", "2001-01-01T00:00:00Z", "actor", "0000000000001"));
    JsonNode made = city.administrator().get("/api/v1/enterprises/" + firm).expect(200).json();
    assertThat(firm).isNotEqualTo("0000000000001");
    assertThat(made.get("state").getStringValue()).isEqualTo("ACTIVE");
    assertThat(made.get("version").getIntValue()).isEqualTo(1);
    assertThat(made.get("enrolledAt").getStringValue()).doesNotStartWith("2001");
  }

  private String enrolled(Map<String, Object> besides) {
    Map<String, Object> asked = new TreeMap<>(Map.of("uscc", City.uscc(), "name", City.fresh("衡阳示例纸鸢制造有限公司"), "district", "430405",
        "address", "衡阳市珠晖区示例路1号", "contact", "示例联系人", "telephone", "0734-0000000", "batch", "首批"));
    asked.putAll(besides);
    return city.administrator().post("/api/v1/enterprises", asked).created();
  }

  /** The status lines of all that is answered until the server closes. */
  private List<String> answers(String request) throws IOException {
    return Pattern.compile("^HTTP/1\\.[01] \\d{3}[^\\r]*", Pattern.MULTILINE).matcher(answered(request)).results().map(MatchResult::group).toList();
  }

  private String answered(String request) throws IOException {
    URI address = URI.create(city.address());
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      socket.setSoTimeout(30_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      InputStream in = socket.getInputStream();
      ByteArrayOutputStream read = new ByteArrayOutputStream();
      try {
        in.transferTo(read);
      } catch (SocketException reset) {
        // A server that closes before it has read everything hangs up that way; what it had said is there.
        assertThat(read.size()).as("answered before it hung up").isPositive();
      }
      return read.toString(StandardCharsets.ISO_8859_1);
    }
  }

  private static List<Path> files(String folder, String end) throws IOException {
    try (Stream<Path> files = Files.walk(Path.of(folder))) {
      return files.filter(file -> file.toString().endsWith(end)).sorted().toList();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
