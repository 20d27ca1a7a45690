package org.fuma.start;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Calls a forked service over HTTP. */
final class Client {

  private final String address;
  private final HttpClient http = HttpClient.newBuilder().cookieHandler(new CookieManager()).connectTimeout(Duration.ofSeconds(20)).build();
  private String token = "";

  Client(int port) {
    this.address = "http://localhost:" + port;
  }

  /** Signs in as a program. */
  Client signIn(String username, String password) throws IOException, InterruptedException {
    String body = post("/api/v1/sessions", "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(username, password), "").body();
    token = field(body, "accessToken");
    return this;
  }

  /** GET. */
  HttpResponse<String> get(String path, String accept) throws IOException, InterruptedException {
    return send(request(path).header("Accept", accept).GET());
  }

  /** POST of JSON, with an Idempotency-Key unless it is empty. */
  HttpResponse<String> post(String path, String json, String key) throws IOException, InterruptedException {
    HttpRequest.Builder request = request(path).header("Accept", "application/json").header("Content-Type", "application/json");
    if (!key.isEmpty()) {
      request.header("Idempotency-Key", key);
    }
    return send(request.POST(HttpRequest.BodyPublishers.ofString(json)));
  }

  /** A field of a JSON text; fails when it is not there. */
  static String field(String json, String name) {
    Matcher found = Pattern.compile("\"" + name + "\":\"([^\"]+)\"").matcher(json);
    if (!found.find()) {
      throw new IllegalStateException("no " + name + " in " + json);
    }
    return found.group(1);
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path)).timeout(Duration.ofSeconds(90));
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
