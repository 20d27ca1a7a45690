package org.fuma.factor;

import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Carries credentials and options between our own JSON and that of the library that checks them. */
@Singleton
final class CredentialJson {

  /** Characters; the largest that browsers send, with an RSA key and a maker's certificates, have about six thousand. */
  private static final int LONGEST = 32_768;

  private final JsonMapper json;

  CredentialJson(JsonMapper json) {
    this.json = json;
  }

  /** The text of what a browser sent; empty when it is no object, or too long for any credential. */
  Optional<String> text(JsonNode credential) {
    if (credential == null || !credential.isObject()) {
      return Optional.empty();
    }
    try {
      return Optional.of(json.writeValueAsString(credential)).filter(text -> text.length() <= LONGEST);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  /** The options inside the library's {@code {"publicKey": …}}. */
  JsonNode options(String publicKey) {
    try {
      return json.readValue(publicKey, JsonNode.class).get("publicKey");
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
