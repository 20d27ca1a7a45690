package org.fuma.roster;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import org.fuma.store.Vault;

/** JSON in a text column, sealed: what of a roster waits in working tables names persons. What an older program left there in clear is read too. */
@Singleton
class SealedJson {

  private final Vault vault;
  private final ObjectMapper json;

  SealedJson(Vault vault, ObjectMapper json) {
    this.vault = vault;
    this.json = json;
  }

  String write(String place, Object value) {
    try {
      return Base64.getEncoder().encodeToString(vault.seal(place, json.writeValueAsBytes(value)));
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  <T> T read(String place, String stored, Argument<T> type) {
    try {
      boolean clear = stored.startsWith("[") || stored.startsWith("{");
      return json.readValue(clear ? stored : vault.open(place, Base64.getDecoder().decode(stored)), type);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
