package org.fuma.access;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Passwords that a guesser tries first: those on lists of common ones, and those that are put together from a few common words, dates, sequences
 * and repetitions. The lists are data beside this class, each with its source and licence.
 */
final class CommonPasswords {

  /** So many common pieces, or fewer, make no password. Four words that do not belong together do. */
  static final int FEWEST_PIECES = 4;

  private static final int LONGEST_WORD = 32;
  private static final int SHORTEST_WORD = 2;
  private static final int SHORTEST_UNIT = 8;
  private static final List<String> LISTS = List.of("common-passwords.txt", "common-chinese.txt");

  /** Loaded when the first password is set, not at the start. */
  private static final class Words {
    private static final Set<String> ALL = load();
  }

  private CommonPasswords() {}

  /** True when it is on a list as it stands, or is one common word with nothing but figures and signs around it. */
  static boolean listed(String folded) {
    return word(folded) || word(stripped(folded));
  }

  /** True when it is one short thing again and again, or consists of fewer than {@link #FEWEST_PIECES} common pieces. */
  static boolean simple(String folded) {
    int[] characters = folded.codePoints().toArray();
    int unit = PasswordPatterns.unit(characters);
    int[] once = Arrays.copyOf(characters, unit);
    boolean again = unit < characters.length;
    return again && (unit < SHORTEST_UNIT || listed(new String(once, 0, unit))) || pieces(once) < FEWEST_PIECES;
  }

  /** The fewest pieces that the text can be cut into; what is no common piece is cut into its characters. */
  private static int pieces(int[] text) {
    // By where a cut lies, and by whether a pattern ended there: patterns that follow each other count as one.
    int[] afterOther = new int[text.length + 1];
    int[] afterPattern = new int[text.length + 1];
    Arrays.fill(afterOther, Integer.MAX_VALUE / 2);
    Arrays.fill(afterPattern, Integer.MAX_VALUE / 2);
    afterOther[0] = 0;
    for (int from = 0; from < text.length; from++) {
      int before = Math.min(afterOther[from], afterPattern[from]);
      for (int to = from + 1; to <= text.length; to++) {
        if (PasswordPatterns.pattern(text, from, to)) {
          afterPattern[to] = Math.min(afterPattern[to], Math.min(afterOther[from] + 1, afterPattern[from]));
        }
        if (to == from + 1 || to - from <= LONGEST_WORD && word(new String(text, from, to - from))) {
          afterOther[to] = Math.min(afterOther[to], before + 1);
        }
      }
    }
    return Math.min(afterOther[text.length], afterPattern[text.length]);
  }

  /** Without what is no letter at either end. */
  private static String stripped(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && !Character.isLetter(text.codePointAt(from))) {
      from += Character.charCount(text.codePointAt(from));
    }
    while (to > from && !Character.isLetter(text.codePointBefore(to))) {
      to -= Character.charCount(text.codePointBefore(to));
    }
    return text.substring(from, to);
  }

  private static boolean word(String text) {
    return text.length() >= SHORTEST_WORD && (Words.ALL.contains(text) || Words.ALL.contains(plain(text)));
  }

  /** With letters in the place of the figures and signs that people write for them. */
  private static String plain(String text) {
    return text.replace('0', 'o').replace('1', 'i').replace('3', 'e').replace('4', 'a').replace('5', 's').replace('7', 't').replace('@', 'a')
        .replace('$', 's').replace('!', 'i');
  }

  private static Set<String> load() {
    Set<String> words = new HashSet<>(100_000);
    for (String list : LISTS) {
      try (InputStream file = CommonPasswords.class.getResourceAsStream("/access/" + list);
          BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
        lines.lines().filter(line -> !line.startsWith("#")).forEach(words::add);
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
    }
    return Set.copyOf(words);
  }
}
