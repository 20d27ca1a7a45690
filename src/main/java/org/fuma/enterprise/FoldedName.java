package org.fuma.enterprise;

import java.text.Normalizer;
import java.util.Locale;

/** A name as search compares it: so that （ finds (, ａ finds A, and spaces do not matter. */
final class FoldedName {

  private static final int LONGEST = 400;

  private FoldedName() {}

  /** NFKC, upper case, without spaces and invisible characters; at most 400 characters are kept. */
  static String of(String name) {
    StringBuilder kept = new StringBuilder(name.length());
    Normalizer.normalize(name, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT).codePoints()
        .filter(FoldedName::shows)
        .limit(LONGEST)
        .forEach(kept::appendCodePoint);
    return kept.toString();
  }

  private static boolean shows(int character) {
    return !Character.isWhitespace(character)
        && !Character.isSpaceChar(character)
        && Character.getType(character) != Character.FORMAT;
  }
}
