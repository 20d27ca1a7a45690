package org.fuma.claim;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.fuma.text.PastedText;

/**
 * The one-time code on a hand-over letter: 60 bits as 12 characters of Crockford Base32. It shows only where it is
 * printed.
 */
public final class ClaimCode {

  static final int LENGTH = 12;

  private static final int GROUP = 4;
  private static final int LONGEST_INPUT = 64;

  private final String value;

  private ClaimCode(String value) {
    this.value = value;
  }

  /** @throws IllegalArgumentException when the text is not 12 characters of Crockford Base32 in upper case */
  static ClaimCode of(String value) {
    if (!value.matches("[0-9A-HJKMNP-TV-Z]{" + LENGTH + "}")) {
      throw new IllegalArgumentException("Not a claim code");
    }
    return new ClaimCode(value);
  }

  /**
   * The code that a person meant: lower case, full-width characters, spaces and hyphens are forgiven, I and L are read
   * as 1, O as 0.
   */
  static Optional<ClaimCode> read(String typed) {
    if (typed.length() > LONGEST_INPUT) {
      return Optional.empty();
    }
    String meant = PastedText.bare(typed).replace('I', '1').replace('L', '1').replace('O', '0');
    return meant.matches("[0-9A-HJKMNP-TV-Z]{" + LENGTH + "}") ? Optional.of(new ClaimCode(meant)) : Optional.empty();
  }

  /** In three groups of four, as the letter has it. */
  public String grouped() {
    StringBuilder groups = new StringBuilder(value);
    for (int at = LENGTH - GROUP; at > 0; at -= GROUP) {
      groups.insert(at, '-');
    }
    return groups.toString();
  }

  /** Compares in constant time. */
  boolean matches(ClaimCode other) {
    return MessageDigest.isEqual(bytes(), other.bytes());
  }

  private byte[] bytes() {
    return value.getBytes(StandardCharsets.US_ASCII);
  }

  /** Tells nothing. */
  @Override
  public String toString() {
    return "ClaimCode[…]";
  }
}
