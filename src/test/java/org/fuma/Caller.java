package org.fuma;

import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.fuma.access.Actor;

/** Somebody who calls the server over HTTP: as a program with a bearer token, or as a browser with cookies and forms. */
public final class Caller {

  /** An answer that takes longer never comes. */
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  /** Access tokens are good for ten minutes. */
  private static final Duration FRESH = Duration.ofMinutes(8);

  private static final Pattern CSRF = Pattern.compile("name=\"csrf\" content=\"([^\"]+)\"");

  private final String address;
  private final Optional<String> username;
  private final Optional<String> password;
  private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
  private final HttpClient http = HttpClient.newBuilder().cookieHandler(cookies).build();
  private final HttpClient program = HttpClient.newHttpClient();
  private Supplier<Actor> actor = () -> { throw new IllegalStateException("nobody is signed in"); };
  private String token;
  private long tokenAt;
  private String refreshToken;
  private Optional<String> from = Optional.empty();
  private boolean browserSignedIn;
  private long browserAt;

  Caller(String address, Optional<String> username, Optional<String> password) {
    this.address = address;
    this.username = username;
    this.password = password;
  }

  void actor(Supplier<Actor> supplier) {
    this.actor = supplier;
  }

  /** All that it sends comes from that address, by what the proxy before the service says. */
  Caller from(String there) {
    from = Optional.of(there);
    return this;
  }

  /** The account as services see it. */
  public Actor actor() {
    return actor.get();
  }

  /** The name that the account signs in with. */
  public String username() {
    return username.orElseThrow();
  }

  /** GET as a program. */
  public Reply get(String path, String... headers) {
    return send(program, api(path, headers).GET());
  }

  /** POST of JSON as a program. */
  public Reply post(String path, Map<String, ?> body, String... headers) {
    return send(program, api(path, headers).header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofByteArray(json(body))));
  }

  /** Any method with JSON as a program. */
  public Reply send(String method, String path, Map<String, ?> body, String... headers) {
    return send(program, api(path, headers).header("Content-Type", "application/json").method(method, HttpRequest.BodyPublishers.ofByteArray(json(body))));
  }

  /** POST of bytes as a program. */
  public Reply post(String path, String contentType, byte[] body, String... headers) {
    return send(program, api(path, headers).header("Content-Type", contentType).POST(HttpRequest.BodyPublishers.ofByteArray(body)));
  }

  /** Any method without a body, as a program. */
  public Reply ask(String method, String path, String... headers) {
    return send(program, api(path, headers).method(method, HttpRequest.BodyPublishers.noBody()));
  }

  /** Any method without a body, as a browser. */
  public Reply browse(String method, String path, String... headers) {
    signInBrowser();
    return send(http, with(HttpRequest.newBuilder(URI.create(address + path)).header("Accept", "text/html"), headers)
        .method(method, HttpRequest.BodyPublishers.noBody()));
  }

  /** GET as a browser; redirects are not followed. */
  public Reply page(String path, String... headers) {
    signInBrowser();
    return send(http, with(HttpRequest.newBuilder(URI.create(address + path)).header("Accept", "text/html"), headers).GET());
  }

  /** Sends a form as a browser, with the token that our own pages carry. */
  public Reply submit(String path, Map<String, String> form) {
    signInBrowser();
    Map<String, String> fields = new LinkedHashMap<>(form);
    fields.putIfAbsent("_csrf", csrf());
    return submitRaw(path, fields, "Origin", address);
  }

  /** Sends a form as a browser, just as it is given. */
  public Reply submitRaw(String path, Map<String, String> form, String... headers) {
    return submitBody(path, form.entrySet().stream()
        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue())).collect(Collectors.joining("&")), headers);
  }

  /** Sends an encoded form body as a browser. */
  public Reply submitBody(String path, String body, String... headers) {
    return send(http, with(HttpRequest.newBuilder(URI.create(address + path)).header("Accept", "text/html")
        .header("Content-Type", "application/x-www-form-urlencoded"), headers).POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  /** Sends an encoded form body as a browser does not: without telling its length. */
  public Reply submitChunked(String path, String body) {
    return send(http, HttpRequest.newBuilder(URI.create(address + path)).header("Accept", "text/html")
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)))));
  }

  /** Sends a form with a file as a browser, with the token that our own pages carry. */
  public Reply submitFile(String path, Map<String, String> form, String fileName, byte[] file) {
    signInBrowser();
    Map<String, String> fields = new LinkedHashMap<>(Map.of("_csrf", csrf()));
    fields.putAll(form);
    return submitFileRaw(path, fields, fileName, file, "Origin", address);
  }

  /** Sends a form with a file as a browser, just as it is given. */
  public Reply submitFileRaw(String path, Map<String, String> form, String fileName, byte[] file, String... headers) {
    java.io.ByteArrayOutputStream body = new java.io.ByteArrayOutputStream();
    form.forEach((name, value) -> body.writeBytes(
        ("--x7x7x7\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n").getBytes(StandardCharsets.UTF_8)));
    body.writeBytes(("--x7x7x7\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName + "\"\r\n\r\n").getBytes(StandardCharsets.UTF_8));
    body.writeBytes(file);
    body.writeBytes("\r\n--x7x7x7--\r\n".getBytes(StandardCharsets.UTF_8));
    return send(http, with(HttpRequest.newBuilder(URI.create(address + path)).header("Accept", "text/html")
        .header("Content-Type", "multipart/form-data; boundary=x7x7x7"), headers).POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
  }

  /** The CSRF token of this browser's pages. */
  public String csrf() {
    Matcher found = CSRF.matcher(send(http, HttpRequest.newBuilder(URI.create(address + "/")).header("Accept", "text/html").GET()).body());
    if (!found.find()) {
      throw new IllegalStateException("the start page carries no token");
    }
    return found.group(1);
  }

  /** This browser's cookies as it would send them. */
  public String cookies() {
    return cookies.getCookieStore().getCookies().stream().map(kept -> kept.getName() + "=" + kept.getValue()).collect(Collectors.joining("; "));
  }

  /** The refresh token that came with the bearer token. */
  public String refreshToken() {
    token();
    return refreshToken;
  }

  /** The value of one of this browser's cookies. */
  public String cookie(String name) {
    return cookies.getCookieStore().getCookies().stream().filter(kept -> kept.getName().equals(name)).map(java.net.HttpCookie::getValue)
        .findFirst().orElseThrow();
  }

  /** Takes a cookie that it was not given here. */
  public void keep(String name, String value) {
    java.net.HttpCookie cookie = new java.net.HttpCookie(name, value);
    cookie.setPath("/");
    cookie.setVersion(0);
    cookies.getCookieStore().add(URI.create(address), cookie);
  }

  /** Loses a cookie, as a browser does when its time is over. */
  public void forget(String cookie) {
    cookies.getCookieStore().getCookies().stream().filter(kept -> kept.getName().equals(cookie)).toList()
        .forEach(kept -> cookies.getCookieStore().remove(URI.create(address), kept));
  }

  /** The bearer token; signs in first. */
  public synchronized String token() {
    if (token == null || System.nanoTime() - tokenAt > FRESH.toNanos()) {
      tokenAt = System.nanoTime();
      HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + "/api/v1/sessions")).header("Content-Type", "application/json");
      byte[] credentials = json(Map.of("username", username.orElseThrow(), "password", password.orElseThrow()));
      JsonNode pair = send(program, request.POST(HttpRequest.BodyPublishers.ofByteArray(credentials))).expect(201).json();
      token = pair.get("accessToken").getStringValue();
      refreshToken = pair.get("refreshToken").getStringValue();
      City.at(address).proved(token);
    }
    return token;
  }

  /** Goes on with the tokens of the answer, whose session stands in for the one before. */
  public synchronized Caller moved(Reply answer) {
    JsonNode tokens = answer.json().get("tokens");
    token = tokens.get("accessToken").getStringValue();
    refreshToken = tokens.get("refreshToken").getStringValue();
    tokenAt = System.nanoTime();
    return this;
  }

  private synchronized void signInBrowser() {
    // A proof of who one is lasts ten minutes; whoever has signed out stays so.
    boolean old = browserSignedIn && System.nanoTime() - browserAt > FRESH.toNanos() && cookies.getCookieStore().getCookies().stream()
        .anyMatch(kept -> kept.getName().equals("fuma_refresh") && !kept.getValue().isEmpty());
    if (username.isPresent() && (!browserSignedIn || old)) {
      browserSignedIn = true;
      browserAt = System.nanoTime();
      submit("/sign-in", Map.of("username", username.get(), "password", password.orElseThrow())).expect(303);
      City.at(address).proved(cookie("fuma_access"));
    }
  }

  private HttpRequest.Builder api(String path, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path)).header("Accept", "application/json");
    if (username.isPresent()) {
      request.header("Authorization", "Bearer " + token());
    }
    return with(request, headers);
  }

  private static HttpRequest.Builder with(HttpRequest.Builder request, String... headers) {
    return headers.length == 0 ? request : request.headers(headers);
  }

  private Reply send(HttpClient client, HttpRequest.Builder request) {
    from.ifPresent(there -> request.setHeader("X-Forwarded-For", there));
    try {
      HttpResponse<byte[]> response = client.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofByteArray());
      return new Reply(response.statusCode(), response.headers(), response.body());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  private static byte[] json(Map<String, ?> body) {
    try {
      return City.get().bean(JsonMapper.class).writeValueAsBytes(body);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
