package org.fuma.complaint;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fuma.attachment.Attachments;
import org.fuma.attachment.SentFile;
import org.fuma.ledger.Ledger;
import org.fuma.ledger.Sealed;
import org.fuma.store.Ids;
import org.fuma.store.Sql;
import org.fuma.web.Failure;

/** What was sent with a complaint or afterwards: pictures, documents, recordings; never taken away. Who may read the complaint may read it. */
@Singleton
public class Evidence {

  /** Files of one complaint. */
  public static final int MOST = 10;

  private final Sql sql;
  private final Attachments attachments;
  private final Ledger ledger;

  Evidence(Sql sql, Attachments attachments, Ledger ledger) {
    this.sql = sql;
    this.attachments = attachments;
    this.ledger = ledger;
  }

  /** One piece of it. */
  public record Item(int number, Attachments.Kept kept, Instant at) {}

  /** A complaint's evidence in the order in which it came; whether the asker may read the complaint was asked before. */
  public List<Item> of(long complaint) {
    record Row(int number, long attachment, Instant at) {}
    List<Row> rows = sql.list(row -> new Row(row.getInt("number"), row.getLong("attachment_id"), Sql.instant(row, "at")),
        "SELECT number, attachment_id, at FROM complaint_file WHERE complaint_id = ? ORDER BY number", complaint);
    Map<Long, Attachments.Kept> kept =
        attachments.find(rows.stream().map(Row::attachment).toList()).stream().collect(Collectors.toMap(Attachments.Kept::id, Function.identity()));
    return rows.stream().map(row -> new Item(row.number(), kept.get(row.attachment()), row.at())).toList();
  }

  /**
   * One piece of it, by its number.
   *
   * @throws Failure.NotFound when there is none
   */
  public Attachments.Kept one(long complaint, String number) {
    if (!number.matches("[1-9]\\d?")) {
      throw new Failure.NotFound();
    }
    return sql.first(row -> row.getLong(1), "SELECT attachment_id FROM complaint_file WHERE complaint_id = ? AND number = ?", complaint,
            Integer.parseInt(number))
        .flatMap(attachments::find).orElseThrow(Failure.NotFound::new);
  }

  /**
   * Puts a file to the complaint in the running transaction.
   *
   * @return its number
   * @throws Failure.Conflict when there are ten already
   */
  int add(long complaint, SentFile file) {
    // Held, so that files that come at once are numbered one after the other.
    sql.first(row -> row.getLong(1), "SELECT id FROM complaint_head WHERE id = ? FOR UPDATE", complaint);
    int number = sql.first(row -> row.getInt(1), "SELECT COUNT(*) FROM complaint_file WHERE complaint_id = ?", complaint).orElse(0) + 1;
    if (number > MOST) {
      throw new Failure.Conflict("filing.enough-files", MOST);
    }
    Attachments.Kept kept = attachments.keep(file);
    Map<String, Object> facts = new LinkedHashMap<>(kept.facts());
    facts.put("complaint", Ids.show(complaint));
    facts.put("number", number);
    Sealed step = ledger.appendUnnamed("complaint.evidence", "complaint", complaint, facts);
    sql.run("INSERT INTO complaint_file (id, salt, complaint_id, number, attachment_id, at) VALUES (?, ?, ?, ?, ?, ?)",
        step.id(), step.salt(), complaint, number, kept.id(), step.at());
    return number;
  }
}
