package org.fuma.erasure;

import java.util.Arrays;
import java.util.Optional;

/** A table of texts that may be erased one by one: where they stand, what they are sealed to, and to what they belong. */
enum TextTable {
  CONTACT("enterprise_content", "enterprise-contact:", "enterprise", "", "c.enterprise_id", Optional.of("enterprise_id")),
  COMPLAINT("complaint_content", "complaint:", "complaint", "", "c.complaint_id", Optional.of("complaint_id")),
  NOTE("complaint_note_content", "complaint-note:", "complaint", " JOIN complaint_note s ON s.id = c.id", "s.complaint_id", Optional.empty()),
  QUESTION("complaint_question_content", "complaint-question:", "question", "", "c.question_id", Optional.of("question_id")),
  MEASURE("complaint_measure_content", "complaint-measure:", "measure", "", "c.measure_id", Optional.of("measure_id")),
  REMARK("visit_remark_content", "visit-remark:", "visit", " JOIN visit_remark s ON s.id = c.id", "s.visit_id", Optional.empty()),
  RATING("rating_content", "rating-words:", "rating", "", "c.id", Optional.empty()),
  CALL_BACK("call_back_content", "call-back:", "call-back", " JOIN call_back_step s ON s.id = c.id", "s.call_back_id", Optional.empty()),
  /** A file's name; its bytes stand in {@link #PIECES}. */
  FILE("attachment_content", "attachment-name:", "", "", "", Optional.empty());

  /** The table of files' bytes, of which nothing is left. */
  static final String PIECES = "attachment_piece";

  private final String table;
  private final String place;
  private final String objectKind;
  private final String join;
  private final String object;
  private final Optional<String> parent;

  TextTable(String table, String place, String objectKind, String join, String object, Optional<String> parent) {
    this.table = table;
    this.place = place;
    this.objectKind = objectKind;
    this.join = join;
    this.object = object;
    this.parent = parent;
  }

  /** The table of that name. */
  static Optional<TextTable> named(String table) {
    return Arrays.stream(values()).filter(known -> known.table.equals(table)).findFirst();
  }

  /** Its name. */
  String table() {
    return table;
  }

  /** What its texts are sealed to, before the row's id as shown. */
  String place() {
    return place;
  }

  /** The kind of object that its texts belong to; empty for files, which belong to several. */
  String objectKind() {
    return objectKind;
  }

  /** The column besides id and sealed, if there is one: the object's id. */
  Optional<String> parent() {
    return parent;
  }

  /** What selects {@code id} and {@code object} of some of its rows. */
  String select(String condition) {
    return "SELECT c.id, " + object + " AS object FROM " + table + " c" + join + " WHERE " + condition + " ORDER BY c.id";
  }
}
