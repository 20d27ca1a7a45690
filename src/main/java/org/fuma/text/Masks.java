package org.fuma.text;

/** Shows of personal data what is enough to tell one line of a list from the next. */
public final class Masks {

  private Masks() {}

  /** A name: its first character, and an asterisk for each other one. */
  public static String name(String name) {
    int characters = name.codePointCount(0, name.length());
    return characters < 2 ? name : name.substring(0, name.offsetByCodePoints(0, 1)) + "*".repeat(characters - 1);
  }
}
