package org.fuma.enterprise;

/** Whom to reach at a firm; personal. Either may be empty. */
public record Contact(String name, String telephone) {

  /** Nobody is known. */
  public static final Contact NONE = new Contact("", "");

  /** The text whose salted hash stands in the firm's step. */
  String text() {
    return name + "\n" + telephone;
  }
}
