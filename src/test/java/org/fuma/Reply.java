package org.fuma;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;

/** What the server answered. */
public record Reply(int status, HttpHeaders headers, byte[] bytes) {

  private static final JsonMapper JSON = JsonMapper.createDefault();

  /** The body as text. */
  public String body() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** One header; empty text when absent. */
  public String header(String name) {
    return headers.firstValue(name).orElse("");
  }

  /** The body as JSON. */
  public JsonNode json() {
    try {
      return JSON.readValue(bytes, JsonNode.class);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(body(), unreadable);
    }
  }

  /** Insists on the status. */
  public Reply expect(int expected) {
    assertThat(status).as(body()).isEqualTo(expected);
    return this;
  }

  /** Insists that something was made and answers its id. */
  public String created() {
    return expect(201).json().get("id").getStringValue();
  }
}
