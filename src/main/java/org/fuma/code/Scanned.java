package org.fuma.code;

import java.util.Optional;
import org.fuma.text.PastedText;

/** What a scanner, or a person at a keyboard, handed in. */
public sealed interface Scanned {

  /** A whole code, well formed; whether it is genuine is for {@link CodeVerifier} to say. */
  record Full(CodePayload payload) implements Scanned {}

  /** A serial alone, as typed: it proves nothing, it only names a code. */
  record Typed(Serial serial) implements Scanned {}

  /**
   * A live code off a screen; whether its digits are of this moment is for {@link LiveDigits} to say.
   *
   * @param digits eight decimal digits
   */
  record Live(Serial serial, String digits) implements Scanned {

    private static final int DIGITS = 8;

    /** As its address ends: serial, dot, digits. */
    public String text() {
      return serial.value() + "." + digits;
    }

    /** Reads what {@link #text} wrote; a serial and digits in groups, as a person types them, are forgiven. */
    static Optional<Live> read(String text) {
      int dot = text.lastIndexOf('.');
      String digits = dot < 0 || text.length() - dot > 2 * DIGITS ? "" : PastedText.bare(text.substring(dot + 1));
      return digits.length() == DIGITS && digits.chars().allMatch(c -> c >= '0' && c <= '9')
          ? Serial.read(text.substring(0, dot)).map(serial -> new Live(serial, digits))
          : Optional.empty();
    }
  }

  /** The address of somebody else: another site's QR. */
  record Foreign() implements Scanned {}

  /** Our address, or none at all, and no code in it: damaged, cut short or mistyped. */
  record Unreadable() implements Scanned {}
}
