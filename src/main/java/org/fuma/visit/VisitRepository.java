package org.fuma.visit;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.fuma.code.DoorHistory;
import org.fuma.ledger.Sealed;
import org.fuma.rule.VisitKind;
import org.fuma.store.Sql;
import org.fuma.store.Time;

/** The rows of visits. */
@Singleton
class VisitRepository {

  private final Sql sql;
  private final VisitRows rows;

  VisitRepository(Sql sql, VisitRows rows) {
    this.sql = sql;
    this.rows = rows;
  }

  Optional<VisitCore> find(long id) {
    return rows.find(id);
  }

  List<Long> officials(long visit) {
    return sql.list(
        row -> row.getLong(1), "SELECT official_id FROM visit_official WHERE visit_id = ? ORDER BY position", visit);
  }

  List<Long> items(long visit) {
    return sql.list(row -> row.getLong(1), "SELECT item_id FROM visit_item WHERE visit_id = ? ORDER BY item_id", visit);
  }

  List<VisitStep> steps(long visit) {
    return sql.list(
        row ->
            new VisitStep(
                VisitState.valueOf(row.getString("to_state")),
                result(row),
                row.getString("note"),
                Optional.ofNullable(row.getString("display_name")).orElse(""),
                Sql.instant(row, "at")),
        "SELECT IF(v.decision = 'REFUSE', 'REFUSED', 'ARRIVED') AS to_state, NULL AS result, '' AS note, a.display_name,"
            + " COALESCE(v.entered_at, v.arrived_at) AS at, v.entry_id AS entry FROM visit v LEFT JOIN account a ON a.id = v.actor_id"
            + " WHERE v.id = ? AND v.entry_id IS NOT NULL UNION ALL"
            + " SELECT s.to_state, s.result, s.note, a.display_name, s.at, s.id FROM visit_step s LEFT JOIN account a ON a.id = s.actor_id"
            + " WHERE s.visit_id = ? ORDER BY entry",
        visit, visit);
  }

  /** Moves the visit along the edge; false when it does not stand at the edge's beginning (any more). */
  boolean move(long visit, VisitEdge edge, Optional<Instant> departedAt) {
    return sql.run(
            "UPDATE visit_head SET state = ?, departed_at = COALESCE(?, departed_at), version = version + 1"
                + " WHERE id = ? AND state = ?",
            edge.to(), departedAt, visit, edge.from())
        == 1;
  }

  void step(long visit, Sealed step, Optional<VisitState> from, VisitState to, Optional<VisitResult> result,
      String note, long actor) {
    sql.run(
        "INSERT INTO visit_step (id, salt, visit_id, from_state, to_state, result, note, actor_id, at) VALUES (?, ?,"
            + " ?, ?, ?, ?, ?, ?, ?)",
        step.id(), step.salt(), visit, from, to, result, note, actor, step.at());
  }

  /** Counted inspections of the firm by the authority from a moment on and before another. */
  int inspections(long enterprise, long authority, Instant from, Instant before) {
    return sql.first(
            row -> row.getInt(1),
            "SELECT COUNT(*) FROM visit WHERE enterprise_id = ? AND authority_id = ? AND counts_as = 'COUNTED' AND arrived_at >="
                + " ? AND arrived_at < ?",
            enterprise, authority, from, before)
        .orElseThrow();
  }

  /** The authority's visits to the firm since that moment, latest first. */
  List<DoorHistory.ThisYear.Own> ownSince(long enterprise, long authority, Instant from) {
    return sql.list(
        row -> new DoorHistory.ThisYear.Own(row.getLong("id"), Time.day(Sql.instant(row, "arrived_at"))),
        "SELECT id, arrived_at FROM visit WHERE enterprise_id = ? AND authority_id = ? AND arrived_at >= ? AND decision <> 'REFUSE' ORDER BY arrived_at DESC, id DESC",
        enterprise, authority, from);
  }

  /** The days of all other authorities' visits to the firm since that moment, latest first; nothing else of them leaves the database. */
  List<LocalDate> othersSince(long enterprise, long authority, Instant from) {
    return sql.list(
        row -> Time.day(Sql.instant(row, "arrived_at")),
        "SELECT arrived_at FROM visit WHERE enterprise_id = ? AND authority_id <> ? AND arrived_at >= ? AND decision <> 'REFUSE' ORDER BY arrived_at DESC",
        enterprise, authority, from);
  }

  private static Optional<VisitResult> result(ResultSet row) throws SQLException {
    return Optional.ofNullable(row.getString("result")).map(VisitResult::valueOf);
  }
}
