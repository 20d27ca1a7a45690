package org.fuma.enterprise;

import org.fuma.store.Ids;
import org.fuma.store.Salted;
import org.fuma.store.Vault;

/** Whom to reach at a firm; personal, and so sealed wherever it is stored. Either may be empty. */
public record Contact(String name, String telephone) {

  /** Nobody is known. */
  public static final Contact NONE = new Contact("", "");

  /** What a sealed contact is bound to, before its row as shown. */
  static final String PLACE = "enterprise-contact:";

  /** The text whose salted hash stands in the firm's step. */
  String text() {
    return name + "\n" + telephone;
  }

  /** As the row of that id holds it, with the salt of its hash. */
  byte[] seal(Vault vault, long row, byte[] salt) {
    return new Salted(salt, text()).seal(vault, PLACE + Ids.show(row));
  }

  /** What the row of that id holds. */
  static Contact open(Vault vault, long row, byte[] sealed) {
    String text = Salted.open(vault, PLACE + Ids.show(row), sealed).text();
    // A telephone has no line break in it.
    int end = text.lastIndexOf('\n');
    return new Contact(text.substring(0, end), text.substring(end + 1));
  }
}
