package org.fuma.access;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.fuma.web.Checks;

/**
 * What makes a password good enough (NIST SP 800-63B-4 §3.1.1.2): length, and that nobody guesses it first. Which characters it has, and how
 * old it is, does not matter.
 */
final class PasswordRules {

  private static final String FIELD = "password";

  /** Characters of a name that is looked for; shorter ones stand in too many innocent words. */
  private static final int LEAST_HAN = 2;

  private static final int LEAST_LETTERS = 4;

  /** From so many characters on, a name is found between signs and blanks too. */
  private static final int LEAST_SPREAD = 6;

  /** What the brand of a firm's name has at most, before its trade. */
  private static final int BRAND = 4;

  private static final List<String> PRODUCT = List.of("fuma", "赋码", "保护码", "hengyang", "衡阳");
  private static final String PLACES = "^(?:中国|湖南省?|衡阳市?|[\\p{IsHan}]{2,3}[省市县区])+";
  private static final String FORMS =
      "(?:股份有限公司|有限责任公司|有限公司|集团|公司|分公司|合作社|个体工商户|经营部|商行|商店|工厂|厂|店|[(（].*[)）])+$";
  private static final List<String> LATIN_FORMS = List.of("limited", "company", "corp", "corporation", "group", "industries", "technology", "trading");

  private PasswordRules() {}

  /** Refuses the field {@code password} with a sentence that says why, and what to do instead. */
  static void check(Checks checks, String password, Passwords.Person person) {
    String text = normal(password);
    int length = text.codePointCount(0, text.length());
    if (length < person.least()) {
      checks.refuse(FIELD, "check.password-short", person.least());
      return;
    }
    if (length > Passwords.MOST) {
      checks.refuse(FIELD, "check.password-long", Passwords.MOST);
      return;
    }
    String folded = fold(text);
    if (PRODUCT.stream().anyMatch(name -> holds(folded, name))) {
      checks.refuse(FIELD, "check.password-product");
    } else if (holds(folded, fold(person.username()))) {
      checks.refuse(FIELD, "check.password-username");
    } else if (names(person.displayName()).anyMatch(name -> holds(folded, name))) {
      checks.refuse(FIELD, "check.password-person");
    } else if (person.firms().stream().flatMap(PasswordRules::firmNames).anyMatch(name -> holds(folded, name))) {
      checks.refuse(FIELD, "check.password-firm");
    } else if (CommonPasswords.listed(folded)) {
      checks.refuse(FIELD, "check.password-common");
    } else if (CommonPasswords.simple(folded)) {
      checks.refuse(FIELD, "check.password-simple");
    }
  }

  /** As it is counted, hashed and compared, so that every keyboard's way of typing it is the same. */
  static String normal(String password) {
    return Normalizer.normalize(password, Normalizer.Form.NFC);
  }

  private static boolean holds(String folded, String name) {
    long han = name.codePoints().filter(Character::isIdeographic).count();
    if (han < LEAST_HAN && name.length() < LEAST_LETTERS) {
      return false;
    }
    String bare = bare(name);
    return folded.contains(name) || (bare.length() >= LEAST_SPREAD || han >= LEAST_HAN) && bare(folded).contains(bare);
  }

  private static Stream<String> names(String name) {
    String folded = fold(name);
    return Stream.concat(Stream.of(folded), Arrays.stream(folded.split("[\\s·.,-]+")));
  }

  /** A firm is known by its whole name, by what is left without place and form, and by the brand that this begins with. */
  private static Stream<String> firmNames(String name) {
    String folded = fold(name);
    String known = folded.replaceFirst(PLACES, "").replaceFirst(FORMS, "");
    Stream<String> han = Stream.of(folded, known, known.codePointCount(0, known.length()) > BRAND ? known.substring(0, known.offsetByCodePoints(0, BRAND)) : known);
    return Stream.concat(han, names(name).filter(part -> !LATIN_FORMS.contains(part)));
  }

  private static String bare(String text) {
    return text.replaceAll("[^\\p{L}\\p{N}]", "");
  }

  private static String fold(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT).strip();
  }
}
