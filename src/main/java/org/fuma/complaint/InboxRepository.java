package org.fuma.complaint;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.fuma.store.Sql;

/** The rows of the supervisors' list, and how many there are of them. */
@Singleton
class InboxRepository {

  static final String ROW =
      "SELECT c.id, c.source, c.matter, c.category, c.enterprise_id, e.name, c.visit_id, h.authority_id, a.name AS authority_name,"
          + " c.submitted_at, h.state, h.outcome, p.display_name, h.due_kind, h.due_day, h.due_from, h.due_days, h.due_working, h.due_provisional,"
          + " h.reopened, h.proposal_id FROM ";
  static final String TABLES =
      " k STRAIGHT_JOIN complaint_head h ON h.id = k.id STRAIGHT_JOIN complaint c ON c.id = h.id"
          + " STRAIGHT_JOIN enterprise_head e ON e.id = c.enterprise_id LEFT JOIN authority a ON a.id = h.authority_id"
          + " LEFT JOIN account p ON p.id = h.handler_id ORDER BY ";

  private final Sql sql;
  private final ComplaintIndex index;

  InboxRepository(Sql sql, ComplaintIndex index) {
    this.sql = sql;
    this.index = index;
  }

  /** Those after that place; where words are searched for, also some that do not hold them. */
  List<InboxRow> list(InboxFilter filter, InboxReader by, Optional<InboxPlace> after, int most) {
    InboxQuery.Statement ids = InboxQuery.of(filter, by, index, after, most);
    String order = filter.byDue() ? "h.due_day, h.id" : "c.submitted_at DESC, c.id DESC";
    return sql.list(InboxRepository::row, ROW + "(" + ids.text() + ")" + TABLES + order, ids.arguments());
  }

  /** Those of these complaints that this supervisor may read, latest first. */
  List<InboxRow> these(List<Long> ids, InboxReader by) {
    if (ids.isEmpty()) {
      return List.of();
    }
    List<Object> arguments = new ArrayList<>(ids);
    Optional<InboxQuery.Statement> independent = InboxQuery.independent(by.former());
    independent.ifPresent(condition -> arguments.addAll(List.of(condition.arguments())));
    String some = "(SELECT h.id FROM complaint_head h STRAIGHT_JOIN complaint c ON c.id = h.id WHERE h.id IN ("
        + marks(ids) + ")" + independent.map(condition -> " AND " + condition.text()).orElse("") + ")";
    return sql.list(InboxRepository::row, ROW + some + TABLES + "c.submitted_at DESC, c.id DESC", arguments.toArray());
  }

  /** The figures above the list, in one walk over what waits. */
  Figures figures(InboxReader by) {
    List<Object> arguments = new ArrayList<>(List.of(by.account(), by.today(), by.today(), by.soon(), by.account()));
    Optional<InboxQuery.Statement> independent = InboxQuery.independent(by.former());
    independent.ifPresent(condition -> arguments.addAll(List.of(condition.arguments())));
    return sql.first(
            row -> new Figures(
                row.getInt(1), row.getInt(2), row.getInt(3), row.getInt(4), row.getInt(5), row.getInt(6), row.getInt(7), row.getInt(8)),
            "SELECT COUNT(*), SUM(h.handler_id IS NULL), SUM(h.handler_id = ?), SUM(h.due_day < ? AND h.due_kind <> 'RESUME'),"
                + " SUM(h.due_day BETWEEN ? AND ? AND h.due_kind <> 'RESUME'), SUM(p.proposed_by <> ?), SUM(h.due_kind = 'RESUME'), SUM(h.reopened)"
                + " FROM complaint_head h" + (independent.isPresent() ? " STRAIGHT_JOIN complaint c ON c.id = h.id" : "")
                + " LEFT JOIN complaint_proposal p ON p.id = h.proposal_id WHERE h.due_day IS NOT NULL AND h.due_kind IN " + InboxQuery.WAITING
                + independent.map(condition -> " AND " + condition.text()).orElse(""),
            arguments.toArray())
        .orElseThrow();
  }

  /** What these accounts are called. */
  Map<Long, String> names(Set<Long> accounts) {
    Map<Long, String> names = new HashMap<>();
    if (!accounts.isEmpty()) {
      sql.list(row -> names.put(row.getLong("id"), row.getString("display_name")),
          "SELECT id, display_name FROM account WHERE id IN (" + marks(accounts) + ")", accounts.toArray());
    }
    return names;
  }

  /** What an account is called that has a complaint, be it a closed one; empty for any other. */
  Optional<String> handler(long account) {
    return sql.first(
        row -> row.getString(1), "SELECT display_name FROM account WHERE id = ? AND EXISTS (SELECT 1 FROM complaint_head WHERE handler_id = ?)",
        account, account);
  }

  private static String marks(Collection<Long> ids) {
    return ids.stream().map(id -> "?").collect(Collectors.joining(", "));
  }

  private static InboxRow row(ResultSet row) throws SQLException {
    return new InboxRow(
        row.getLong("id"),
        Source.valueOf(row.getString("source")),
        Matter.valueOf(row.getString("matter")),
        ComplaintCategory.valueOf(row.getString("category")),
        row.getLong("enterprise_id"),
        row.getString("name"),
        Sql.optionalId(row, "visit_id"),
        Sql.optionalId(row, "authority_id"),
        Optional.ofNullable(row.getString("authority_name")),
        Sql.instant(row, "submitted_at"),
        ComplaintState.valueOf(row.getString("state")),
        Optional.ofNullable(row.getString("outcome")).map(ComplaintOutcome::valueOf),
        Optional.ofNullable(row.getString("display_name")),
        ComplaintRepository.due(row),
        row.getBoolean("reopened"),
        Sql.optionalId(row, "proposal_id").isPresent());
  }
}
