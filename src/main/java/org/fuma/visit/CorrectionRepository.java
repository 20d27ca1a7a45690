package org.fuma.visit;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fuma.store.Sql;

/** The heads of orders to correct. */
@Singleton
class CorrectionRepository {

  private static final String OPEN = "OPEN";
  private static final String CLOSED = "CLOSED";

  private final Sql sql;

  CorrectionRepository(Sql sql) {
    this.sql = sql;
  }

  void open(long visit, long authority, long enterprise, LocalDate due) {
    sql.run("INSERT INTO visit_correction_head (visit_id, authority_id, enterprise_id, due, state, version) VALUES (?, ?, ?, ?, ?, 1)",
        visit, authority, enterprise, due, OPEN);
  }

  /** Closes the authority's order of that visit by a re-check; false when it has none that is open (any more). */
  boolean close(long visit, long authority, long recheck) {
    return sql.run(
            "UPDATE visit_correction_head SET state = ?, closed_by = ?, version = version + 1 WHERE visit_id = ? AND authority_id = ? AND state = ?",
            CLOSED, recheck, visit, authority, OPEN)
        == 1;
  }

  Optional<CorrectionStanding> find(long visit, long authority) {
    return sql.first(
        row -> new CorrectionStanding(row.getObject("due", LocalDate.class), row.getString("state").equals(OPEN), Sql.optionalId(row, "closed_by")),
        "SELECT due, state, closed_by FROM visit_correction_head WHERE visit_id = ? AND authority_id = ?", visit, authority);
  }

  /** Open orders after that one, the one that is due first before all: of that authority, at these firms, or, with neither, of all. */
  List<Correction> open(Optional<Long> authority, Optional<Collection<Long>> firms, Corrections.Place after, int most) {
    // The first bound is what the keys are entered by; the second leaves out what was on the page before.
    StringBuilder where =
        new StringBuilder("c.state = ? AND c.due >= ? AND (c.due > ? OR c.visit_id > ? OR c.visit_id = ? AND c.authority_id > ?)");
    List<Object> arguments = new ArrayList<>(List.of(OPEN, after.due(), after.due(), after.visit(), after.visit(), after.authority()));
    authority.ifPresent(body -> {
      where.append(" AND c.authority_id = ?");
      arguments.add(body);
    });
    firms.ifPresent(ids -> {
      where.append(" AND c.enterprise_id IN (").append(ids.stream().map(id -> "?").collect(Collectors.joining(", "))).append(")");
      arguments.addAll(ids);
    });
    arguments.add(most);
    return sql.list(
        row -> new Correction(
            row.getLong("visit_id"), row.getLong("enterprise_id"), row.getString("firm"), row.getLong("authority_id"), row.getString("body"),
            row.getObject("due", LocalDate.class)),
        "SELECT c.visit_id, c.enterprise_id, e.name AS firm, c.authority_id, a.name AS body, c.due FROM visit_correction_head c"
            + " JOIN enterprise_head e ON e.id = c.enterprise_id JOIN authority a ON a.id = c.authority_id WHERE " + where
            + " ORDER BY c.due, c.visit_id, c.authority_id LIMIT ?",
        arguments.toArray());
  }

  /** The visits that re-checked, or re-check, an order of that visit; latest first, 20 at most. */
  List<Recheck> rechecks(long visit) {
    return sql.list(
        row -> new Recheck(row.getLong("id"), Sql.instant(row, "arrived_at"), VisitState.valueOf(row.getString("state")),
            Optional.ofNullable(row.getString("result")).map(VisitResult::valueOf)),
        "SELECT v.id, v.arrived_at, h.state, h.result FROM visit v JOIN visit_head h ON h.id = v.id WHERE v.recheck_of = ?"
            + " ORDER BY v.id DESC LIMIT 20",
        visit);
  }
}
