package org.fuma.erasure;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.fuma.store.Sql;

/** Finds the rows that belong to what is to be erased. */
@Singleton
class ErasableRepository {

  private static final String COMPLAINT_FILES = "SELECT attachment_id AS id, complaint_id AS object FROM complaint_file WHERE ";
  private static final String QUESTION_FILES =
      "SELECT f.attachment_id AS id, f.question_id AS object FROM complaint_question_file f JOIN complaint_question q ON q.id = f.question_id WHERE ";
  private static final String VISIT_FILES = "SELECT attachment_id AS id, visit_id AS object FROM visit_file WHERE ";
  private static final String PHOTOGRAPHS = "SELECT DISTINCT photo_id AS id, official_id AS object FROM official_step WHERE ";

  private final Sql sql;

  ErasableRepository(Sql sql) {
    this.sql = sql;
  }

  /** What belongs to that, in the order of tables and ids. */
  List<Erasable> of(Wanted wanted, long id) {
    return switch (wanted) {
      case FIRM -> texts(TextTable.CONTACT, "c.enterprise_id = ?" + (left(id) ? "" : " AND c.id < " + inForce(id)), id);
      case COMPLAINT -> all(
          texts(TextTable.COMPLAINT, "c.complaint_id = ?", id),
          texts(TextTable.NOTE, "s.complaint_id = ?", id),
          texts(TextTable.QUESTION, "c.question_id IN (SELECT id FROM complaint_question WHERE complaint_id = ?)", id),
          texts(TextTable.MEASURE, "c.measure_id IN (SELECT id FROM complaint_measure WHERE complaint_id = ?)", id),
          files("complaint", COMPLAINT_FILES + "complaint_id = ?", id),
          files("question", QUESTION_FILES + "q.complaint_id = ?", id));
      case CALLER -> texts(TextTable.COMPLAINT,
          "c.complaint_id = ? AND c.id IN (SELECT id FROM complaint_step WHERE complaint_id = ? AND from_state IS NULL)", id, id);
      case RATING -> all(
          texts(TextTable.RATING, "c.id IN (SELECT id FROM rating WHERE id = ? OR visit_id = ?)", id, id),
          texts(TextTable.CALL_BACK, "s.call_back_id IN (SELECT b.id FROM call_back b JOIN rating r ON r.id = b.rating_id"
              + " WHERE r.id = ? OR r.visit_id = ?)", id, id));
      case VISIT -> all(texts(TextTable.REMARK, "s.visit_id = ?", id), files("visit", VISIT_FILES + "visit_id = ?", id));
      case OFFICIAL -> files("official", PHOTOGRAPHS + "photo_id IS NOT NULL AND official_id = ?", id);
      case FILE -> all(
          files("complaint", COMPLAINT_FILES + "attachment_id = ?", id),
          files("question", QUESTION_FILES + "f.attachment_id = ?", id),
          files("visit", VISIT_FILES + "attachment_id = ?", id),
          files("official", PHOTOGRAPHS + "photo_id = ?", id));
    };
  }

  /** One row. */
  List<Erasable> of(TextTable table, long row) {
    return table == TextTable.FILE ? of(Wanted.FILE, row) : texts(table, "c.id = ?", row);
  }

  /** True when the firm is no longer enrolled. */
  boolean left(long firm) {
    return is("SELECT 1 FROM enterprise_head WHERE id = ? AND state = 'WITHDRAWN'", firm);
  }

  /** True when the row is the contact in force of a firm that is enrolled. */
  boolean needed(Erasable contact) {
    return contact.row() == inForce(contact.object()) && !left(contact.object());
  }

  /** True when nothing more can happen to the complaint. */
  boolean closed(long complaint) {
    return is("SELECT 1 FROM complaint_head WHERE id = ? AND state = 'CLOSED'", complaint);
  }

  /** True when the row is a proposal that nobody has answered. */
  boolean proposed(long row) {
    return is("SELECT 1 FROM complaint_proposal_head WHERE id = ? AND state = 'OPEN'", row);
  }

  /** True when the row is what a complaint was handed in with. */
  boolean first(long row) {
    return is("SELECT 1 FROM complaint_step WHERE id = ? AND from_state IS NULL", row);
  }

  /** What is sealed in a row. */
  Optional<byte[]> sealed(String table, long row) {
    return sql.first(found -> found.getBytes(1), "SELECT sealed FROM " + table + " WHERE id = ?", row);
  }

  /** True while there is anything of a file. */
  boolean pieces(long attachment) {
    return is("SELECT 1 FROM attachment_piece WHERE attachment_id = ? LIMIT 1", attachment);
  }

  private long inForce(long firm) {
    return sql.first(row -> row.getLong(1), "SELECT COALESCE(MAX(id), 0) FROM enterprise_content WHERE enterprise_id = ?", firm).orElse(0L);
  }

  private boolean is(String query, long id) {
    return sql.first(row -> 1, query, id).isPresent();
  }

  private List<Erasable> texts(TextTable table, String condition, Object... arguments) {
    return sql.list(row -> new Erasable(table.table(), row.getLong("id"), table.objectKind(), row.getLong("object")),
        table.select(condition), arguments);
  }

  /** A file's name and its bytes. */
  private List<Erasable> files(String objectKind, String query, long id) {
    List<Erasable> found = new ArrayList<>();
    sql.list(row -> {
      found.add(new Erasable(TextTable.FILE.table(), row.getLong("id"), objectKind, row.getLong("object")));
      return found.add(new Erasable(TextTable.PIECES, row.getLong("id"), objectKind, row.getLong("object")));
    }, query + " ORDER BY id", id);
    return found;
  }

  @SafeVarargs
  private static List<Erasable> all(List<Erasable>... some) {
    return Stream.of(some).flatMap(List::stream).toList();
  }
}
