package org.fuma.factor;

import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** What a phone's PIN may be: 6 to 12 digits that are not the first ones to be guessed. */
final class Pin {

  /** The form's field. */
  static final String FIELD = "pin";

  static final int LEAST = 6;
  static final int MOST = 12;

  /** Well known, though none of the rules catches them: figures on the keypad, and the number that sounds like a declaration of love. */
  private static final Set<String> WELL_KNOWN = Set.of("147258", "258369", "147258369", "159357", "1314520", "5201314", "112358");

  private Pin() {}

  /** The digits as typed, full-width ones as plain ones, without spaces. */
  static String tidy(String typed) {
    return java.text.Normalizer.normalize(typed, java.text.Normalizer.Form.NFKC).strip();
  }

  /** The key of the sentence that says what is wrong with it; empty when it will do. */
  static Optional<String> wrong(String pin) {
    if (!pin.matches("[0-9]{" + LEAST + "," + MOST + "}")) {
      return Optional.of("check.pin");
    }
    return trivial(pin) ? Optional.of("check.pin-trivial") : Optional.empty();
  }

  private static boolean trivial(String pin) {
    String steps = pin.replaceAll("(.)\\1+", "$1");
    return WELL_KNOWN.contains(pin) || run(steps, 1) || run(steps, 9) || repeated(pin) || new StringBuilder(pin).reverse().toString().equals(pin);
  }

  /** 123456, 890123, 654321; with each digit doubled or tripled likewise, or one digit alone. */
  private static boolean run(String digits, int step) {
    return IntStream.range(1, digits.length()).allMatch(i -> (digits.charAt(i - 1) - '0' + step) % 10 == digits.charAt(i) - '0');
  }

  /** 121212, 123123, 520520. */
  private static boolean repeated(String pin) {
    return IntStream.rangeClosed(1, pin.length() / 2)
        .filter(length -> pin.length() % length == 0)
        .anyMatch(length -> pin.equals(pin.substring(0, length).repeat(pin.length() / length)));
  }
}
