package org.fuma.enterprise;

import java.util.Optional;
import org.fuma.text.PastedText;

/**
 * A unified social credit code (统一社会信用代码) whose check digits are right: 18 characters, namely registration
 * authority (1), type (1), region (6 digits), body (9, itself a GB 11714 organisation code), check (1). Rules:
 * GB 32100-2015 and GB 11714-1997.
 *
 * @param value the 18 characters, half-width, in upper case, without spaces
 */
public record Uscc(String value) {

  /** How many characters a code has. */
  public static final int LENGTH = 18;

  private static final int LONGEST_INPUT = 64;
  private static final int REGION_START = 2;
  private static final int REGION_END = 8;

  /** Why a text is not a unified social credit code. */
  public enum Reason {
    /** Not 18 characters once spaces and hyphens are gone, or more than 64 before. */
    LENGTH,
    /** A character that the standard does not use (I, O, S, V, Z among them), or a letter within the region. */
    CHARACTER,
    /** The 17th character is not the GB 11714 check of the eight before it. */
    BODY_CHECK,
    /** The 18th character is not the GB 32100 check of the 17 before it. */
    CHECK
  }

  /** What became of a text that should be a code. */
  public sealed interface Reading {
    /** It is one. */
    record Valid(Uscc uscc) implements Reading {}

    /** It is none, for this reason: the first that applies, in the order of {@link Reason}. */
    record Refused(Reason reason) implements Reading {}
  }

  /** @throws IllegalArgumentException when the value is not a valid code in its normal form */
  public Uscc {
    var fault = fault(value);
    if (fault.isPresent()) {
      throw new IllegalArgumentException("Not a unified social credit code: " + fault.get());
    }
  }

  /** The code that a person meant by this text; full-width letters, lower case, spaces and hyphens are forgiven. */
  public static Optional<Uscc> read(String typed) {
    return examine(typed) instanceof Reading.Valid valid ? Optional.of(valid.uscc()) : Optional.empty();
  }

  /** Like {@link #read}, and says why not. */
  public static Reading examine(String typed) {
    if (typed.length() > LONGEST_INPUT) {
      return new Reading.Refused(Reason.LENGTH);
    }
    var bare = PastedText.bare(typed);
    var fault = fault(bare);
    return fault.isPresent() ? new Reading.Refused(fault.get()) : new Reading.Valid(new Uscc(bare));
  }

  /**
   * Completes a code by its two check characters, for invented data.
   *
   * @param first8 registration authority, type and region
   * @param body8 the organisation code without its check
   * @throws IllegalArgumentException when the lengths or characters are not the standard's
   */
  public static Uscc withCheckDigits(String first8, String body8) {
    if (first8.length() != REGION_END || body8.length() != REGION_END || !UsccChecks.allKnown(first8 + body8)) {
      throw new IllegalArgumentException("Two times eight characters of the GB 32100 alphabet are needed");
    }
    var first17 = first8 + body8 + UsccChecks.ofBody(body8);
    return new Uscc(first17 + UsccChecks.ofCode(first17));
  }

  /** The six digits (GB/T 2260) of where the firm was first registered, which need not be where it now is. */
  public String region() {
    return value.substring(REGION_START, REGION_END);
  }

  @Override
  public String toString() {
    return value;
  }

  private static Optional<Reason> fault(String bare) {
    if (bare.length() != LENGTH) {
      return Optional.of(Reason.LENGTH);
    }
    if (!UsccChecks.allKnown(bare) || !bare.substring(REGION_START, REGION_END).chars().allMatch(Uscc::isDigit)) {
      return Optional.of(Reason.CHARACTER);
    }
    if (UsccChecks.ofBody(bare.substring(REGION_END, LENGTH - 2)) != bare.charAt(LENGTH - 2)) {
      return Optional.of(Reason.BODY_CHECK);
    }
    if (UsccChecks.ofCode(bare.substring(0, LENGTH - 1)) != bare.charAt(LENGTH - 1)) {
      return Optional.of(Reason.CHECK);
    }
    return Optional.empty();
  }

  private static boolean isDigit(int character) {
    return character >= '0' && character <= '9';
  }
}
