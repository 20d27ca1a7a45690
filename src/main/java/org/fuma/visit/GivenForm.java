package org.fuma.visit;

import io.micronaut.core.annotation.Nullable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.web.Form;
import org.fuma.web.Given;

/** What a program sent, put down as a form would have it, so that both are read in one place. */
final class GivenForm {

  private final Map<String, List<String>> fields = new HashMap<>();

  /** A field that may be left out. */
  GivenForm put(String name, @Nullable Object value) {
    if (value != null) {
      fields.put(name, List.of(value.toString()));
    }
    return this;
  }

  /** Fields that have many values. */
  GivenForm put(Map<String, Optional<List<@Nullable String>>> lists) {
    lists.forEach((name, values) -> values.ifPresent(those -> fields.put(name, those.stream().map(Given::text).toList())));
    return this;
  }

  /** The form. */
  Form form() {
    return new Form(Map.copyOf(fields));
  }
}
