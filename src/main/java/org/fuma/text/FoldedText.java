package org.fuma.text;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** A text as search compares it: so that （ finds (, ａ finds A, and spaces do not matter. */
public final class FoldedText {

  /** A code point takes 21 bits. */
  private static final int SHIFT = 21;

  private FoldedText() {}

  /** NFKC, upper case, without spaces and invisible characters. Bound the length first: a single character may become eighteen. */
  public static String of(String text) {
    return of(text, Integer.MAX_VALUE);
  }

  /** As {@link #of(String)}; at most so many characters are kept. */
  public static String of(String text, int most) {
    StringBuilder kept = new StringBuilder(text.length());
    Normalizer.normalize(text, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT).codePoints()
        .filter(FoldedText::shows)
        .limit(most)
        .forEach(kept::appendCodePoint);
    return kept.toString();
  }

  /** The words of what is searched for, parted by spaces, each folded and none twice. */
  public static List<String> words(String asked) {
    return Arrays.stream(Normalizer.normalize(asked, Normalizer.Form.NFKC).split("\\s+")).map(FoldedText::of).filter(word -> !word.isEmpty()).distinct().toList();
  }

  /** The pairs of neighbouring characters of a folded text, each once; none in a text of one character. */
  public static Set<Long> pairs(String folded) {
    int[] characters = folded.codePoints().toArray();
    Set<Long> pairs = new TreeSet<>();
    for (int i = 0; i + 1 < characters.length; i++) {
      pairs.add(pair(characters[i], characters[i + 1]));
    }
    return pairs;
  }

  /** A pair as one number: the first code point, then the second; 0 stands for none. */
  public static long pair(int first, int second) {
    return (long) first << SHIFT | second;
  }

  private static boolean shows(int character) {
    return !Character.isWhitespace(character)
        && !Character.isSpaceChar(character)
        && Character.getType(character) != Character.FORMAT;
  }
}
