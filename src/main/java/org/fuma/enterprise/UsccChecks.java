package org.fuma.enterprise;

/** The two check characters of a unified social credit code: arithmetic only. */
final class UsccChecks {

  /** The 31 characters of GB 32100-2015, each worth its place. */
  static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

  private static final int CODE_MODULUS = 31;
  private static final int CODE_RADIX = 3;
  private static final int BODY_MODULUS = 11;
  private static final int[] BODY_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};

  private UsccChecks() {}

  static boolean allKnown(String text) {
    return text.chars().allMatch(character -> ALPHABET.indexOf(character) >= 0);
  }

  /** GB 11714: 11 − Σ mod 11, where 10 is written X and 11 is written 0; letters count A = 10 … Z = 35. */
  static char ofBody(String body8) {
    int sum = 0;
    for (int i = 0; i < BODY_WEIGHTS.length; i++) {
      sum += BODY_WEIGHTS[i] * Character.digit(body8.charAt(i), Character.MAX_RADIX);
    }
    int check = (BODY_MODULUS - sum % BODY_MODULUS) % BODY_MODULUS;
    return check == BODY_MODULUS - 1 ? 'X' : (char) ('0' + check);
  }

  /** GB 32100: (31 − Σ mod 31) mod 31 with the weights 3^i mod 31 (ISO 7064, MOD 31-3). */
  static char ofCode(String first17) {
    int sum = 0;
    int weight = 1;
    for (int i = 0; i < first17.length(); i++) {
      sum += weight * ALPHABET.indexOf(first17.charAt(i));
      weight = weight * CODE_RADIX % CODE_MODULUS;
    }
    return ALPHABET.charAt((CODE_MODULUS - sum % CODE_MODULUS) % CODE_MODULUS);
  }
}
