package org.fuma.code;

import java.security.SecureRandom;
import java.util.Optional;
import org.fuma.text.PastedText;

/**
 * The number of one issued protection code: 80 random bits as 16 characters of Crockford Base32, which cannot be
 * guessed and can be typed (design.md §3.1).
 *
 * @param value the 16 characters, in upper case, ungrouped
 */
public record Serial(String value) {

  /** How many characters a serial has. */
  public static final int LENGTH = 16;

  private static final int RANDOM_BYTES = 10;
  private static final int LONGEST_INPUT = 64;
  private static final int GROUP = 4;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** @throws IllegalArgumentException when the value is not 16 characters of Crockford Base32 in upper case */
  public Serial {
    if (value.length() != LENGTH || !Base32.CROCKFORD.spells(value)) {
      throw new IllegalArgumentException("Not a serial: 16 characters of Crockford Base32 are needed");
    }
  }

  /** A new serial from the platform's secure random numbers. */
  public static Serial generate() {
    var bits = new byte[RANDOM_BYTES];
    RANDOM.nextBytes(bits);
    return new Serial(Base32.CROCKFORD.encode(bits));
  }

  /**
   * The serial that a person meant: lower case, full-width characters, spaces and hyphens are forgiven, I and L are
   * read as 1, O as 0.
   */
  public static Optional<Serial> read(String typed) {
    if (typed.length() > LONGEST_INPUT) {
      return Optional.empty();
    }
    var meant = PastedText.bare(typed).replace('I', '1').replace('L', '1').replace('O', '0');
    return meant.length() == LENGTH && Base32.CROCKFORD.spells(meant)
        ? Optional.of(new Serial(meant))
        : Optional.empty();
  }

  /** In four groups of four with a space between, as printed beside the code. */
  public String grouped() {
    var groups = new StringBuilder(value);
    for (int at = LENGTH - GROUP; at > 0; at -= GROUP) {
      groups.insert(at, ' ');
    }
    return groups.toString();
  }

  @Override
  public String toString() {
    return value;
  }
}
