package org.fuma.text;

import java.text.Normalizer;
import java.util.Locale;

/** What people type or paste where a code is asked for: full-width, in lower case, with spaces and hyphens. */
public final class PastedText {

  private static final int MINUS_SIGN = 0x2212;

  private PastedText() {}

  /**
   * The text without what carries no meaning in a code: compatibility forms folded (NFKC, so {@code Ａ} becomes
   * {@code A}), spaces, hyphens and invisible characters dropped, in upper case. Bound the length first: a single
   * character may become eighteen.
   */
  public static String bare(String typed) {
    var kept = new StringBuilder(typed.length());
    Normalizer.normalize(typed, Normalizer.Form.NFKC).codePoints()
        .filter(PastedText::carriesMeaning)
        .forEach(kept::appendCodePoint);
    return kept.toString().toUpperCase(Locale.ROOT);
  }

  private static boolean carriesMeaning(int character) {
    int type = Character.getType(character);
    return !(Character.isWhitespace(character)
        || Character.isSpaceChar(character)
        || type == Character.FORMAT
        || type == Character.DASH_PUNCTUATION
        || character == MINUS_SIGN);
  }
}
