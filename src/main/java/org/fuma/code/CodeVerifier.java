package org.fuma.code;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/**
 * Says whether a protection code was signed by one of our keys. That alone does not make it valid: the key may have
 * been compromised since, the code suspended or revoked. Safe for use by many threads.
 */
public final class CodeVerifier {

  /** What the signature of a code proves. */
  public enum Verdict {
    /** Signed by the key that it names. */
    GENUINE,
    /** Names a key that is not ours. */
    UNKNOWN_KEY,
    /** Names one of our keys, which did not sign it. */
    FORGED
  }

  private final Map<String, Ed25519PublicKeyParameters> publicKeys;

  /**
   * @param publicKeys the 32 bytes of each public key, by the two characters that name it
   * @throws IllegalArgumentException when a name or a key is malformed
   */
  public CodeVerifier(Map<String, byte[]> publicKeys) {
    this.publicKeys = publicKeys.entrySet().stream()
        .collect(Collectors.toUnmodifiableMap(entry -> named(entry.getKey()), entry -> parsed(entry.getValue())));
  }

  /** Checks the signature over the code's serial, enterprise and key. */
  public Verdict verify(CodePayload payload) {
    var publicKey = publicKeys.get(payload.key());
    if (publicKey == null) {
      return Verdict.UNKNOWN_KEY;
    }
    var text = payload.signedText().getBytes(StandardCharsets.US_ASCII);
    var verifier = new Ed25519Signer();
    verifier.init(false, publicKey);
    verifier.update(text, 0, text.length);
    return verifier.verifySignature(payload.signatureBytes()) ? Verdict.GENUINE : Verdict.FORGED;
  }

  private static String named(String key) {
    if (!CodePayload.KEY.matcher(key).matches()) {
      throw new IllegalArgumentException("A key is named by two characters of 0-9 and A-Z");
    }
    return key;
  }

  private static Ed25519PublicKeyParameters parsed(byte[] publicKey) {
    if (publicKey.length != Ed25519PublicKeyParameters.KEY_SIZE) {
      throw new IllegalArgumentException("A public key has 32 bytes");
    }
    return new Ed25519PublicKeyParameters(publicKey, 0);
  }
}
