package org.fuma.complaint;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** By which pieces of its name, of its numbers or of its people a firm would be recognised in a text. */
final class NamePieces {

  private static final int RUN = 3;
  private static final int LEAST_LETTERS = 3;
  private static final int LEAST_TEXT = 2;
  private static final int LEAST_ADDRESS = 4;
  private static final int TELEPHONE = 7;
  private static final int NUMBER = 8;

  /** Where a firm is tells nothing here; the longer one first. */
  private static final Pattern PLACES =
      Pattern.compile("^(湖南省|湖南|衡阳市|衡阳县|衡阳|珠晖区|雁峰区|石鼓区|蒸湘区|南岳区|衡南县|衡山县|衡东县|祁东县|耒阳市|耒阳|常宁市|常宁|中国)");

  /** What kind of undertaking it is tells nothing either. */
  private static final Pattern FORMS =
      Pattern.compile("(股份有限公司|有限责任公司|有限公司|分公司|公司|集团|农民专业合作社|专业合作社|合作社|个体工商户|经营部|服务部|门市部|商行|工作室|事务所|服务中心|中心"
          + "|总店|分店|门店|商店|店|工厂|分厂|厂)$");

  private static final Pattern SEGMENTS = Pattern.compile("[A-Z0-9]+|[^A-Z0-9]+");
  private static final Pattern BRACKETS = Pattern.compile("[()\\[\\]【】〔〕]+");

  private NamePieces() {}

  /** A text as it is compared: NFKC, upper case, letters and digits alone, so that nothing in between hides a name. */
  static String folded(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    Normalizer.normalize(text, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT).codePoints()
        .filter(Character::isLetterOrDigit).forEach(kept::appendCodePoint);
    return kept.toString();
  }

  /** The same, with the letters that are read for digits turned into them, as in codes and receipts. */
  static String foldedCode(String text) {
    return folded(text).replace('O', '0').replace('I', '1').replace('L', '1');
  }

  /**
   * The pieces of a firm's name, folded: what stands between its place and its kind; of that its first two characters, which are how people call it,
   * and every three in a row. Words in Latin letters stay whole.
   */
  static Set<String> ofFirm(String name) {
    Set<String> pieces = new LinkedHashSet<>();
    for (String part : BRACKETS.split(Normalizer.normalize(name, Normalizer.Form.NFKC))) {
      String core = bare(folded(part));
      for (String segment : SEGMENTS.matcher(core).results().map(MatchResult::group).toList()) {
        pieces.addAll(Character.isIdeographic(segment.codePointAt(0)) ? runs(segment) : whole(segment, LEAST_LETTERS));
      }
    }
    return pieces;
  }

  /** A person's name, folded, when it is long enough to tell anything. */
  static Set<String> ofPerson(String name) {
    return whole(folded(name), LEAST_TEXT);
  }

  /** An address, folded, without the district that it shares with others. */
  static Set<String> ofAddress(String address) {
    return whole(bare(folded(address)), LEAST_ADDRESS);
  }

  /** A telephone: its last seven digits. */
  static Set<String> ofTelephone(String telephone) {
    String digits = folded(telephone).replaceAll("\\D", "");
    return digits.length() < TELEPHONE ? Set.of() : Set.of(digits.substring(digits.length() - TELEPHONE));
  }

  /** A code or a receipt, as {@link #foldedCode} folds: every eight characters in a row. */
  static Set<String> ofCode(String code) {
    String folded = foldedCode(code);
    Set<String> pieces = new LinkedHashSet<>();
    for (int at = 0; at + NUMBER <= folded.length(); at++) {
      pieces.add(folded.substring(at, at + NUMBER));
    }
    return pieces;
  }

  private static String bare(String folded) {
    String core = folded;
    for (String before = ""; !before.equals(core); ) {
      before = core;
      core = FORMS.matcher(PLACES.matcher(core).replaceFirst("")).replaceFirst("");
    }
    return core;
  }

  private static Set<String> runs(String segment) {
    int[] characters = segment.codePoints().toArray();
    Set<String> runs = new LinkedHashSet<>();
    if (characters.length >= LEAST_TEXT) {
      runs.add(new String(characters, 0, LEAST_TEXT));
    }
    for (int at = 0; at + RUN <= characters.length; at++) {
      runs.add(new String(characters, at, RUN));
    }
    return runs;
  }

  private static Set<String> whole(String text, int least) {
    return text.codePointCount(0, text.length()) < least ? Set.of() : new LinkedHashSet<>(List.of(text));
  }
}
