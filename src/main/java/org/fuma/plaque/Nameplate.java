package org.fuma.plaque;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A firm's name as it is set on a plaque.
 *
 * @param head   the name up to its legal form; lines may break in it
 * @param form   the legal form that the name ends in, which stays on one line; empty when it ends in none
 * @param length the class of its length, 1 for the shortest to 6, by which the type is chosen
 */
public record Nameplate(String head, String form, int length) {

  /** Up to so many widths of a Han character reaches each class but the last. */
  private static final int[] CLASSES = {14, 28, 48, 90, 140};

  private static final double CAPITAL_WIDTH = 0.75;
  private static final double LATIN_WIDTH = 0.56;
  private static final int FIRST_WIDE = 0x2E80;
  private static final Pattern FORM = Pattern.compile(
      "(?<=.)(有限责任公司|股份有限公司|有限公司|分公司|专业合作社|合作社|事务所|经营部|（有限合伙）|（普通合伙）|（个人独资）)$");

  /** The name as it is set; any text, 200 characters at most in our registry. */
  public static Nameplate of(String name) {
    double width = name.codePoints().mapToDouble(Nameplate::width).sum();
    int length = 1;
    while (length <= CLASSES.length && width > CLASSES[length - 1]) {
      length++;
    }
    Matcher form = FORM.matcher(name);
    return form.find()
        ? new Nameplate(name.substring(0, form.start()), form.group(), length)
        : new Nameplate(name, "", length);
  }

  private static double width(int character) {
    if (character >= FIRST_WIDE) {
      return 1;
    }
    return Character.isUpperCase(character) ? CAPITAL_WIDTH : LATIN_WIDTH;
  }
}
