package org.fuma.erasure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fuma.ledger.ErasureGround;
import org.fuma.web.Words;

/**
 * What stands in a text's place once it is erased: when and on what ground, in both languages, where people would have read the text. Of what a
 * complaint was handed in with, the account that did so stays, so that its page still knows it.
 */
final class Remainder {

  /** Between the fields of a complaint that are sealed together. */
  private static final String BETWEEN = "\u0000";

  private static final int CALLER = 4;
  private static final int TELEPHONE = 5;
  private static final int FILED_BY = 6;
  private static final String NOBODY = "\n";
  private static final String MARK = "【已于";

  private Remainder() {}

  /** The words that take a text's place. */
  static String note(ErasureGround ground, LocalDate day) {
    return Arrays.stream(Words.values()).map(words -> words.say("erasure.said", day.toString(), words.say(ground)))
        .collect(Collectors.joining("", "【", "】"));
  }

  /** What takes the place of a text; nothing when there is nothing left to erase. */
  static Optional<String> of(TextTable table, String text, String note) {
    String rest = table == TextTable.CONTACT ? NOBODY : note;
    return text.equals(NOBODY) || text.startsWith(MARK) ? Optional.empty() : Optional.of(rest);
  }

  /** The same for the fields with which a complaint was handed in. */
  static Optional<String> ofFirst(String text, String note) {
    List<String> fields = fields(text);
    if (fields.getFirst().startsWith(MARK)) {
      return Optional.empty();
    }
    List<String> rest = new ArrayList<>(Collections.nCopies(FILED_BY + 1, ""));
    rest.set(0, note);
    rest.set(FILED_BY, fields.get(FILED_BY));
    return Optional.of(String.join(BETWEEN, rest));
  }

  /** The same without who called, and how to call back. */
  static Optional<String> withoutCaller(String text, String note) {
    List<String> fields = fields(text);
    if (fields.get(CALLER).isEmpty() && fields.get(TELEPHONE).isEmpty() || fields.get(CALLER).startsWith(MARK)) {
      return Optional.empty();
    }
    fields.set(CALLER, note);
    fields.set(TELEPHONE, "");
    return Optional.of(String.join(BETWEEN, fields));
  }

  /** All of the fields; an older program wrote fewer. */
  private static List<String> fields(String text) {
    List<String> fields = new ArrayList<>(List.of(text.split(BETWEEN, -1)));
    while (fields.size() <= FILED_BY) {
      fields.add("");
    }
    return fields;
  }
}
