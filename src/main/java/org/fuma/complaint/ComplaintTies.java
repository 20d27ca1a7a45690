package org.fuma.complaint;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.fuma.ledger.Ledger;
import org.fuma.ledger.Sealed;
import org.fuma.store.Ids;
import org.fuma.store.Sql;
import org.fuma.store.Time;

/**
 * Complaints that seem to be about the same matter: of one firm about one visit; or of one firm about one authority, of days that lie at most three
 * apart, while the earlier one is still open. Where one of the two names no authority, it is the category that has to be the same. None is refused
 * for it: they are linked, and the supervisor sees both.
 */
@Singleton
class ComplaintTies {

  private static final int DAYS = 3;
  private static final int MOST = 5;
  private static final String OPEN = "('SUBMITTED', 'ACCEPTED', 'INVESTIGATING', 'EXTENDED', 'REOPENED')";

  private final Sql sql;
  private final Ledger ledger;
  private final FirmTurn turn;

  ComplaintTies(Sql sql, Ledger ledger, FirmTurn turn) {
    this.sql = sql;
    this.ledger = ledger;
    this.turn = turn;
  }

  /**
   * As {@link #alike}, of all, for one that is about to begin in the running transaction: what is named or filed at once has been written before, or
   * is written after.
   */
  List<Long> earlier(Beginning begun, LocalDate today) {
    turn.take(begun.enterprise());
    return alike(begun, today, false);
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
    // What has no day of its own happened, as far as anybody knows, when it was sent.
    found.addAll(near(begun.enterprise(), begun.authority(), begun.category(), begun.happenedOn().orElse(today), among));
    return found.stream().distinct().limit(MOST).toList();
  }

  private List<Long> near(long enterprise, Optional<Long> authority, ComplaintCategory category, LocalDate day, String among) {
    String same = authority.isPresent() ? "(h.authority_id = ? OR h.authority_id IS NULL AND c.category = ?)" : "c.category = ?";
    List<Object> arguments = new ArrayList<>(List.of(enterprise));
    authority.ifPresent(arguments::add);
    arguments.addAll(List.of(category, day.minusDays(DAYS), day.plusDays(DAYS)));
    return sql.list(row -> row.getLong(1),
        "SELECT c.id FROM complaint c JOIN complaint_head h ON h.id = c.id WHERE c.enterprise_id = ? AND " + same + " AND h.state IN " + OPEN + among
            + " AND COALESCE(c.happened_on, DATE(c.submitted_at + INTERVAL 8 HOUR)) BETWEEN ? AND ? ORDER BY c.submitted_at DESC, c.id LIMIT " + MOST,
        arguments.toArray());
  }

  /**
   * Links a complaint whose authority has been named with those that then seem to be about the same, in the running transaction; of each two, the one
   * that came later names the other.
   *
   * @param complaint with that authority already; held by the running transaction, before the firm's turn is taken here
   */
  void named(Complaint complaint) {
    // Two that are named at once must not both find the other unlinked.
    turn.take(complaint.enterprise());
    List<Long> linked = of(complaint.id());
    LocalDate day = complaint.happenedOn().orElseGet(() -> Time.day(complaint.submittedAt()));
    for (long other : near(complaint.enterprise(), complaint.authority(), complaint.category(), day, " AND c.id <> " + complaint.id())) {
      if (!linked.contains(other)) {
        boolean later = sql.first(row -> Sql.instant(row, "submitted_at"), "SELECT submitted_at FROM complaint WHERE id = ?", other)
            .filter(complaint.submittedAt()::isBefore).isPresent();
        tie(later ? other : complaint.id(), List.of(later ? complaint.id() : other));
      }
    }
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
