package org.fuma.complaint;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.fuma.ledger.Ledger;
import org.fuma.ledger.Sealed;
import org.fuma.store.Ids;
import org.fuma.store.Sql;

/**
 * Complaints that seem to be about the same matter: of one firm about one visit; or of one firm about one authority, of days that lie at most three
 * apart, while the earlier one is still open. None is refused for it: they are linked, and the supervisor sees both.
 */
@Singleton
class ComplaintTies {

  private static final int DAYS = 3;
  private static final int MOST = 5;
  private static final String OPEN = "('SUBMITTED', 'ACCEPTED', 'INVESTIGATING', 'EXTENDED', 'REOPENED')";

  private final Sql sql;
  private final Ledger ledger;

  ComplaintTies(Sql sql, Ledger ledger) {
    this.sql = sql;
    this.ledger = ledger;
  }

  /**
   * Earlier complaints that seem to be about the same, the latest first, five at most.
   *
   * @param own true for those alone that accounts of the firm have sent: what came in at the plaque they are not shown
   */
  List<Long> alike(Beginning begun, LocalDate today, boolean own) {
    List<Long> found = new ArrayList<>();
    String among = own ? " AND c.source = 'ACCOUNT'" : "";
    begun.visit().ifPresent(visit -> found.addAll(sql.list(row -> row.getLong(1),
        "SELECT c.id FROM complaint c WHERE c.visit_id = ? AND c.enterprise_id = ?" + among + " ORDER BY c.submitted_at DESC, c.id LIMIT " + MOST,
        visit, begun.enterprise())));
    LocalDate day = begun.happenedOn().orElse(today);
    // What has no day of its own happened, as far as anybody knows, when it was sent.
    begun.authority().ifPresent(authority -> found.addAll(sql.list(row -> row.getLong(1),
        "SELECT c.id FROM complaint c JOIN complaint_head h ON h.id = c.id WHERE c.enterprise_id = ? AND h.authority_id = ? AND h.state IN " + OPEN + among
            + " AND COALESCE(c.happened_on, DATE(c.submitted_at + INTERVAL 8 HOUR)) BETWEEN ? AND ?"
            + " ORDER BY c.submitted_at DESC, c.id LIMIT " + MOST,
        begun.enterprise(), authority, day.minusDays(DAYS), day.plusDays(DAYS))));
    return found.stream().distinct().limit(MOST).toList();
  }

  /** Links a new complaint to earlier ones, in the running transaction. */
  void tie(long complaint, List<Long> earlier) {
    for (long other : earlier) {
      Map<String, Object> facts = new LinkedHashMap<>();
      facts.put("complaint", Ids.show(complaint));
      facts.put("other", Ids.show(other));
      Sealed step = ledger.appendUnnamed("complaint.tie", "complaint", complaint, facts);
      sql.run("INSERT INTO complaint_tie (id, salt, complaint_id, other_id, at) VALUES (?, ?, ?, ?, ?)",
          step.id(), step.salt(), complaint, other, step.at());
    }
  }

  /** Those that are linked with it, whichever came first; for supervisors. */
  List<Long> of(long complaint) {
    TreeSet<Long> ids = new TreeSet<>(sql.list(row -> row.getLong(1), "SELECT other_id FROM complaint_tie WHERE complaint_id = ?", complaint));
    ids.addAll(sql.list(row -> row.getLong(1), "SELECT complaint_id FROM complaint_tie WHERE other_id = ?", complaint));
    return List.copyOf(ids);
  }
}
