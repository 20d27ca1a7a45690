package org.fuma.code;

import java.nio.charset.StandardCharsets;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.fuma.enterprise.Uscc;

/** Signs protection codes with one Ed25519 key (RFC 8032). Safe for use by many threads. */
public final class CodeSigner {

  /** How many bytes a seed has. */
  public static final int SEED_BYTES = Ed25519PrivateKeyParameters.KEY_SIZE;

  private final String key;
  private final Ed25519PrivateKeyParameters privateKey;
  private final byte[] publicKey;

  /**
   * @param key two characters of 0–9 and A–Z that name the key in every code it signs
   * @param seed the 32 secret bytes of RFC 8032; copied
   * @throws IllegalArgumentException when either is not of that form
   */
  public CodeSigner(String key, byte[] seed) {
    if (!CodePayload.KEY.matcher(key).matches()) {
      throw new IllegalArgumentException("A key is named by two characters of 0-9 and A-Z");
    }
    if (seed.length != SEED_BYTES) {
      throw new IllegalArgumentException("The seed of a signing key has 32 bytes");
    }
    this.key = key;
    this.privateKey = new Ed25519PrivateKeyParameters(seed, 0);
    this.publicKey = privateKey.generatePublicKey().getEncoded();
  }

  /** The signed code of this serial for this enterprise; the same every time. */
  public CodePayload sign(Serial serial, Uscc uscc) {
    var text = CodePayload.signedText(serial, uscc, key).getBytes(StandardCharsets.US_ASCII);
    var signer = new Ed25519Signer();
    signer.init(true, privateKey);
    signer.update(text, 0, text.length);
    return CodePayload.signed(serial, uscc, key, signer.generateSignature());
  }

  /** The two characters that name the key. */
  public String key() {
    return key;
  }

  /** The 32 bytes of the public key; a copy. */
  public byte[] publicKey() {
    return publicKey.clone();
  }
}
