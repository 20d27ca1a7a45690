package org.fuma.factor;

import com.upokecenter.cbor.CBORObject;
import io.micronaut.json.tree.JsonNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.Map;
import org.fuma.store.Hashes;

/** An authenticator in software, with one key on P-256, that does as it is told, also what no real one does. */
public final class SoftwareKey {

  private static final int PRESENT = 0x01;
  private static final int VERIFIED = 0x04;
  private static final int HAS_KEY = 0x40;

  /** What a test may have it do otherwise. */
  public record Way(String origin, String party, boolean present, boolean verified, String type, int addToCount) {

    /** As a real one does at that address. */
    public static Way honest(String origin) {
      return new Way(origin, "localhost", true, true, "", 1);
    }

    Way origin(String other) {
      return new Way(other, party, present, verified, type, addToCount);
    }

    Way party(String other) {
      return new Way(origin, other, present, verified, type, addToCount);
    }

    Way absent() {
      return new Way(origin, party, false, verified, type, addToCount);
    }

    Way unverified() {
      return new Way(origin, party, present, false, type, addToCount);
    }

    Way type(String other) {
      return new Way(origin, party, present, verified, other, addToCount);
    }

    Way counting(int more) {
      return new Way(origin, party, present, verified, type, more);
    }
  }

  private final byte[] id = new byte[32];
  private final KeyPair pair;
  private byte[] user = {};
  private int count;

  /** With a fresh key. */
  public SoftwareKey() {
    new SecureRandom().nextBytes(id);
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      pair = generator.generateKeyPair();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The credential that answers registration options. */
  public Map<String, Object> make(JsonNode options, Way way) {
    user = decoded(options.get("user").get("id").getStringValue());
    byte[] key = CBORObject.NewMap().Add(1, 2).Add(3, -7).Add(-1, 1).Add(-2, coordinate(true)).Add(-3, coordinate(false)).EncodeToBytes();
    byte[] data = ByteBuffer.allocate(37 + 18 + id.length + key.length).put(head(way, HAS_KEY)).put(new byte[16]).putShort((short) id.length).put(id).put(key).array();
    byte[] object = CBORObject.NewMap().Add("fmt", "none").Add("attStmt", CBORObject.NewMap()).Add("authData", data).EncodeToBytes();
    return credential(Map.of("clientDataJSON", encoded(client("webauthn.create", options, way)), "attestationObject", encoded(object)));
  }

  /** The credential that answers a sign-in's options, as its own user. */
  public Map<String, Object> answer(JsonNode options, Way way) {
    return answer(options, way, user);
  }

  /** The same, saying that it is somebody's. */
  public Map<String, Object> answer(JsonNode options, Way way, byte[] ofUser) {
    count += way.addToCount();
    byte[] data = head(way, 0);
    byte[] client = client("webauthn.get", options, way);
    try {
      Signature signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(pair.getPrivate());
      signature.update(data);
      signature.update(Hashes.sha256(client));
      return credential(Map.of(
          "clientDataJSON", encoded(client), "authenticatorData", encoded(data), "signature", encoded(signature.sign()), "userHandle", encoded(ofUser)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private byte[] head(Way way, int more) {
    int flags = more | (way.present() ? PRESENT : 0) | (way.verified() ? VERIFIED : 0);
    return ByteBuffer.allocate(37).put(Hashes.sha256(way.party())).put((byte) flags).putInt(count).array();
  }

  private static byte[] client(String type, JsonNode options, Way way) {
    return "{\"type\":\"%s\",\"challenge\":\"%s\",\"origin\":\"%s\",\"crossOrigin\":false}"
        .formatted(way.type().isEmpty() ? type : way.type(), options.get("challenge").getStringValue(), way.origin()).getBytes(StandardCharsets.UTF_8);
  }

  private Map<String, Object> credential(Map<String, String> response) {
    return Map.of("id", encoded(id), "rawId", encoded(id), "type", "public-key", "clientExtensionResults", Map.of(), "response", response);
  }

  private byte[] coordinate(boolean x) {
    ECPublicKey key = (ECPublicKey) pair.getPublic();
    byte[] number = (x ? key.getW().getAffineX() : key.getW().getAffineY()).toByteArray();
    byte[] padded = new byte[32];
    int length = Math.min(32, number.length);
    System.arraycopy(number, number.length - length, padded, 32 - length, length);
    return padded;
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static byte[] decoded(String text) {
    return Base64.getUrlDecoder().decode(text);
  }
}
