package org.fuma.enterprise;

import org.fuma.text.FoldedText;

/** A name as search compares it, see {@link FoldedText}. */
final class FoldedName {

  private static final int LONGEST = 400;

  private FoldedName() {}

  /** Folded; at most 400 characters are kept. */
  static String of(String name) {
    return FoldedText.of(name, LONGEST);
  }
}
