package org.fuma.code;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.micronaut.jackson.core.tree.JsonNodeTreeCodec;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The keys as {@code /.well-known/fuma-keys.json} publishes them, and what can be said of a code by them alone. */
public final class PublishedKeys {

  private static final String ALGORITHM = "Ed25519";

  private final CodeVerifier verifier;
  private final List<URI> addresses;

  private PublishedKeys(CodeVerifier verifier, List<URI> addresses) {
    this.verifier = verifier;
    this.addresses = addresses;
  }

  /** What a text turned out to be. */
  public enum Finding {
    /** Signed by a key of the registry that is a secret still. */
    GENUINE,
    /** Signed by a key that others have had: only the register can tell. */
    COMPROMISED_KEY,
    /** Names a key that the file does not have. */
    UNKNOWN_KEY,
    /** Names a key that did not sign it. */
    FORGED,
    /** An address of somebody else. */
    FOREIGN,
    /** A serial without a signature: only the register can tell. */
    SERIAL_ALONE,
    /** No code. */
    UNREADABLE
  }

  /** A finding, and the code that was read; empty when none was. */
  public record Checked(Finding finding, Optional<CodePayload> payload) {}

  /**
   * Reads the file.
   *
   * @throws IllegalArgumentException when it is not such a file; the message says why in a sentence
   */
  public static PublishedKeys read(byte[] json) {
    try (JsonParser parser = new JsonFactory().createParser(json).enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)) {
      if (parser.nextToken() == null) {
        throw new IllegalArgumentException("it is empty");
      }
      JsonNode root = JsonNodeTreeCodec.getInstance().readTree(parser);
      if (parser.nextToken() != null) {
        throw new IllegalArgumentException("something follows the JSON");
      }
      return read(root);
    } catch (IOException unreadable) {
      throw new IllegalArgumentException("it is no JSON", unreadable);
    }
  }

  private static PublishedKeys read(JsonNode root) {
    Map<String, byte[]> keys = new HashMap<>();
    Set<String> compromised = new HashSet<>();
    for (JsonNode key : list(root, "keys")) {
      if (text(key, "algorithm").equals(ALGORITHM)) {
        String id = text(key, "id");
        if (keys.put(id, Base64.getDecoder().decode(text(key, "publicKey"))) != null) {
          throw new IllegalArgumentException("it has the key " + id + " twice");
        }
        JsonNode bad = key.get("compromised");
        if (bad == null || !bad.isBoolean()) {
          throw new IllegalArgumentException("it does not say whether the key " + id + " is compromised");
        }
        if (bad.getBooleanValue()) {
          compromised.add(id);
        }
      }
    }
    List<URI> addresses = new ArrayList<>();
    for (JsonNode address : root.get("addresses") == null ? List.<JsonNode>of() : list(root, "addresses")) {
      URI uri = URI.create(address.isString() ? address.getStringValue() : "");
      if (uri.getScheme() == null || uri.getHost() == null) {
        throw new IllegalArgumentException("one of its addresses is none");
      }
      addresses.add(uri);
    }
    return new PublishedKeys(new CodeVerifier(keys, compromised), List.copyOf(addresses));
  }

  /** Examines an address or a bare payload. Never throws for what the text holds. */
  public Checked check(String text) {
    return switch (CodeAddress.read(text, addresses)) {
      case Scanned.Full full -> new Checked(
          switch (verifier.verify(full.payload())) {
            case GENUINE -> Finding.GENUINE;
            case COMPROMISED_KEY -> Finding.COMPROMISED_KEY;
            case UNKNOWN_KEY -> Finding.UNKNOWN_KEY;
            case FORGED -> Finding.FORGED;
          },
          Optional.of(full.payload()));
      case Scanned.Typed typed -> new Checked(Finding.SERIAL_ALONE, Optional.empty());
      // Only the service can judge digits; away from it a live code names its serial and proves nothing.
      case Scanned.Live live -> new Checked(Finding.SERIAL_ALONE, Optional.empty());
      case Scanned.Foreign foreign -> new Checked(Finding.FOREIGN, Optional.empty());
      case Scanned.Unreadable none -> new Checked(Finding.UNREADABLE, Optional.empty());
    };
  }

  private static Iterable<JsonNode> list(JsonNode node, String name) {
    JsonNode list = node == null || !node.isObject() ? null : node.get(name);
    if (list == null || !list.isArray()) {
      throw new IllegalArgumentException("it has no list of " + name);
    }
    return list.values();
  }

  private static String text(JsonNode node, String name) {
    JsonNode text = node.isObject() ? node.get(name) : null;
    if (text == null || !text.isString()) {
      throw new IllegalArgumentException("one of its keys has no " + name);
    }
    return text.getStringValue();
  }
}
