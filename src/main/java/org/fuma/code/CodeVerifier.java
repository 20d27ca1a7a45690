package org.fuma.code;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    FORGED,
    /** Signed by the key that it names, which others have had as well: only the register can tell. */
    COMPROMISED_KEY
  }

  private final Map<String, Ed25519PublicKeyParameters> publicKeys;
  private final Set<String> compromised;

  /**
   * @param publicKeys  the 32 bytes of each public key, by the two characters that name it
   * @param compromised the names of those that are no secret any more
   * @throws IllegalArgumentException when a name or a key is malformed
   */
  public CodeVerifier(Map<String, byte[]> publicKeys, Set<String> compromised) {
    this.compromised = Set.copyOf(compromised);
    this.publicKeys = publicKeys.entrySet().stream()
        .collect(Collectors.toUnmodifiableMap(entry -> named(entry.getKey()), entry -> parsed(entry.getValue())));
  }

  /** As the other one, with keys that all are secrets still. */
  public CodeVerifier(Map<String, byte[]> publicKeys) {
    this(publicKeys, Set.of());
  }

  static CodeVerifier of(List<CodeKey> keys) {
    return new CodeVerifier(
        keys.stream().collect(Collectors.toMap(CodeKey::id, CodeKey::publicKey)),
        keys.stream().filter(CodeKey::compromised).map(CodeKey::id).collect(Collectors.toSet()));
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
    if (!verifier.verifySignature(payload.signatureBytes())) {
      return Verdict.FORGED;
    }
    return compromised.contains(payload.key()) ? Verdict.COMPROMISED_KEY : Verdict.GENUINE;
  }

  /** True for a key of ours that others have had. */
  boolean compromised(String key) {
    return compromised.contains(key);
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
