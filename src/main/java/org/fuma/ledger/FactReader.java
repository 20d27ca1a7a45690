package org.fuma.ledger;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Reads facts back from JSON: texts, {@code Long}s, booleans, lists of texts and nulls. */
@Singleton
class FactReader {

  private static final Argument<Map<String, Object>> OBJECT = Argument.mapOf(String.class, Object.class);

  private final ObjectMapper json;

  FactReader(ObjectMapper json) {
    this.json = json;
  }

  /**
   * The members of the object.
   *
   * @throws IOException when it is no JSON object
   */
  Map<String, Object> read(byte[] text) throws IOException {
    Map<String, Object> facts = json.readValue(text, OBJECT);
    if (facts == null) {
      throw new IOException("no JSON object");
    }
    facts.replaceAll((fact, value) -> value(value));
    return facts;
  }

  private static Object value(Object value) {
    return switch (value) {
      case Integer number -> number.longValue();
      case List<?> list -> List.copyOf(list);
      case null, default -> value;
    };
  }
}
