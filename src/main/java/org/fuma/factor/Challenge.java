package org.fuma.factor;

import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.annotation.Serdeable;

/**
 * What a browser needs to ask for a passkey.
 *
 * @param ceremony the token that its answer has to bring
 * @param options  for {@code PublicKeyCredential.parse…OptionsFromJSON}
 */
@Serdeable
record Challenge(String ceremony, JsonNode options) {}
