package org.fuma.factor;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.annotation.Serdeable;
import org.fuma.access.TokenPair;

/**
 * What a browser answers to a {@link Challenge}.
 *
 * @param credential as the credential's own {@code toJSON()} makes it
 * @param label      for a new passkey: what its person calls it
 * @param next       for coming in: where to go on
 */
@Serdeable
record PasskeyAnswer(@Nullable String ceremony, @Nullable JsonNode credential, @Nullable String label, @Nullable String next) {

  /**
   * Where the browser goes on.
   *
   * @param tokens for a program: those of the session that stands in for the one that asked
   */
  @Serdeable
  record Next(String next, @Nullable TokenPair tokens) {}
}
