package org.fuma.ledger;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.fuma.store.Hashes;

/**
 * A public key by which signed notes are verified (C2SP signed-note, Ed25519).
 *
 * @param name      not empty, without spaces and without {@code +}
 * @param publicKey 32 bytes
 */
public record NoteKey(String name, byte[] publicKey) {

  /** Bytes of a key's id. */
  static final int ID_BYTES = 4;
  private static final byte ED25519 = 1;
  private static final int KEY_BYTES = Ed25519PublicKeyParameters.KEY_SIZE;
  private static final int PARTS = 3;

  /** @throws IllegalArgumentException for a name or a key that is none */
  public NoteKey {
    if (!named(name)) {
      throw new IllegalArgumentException("a key's name has no spaces and no +");
    }
    if (publicKey.length != KEY_BYTES) {
      throw new IllegalArgumentException("a public key has 32 bytes");
    }
    publicKey = publicKey.clone();
  }

  /** True for what may be a key's name. */
  static boolean named(String name) {
    return !name.isEmpty()
        && name.codePoints().noneMatch(c -> c == '+' || c < ' ' || Character.isWhitespace(c) || Character.isSpaceChar(c));
  }

  /**
   * Reads a verifier key: {@code name+8 hexadecimal digits+Base64}.
   *
   * @throws IllegalArgumentException when it is none, or its digits are not the key's
   */
  public static NoteKey read(String vkey) {
    String[] parts = vkey.split("\\+", PARTS);
    if (parts.length != PARTS) {
      throw new IllegalArgumentException("a verifier key has three parts with + between them");
    }
    byte[] bytes = Note.base64(parts[2]);
    if (bytes.length != KEY_BYTES + 1 || bytes[0] != ED25519) {
      throw new IllegalArgumentException("the verifier key is none for Ed25519");
    }
    NoteKey key = new NoteKey(parts[0], Arrays.copyOfRange(bytes, 1, bytes.length));
    if (!key.vkey().equals(vkey)) {
      throw new IllegalArgumentException("the verifier key's digits are not those of its key");
    }
    return key;
  }

  /** The four bytes that name the key beside its name. */
  public byte[] id() {
    byte[] hash = Hashes.sha256(name.getBytes(StandardCharsets.UTF_8), new byte[] {'\n', ED25519}, publicKey);
    return Arrays.copyOf(hash, ID_BYTES);
  }

  /** As it is published: {@code name+8 hexadecimal digits+Base64}. */
  public String vkey() {
    byte[] bytes = new byte[KEY_BYTES + 1];
    bytes[0] = ED25519;
    System.arraycopy(publicKey, 0, bytes, 1, KEY_BYTES);
    return name + "+" + HexFormat.of().formatHex(id()) + "+" + Base64.getEncoder().encodeToString(bytes);
  }

  /** The same key under another name. */
  NoteKey as(String other) {
    return new NoteKey(other, publicKey);
  }

  /** True when it signed the text. */
  public boolean signed(byte[] text, byte[] signature) {
    if (signature.length != Ed25519PublicKeyParameters.KEY_SIZE * 2) {
      return false;
    }
    Ed25519Signer verifier = new Ed25519Signer();
    verifier.init(false, new Ed25519PublicKeyParameters(publicKey, 0));
    verifier.update(text, 0, text.length);
    return verifier.verifySignature(signature);
  }

  @Override
  public byte[] publicKey() {
    return publicKey.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NoteKey key && name.equals(key.name) && Arrays.equals(publicKey, key.publicKey);
  }

  @Override
  public int hashCode() {
    return name.hashCode() * 31 + Arrays.hashCode(publicKey);
  }
}
