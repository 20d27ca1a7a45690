package org.fuma.store;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.fuma.settings.Settings;

/**
 * Encrypts what the database alone must not tell (AES-256-GCM) under a key that lies outside it. What is sealed is bound to its place, so that
 * it cannot be moved to another row. Sealed: four bytes that name the key, twelve random ones, then the text with its tag: 32 bytes more than
 * the text.
 */
@Singleton
public class Vault {

  private static final int NAME_BYTES = 4;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final String CIPHER_LABEL = "fuma-vault";
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Map<ByteBuffer, SecretKeySpec> keys = new LinkedHashMap<>();
  private final byte[] first;
  private final byte[] dataKey;

  /** With today's key first, then the former ones. */
  @Inject
  public Vault(Settings settings) {
    this(settings.dataKey(), settings.formerDataKeys());
  }

  /** With today's key and the former ones, 32 bytes each. */
  public Vault(byte[] dataKey, List<byte[]> formerDataKeys) {
    this.dataKey = dataKey.clone();
    this.first = add(this.dataKey);
    formerDataKeys.forEach(this::add);
  }

  /** Encrypts; the place, such as {@code totp:} and an id, has to be said again to open it. */
  public byte[] seal(String place, String text) {
    return seal(place, text.getBytes(StandardCharsets.UTF_8));
  }

  /** As {@link #seal(String, String)}, for any bytes. */
  public byte[] seal(String place, byte[] bytes) {
    byte[] nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    byte[] sealed = cipher(Cipher.ENCRYPT_MODE, keys.get(ByteBuffer.wrap(first)), nonce, place, bytes);
    return ByteBuffer.allocate(NAME_BYTES + NONCE_BYTES + sealed.length).put(first).put(nonce).put(sealed).array();
  }

  /**
   * Decrypts.
   *
   * @throws IllegalStateException when the key is not among ours, or the bytes are not those that were sealed at this place
   */
  public String open(String place, byte[] sealed) {
    return new String(openBytes(place, sealed), StandardCharsets.UTF_8);
  }

  /** As {@link #open}, for any bytes. */
  public byte[] openBytes(String place, byte[] sealed) {
    SecretKeySpec key = keys.get(ByteBuffer.wrap(sealed, 0, NAME_BYTES));
    if (key == null) {
      throw new IllegalStateException("sealed under a key that is not in fuma.data-key or fuma.former-data-keys: " + place);
    }
    byte[] nonce = Arrays.copyOfRange(sealed, NAME_BYTES, NAME_BYTES + NONCE_BYTES);
    byte[] rest = Arrays.copyOfRange(sealed, NAME_BYTES + NONCE_BYTES, sealed.length);
    return cipher(Cipher.DECRYPT_MODE, key, nonce, place, rest);
  }

  /** A secret for another use, 32 bytes that come from today's key and the label. */
  public byte[] secret(String label) {
    if (label.startsWith(CIPHER_LABEL)) {
      throw new IllegalArgumentException("the cipher's own key is given to nobody");
    }
    return Hashes.hmac(dataKey, label);
  }

  private byte[] add(byte[] key) {
    byte[] name = Arrays.copyOf(Hashes.sha256("fuma-data-key".getBytes(StandardCharsets.US_ASCII), key), NAME_BYTES);
    keys.put(ByteBuffer.wrap(name), new SecretKeySpec(Hashes.hmac(key, CIPHER_LABEL + "-1"), "AES"));
    return name;
  }

  private static byte[] cipher(int mode, SecretKeySpec key, byte[] nonce, String place, byte[] bytes) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(bytes);
    } catch (GeneralSecurityException notOurs) {
      throw new IllegalStateException("cannot be opened: " + place, notOurs);
    }
  }
}
