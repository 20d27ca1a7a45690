package org.fuma.ledger;

import java.nio.charset.StandardCharsets;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/** Signs notes with one Ed25519 key (C2SP signed-note). Safe for use by many threads. */
public final class NoteSigner {

  private final Ed25519PrivateKeyParameters privateKey;
  private final NoteKey key;

  /**
   * @param name of the key, as {@link NoteKey} wants it
   * @param seed the 32 secret bytes of RFC 8032; copied
   */
  public NoteSigner(String name, byte[] seed) {
    if (seed.length != Ed25519PrivateKeyParameters.KEY_SIZE) {
      throw new IllegalArgumentException("The seed of a signing key has 32 bytes");
    }
    this.privateKey = new Ed25519PrivateKeyParameters(seed, 0);
    this.key = new NoteKey(name, privateKey.generatePublicKey().getEncoded());
  }

  /** The public half. */
  public NoteKey key() {
    return key;
  }

  /**
   * The signed note of a text; the same every time.
   *
   * @param text ends with a line feed and has no other control character
   */
  public byte[] sign(String text) {
    Note.wellFormed(text);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Ed25519Signer signer = new Ed25519Signer();
    signer.init(true, privateKey);
    signer.update(bytes, 0, bytes.length);
    return Note.written(text, key, signer.generateSignature()).getBytes(StandardCharsets.UTF_8);
  }
}
