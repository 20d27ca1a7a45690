package org.fuma.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A text with the salt of its hash, as content tables hold them: sealed together. Were the salt to be read, the hash in the step would tell a
 * telephone to whoever tries them all.
 *
 * @param salt 16 bytes
 */
public record Salted(byte[] salt, String text) {

  private static final int SALT_BYTES = 16;

  /** Sealed at that place. */
  public byte[] seal(Vault vault, String place) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return vault.seal(place, ByteBuffer.allocate(SALT_BYTES + bytes.length).put(salt).put(bytes).array());
  }

  /** What was sealed at that place. */
  public static Salted open(Vault vault, String place, byte[] sealed) {
    byte[] bytes = vault.openBytes(place, sealed);
    return new Salted(Arrays.copyOf(bytes, SALT_BYTES), new String(bytes, SALT_BYTES, bytes.length - SALT_BYTES, StandardCharsets.UTF_8));
  }
}
