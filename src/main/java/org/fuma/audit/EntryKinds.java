package org.fuma.audit;

import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.fuma.ledger.Confidential;
import org.fuma.web.Words;

/** The kinds of entries and of objects that this program has words for. */
final class EntryKinds {

  private static final String ENTRY = "entry.";
  private static final String OBJECT = "object.";
  /** The object of blank entries. */
  private static final String LEDGER = "ledger";
  /** Whatever object a text belonged to. */
  private static final String ERASED = "content.erased";

  private EntryKinds() {}

  /** Those that an auditor may follow one by one, by their written names. */
  static List<String> open() {
    return kinds(kind -> !confidential(kind) && !kind.equals(Confidential.BLANK));
  }

  /** Those that are shown by kind and day alone. */
  static List<String> counted() {
    return kinds(kind -> confidential(kind) || kind.equals(ERASED));
  }

  /** The kinds of objects whose life an auditor may follow. */
  static List<String> objects() {
    return known(OBJECT, kind -> !Confidential.is(kind) && !kind.equals(LEDGER));
  }

  /** What people call the kind; its written name where a newer program made it. */
  static String say(Words words, String kind) {
    return said(words, ENTRY + kind, kind);
  }

  /** What people call the kind of objects. */
  static String sayObject(Words words, String kind) {
    return said(words, OBJECT + kind, kind);
  }

  private static String said(Words words, String key, String otherwise) {
    return words.keys().contains(key) ? words.say(key) : otherwise;
  }

  private static boolean confidential(String kind) {
    return Confidential.is(kind.substring(0, kind.indexOf('.')));
  }

  private static List<String> kinds(Predicate<String> fits) {
    return known(ENTRY, fits);
  }

  private static List<String> known(String prefix, Predicate<String> fits) {
    return List.copyOf(new TreeSet<>(
        Words.ZH.keys().stream().filter(key -> key.startsWith(prefix)).map(key -> key.substring(prefix.length())).filter(fits).toList()));
  }
}
