package org.fuma.factor;

import java.security.SecureRandom;
import java.util.Base64;

/** Secrets that a browser keeps and the database knows hashed. */
final class RandomToken {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 32;

  /** Characters of a token. */
  static final int LENGTH = 43;

  private RandomToken() {}

  /** 256 random bits in base64url. */
  static String make() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
