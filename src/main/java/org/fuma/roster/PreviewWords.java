package org.fuma.roster;

import org.fuma.enterprise.Liaison;
import org.fuma.enterprise.Liaisons;
import org.fuma.store.Ids;
import org.fuma.text.Masks;
import org.fuma.web.Words;

/** Says the values of a preview as people know them; those of persons masked, since a preview shows many. */
public final class PreviewWords {

  private final Words words;
  private final Liaisons liaisons;

  PreviewWords(Words words, Liaisons liaisons) {
    this.words = words;
    this.liaisons = liaisons;
  }

  /** A value of that field. */
  public String say(String field, String value) {
    if (value.isEmpty()) {
      return words.say(field.equals("district") ? "enterprise.district-unknown" : "enterprise.unknown");
    }
    return switch (field) {
      case "district" -> words.say("District." + value);
      case "grade" -> words.say("Grade." + value);
      case "liaison" -> Ids.read(value).flatMap(liaisons::find).map(PreviewWords::person).orElse(value);
      default -> masked(field, value);
    };
  }

  /** A value of that field, as lists show it: whom to reach at a firm is masked. */
  public static String masked(String field, String value) {
    return switch (field) {
      case "contact" -> Masks.name(value);
      case "telephone" -> Masks.telephone(value);
      default -> value;
    };
  }

  private static String person(Liaison official) {
    return official.authority() + " · " + official.name() + " · " + official.certificateNumber();
  }
}
