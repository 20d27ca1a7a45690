package org.fuma.web;

import io.micronaut.http.HttpRequest;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a person sent by a form: at most 1,024 fields of {@code application/x-www-form-urlencoded}. */
public record Form(Map<String, List<String>> fields) {

  private static final int MOST_FIELDS = 1_024;

  /** Nothing filled in. */
  public static final Form EMPTY = new Form(Map.of());

  /**
   * Reads a form's body.
   *
   * @throws Failure.Malformed when it is none
   */
  public static Form read(String body) {
    try {
      return new Form(new QueryStringDecoder(body, java.nio.charset.StandardCharsets.UTF_8, false, MOST_FIELDS).parameters());
    } catch (IllegalArgumentException notAForm) {
      throw new Failure.Malformed("error.form");
    }
  }

  /** What an address carries after its question mark, read like a form. */
  public static Form query(HttpRequest<?> request) {
    return new Form(request.getParameters().asMap());
  }

  /** The field's text; empty when it was not sent. */
  public String text(String name) {
    return fields.getOrDefault(name, List.of()).stream().findFirst().orElse("");
  }

  /** Every value of a field that may be sent more than once. */
  public List<String> all(String name) {
    return fields.getOrDefault(name, List.of());
  }

  /** True when that value was sent for the field. */
  public boolean has(String name, String value) {
    return all(name).contains(value);
  }

  /** The form's own name for its act, so that sending it twice does it once. */
  public Optional<String> key() {
    return Optional.of(text("_key")).filter(key -> !key.isEmpty());
  }
}
