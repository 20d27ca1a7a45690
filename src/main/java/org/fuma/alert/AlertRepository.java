package org.fuma.alert;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fuma.ledger.Sealed;
import org.fuma.store.Sql;

/** The rows of alerts. */
@Singleton
class AlertRepository {

  private static final String ROW = "a.id, a.kind, a.visit_id, a.enterprise_id, e.name AS enterprise_name, a.authority_id, b.name AS authority_name, a.at, h.state";
  private static final String FROM =
      " FROM alert a JOIN alert_head h ON h.id = a.id JOIN enterprise_head e ON e.id = a.enterprise_id JOIN authority b ON b.id = a.authority_id";

  private final Sql sql;

  AlertRepository(Sql sql) {
    this.sql = sql;
  }

  /** The row is its own first step: its id, salt and moment are those of its ledger entry. */
  void insert(Sealed step, AlertKind kind, long visit, long enterprise, long authority, long actor) {
    sql.run("INSERT INTO alert (id, salt, kind, visit_id, enterprise_id, authority_id, actor_id, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        step.id(), step.salt(), kind, visit, enterprise, authority, actor, step.at());
    sql.run("INSERT INTO alert_head (id, state, version) VALUES (?, ?, 1)", step.id(), AlertState.OPEN);
  }

  Optional<Alert> find(long id) {
    return sql.first(
        row -> new Alert(row(row), text(row, "by_name"), closing(row)),
        "SELECT " + ROW + ", p.display_name AS by_name, s.note, c.display_name AS closed_by, s.at AS closed_at" + FROM
            + " LEFT JOIN account p ON p.id = a.actor_id LEFT JOIN alert_step s ON s.alert_id = a.id AND s.to_state = 'CLOSED'"
            + " LEFT JOIN account c ON c.id = s.actor_id WHERE a.id = ?",
        id);
  }

  List<AlertRow> list(AlertFilter filter, long below, int most) {
    List<Object> arguments = new ArrayList<>(List.of(below));
    // By the head's id where the head's index is the narrow one, so that the order needs no sorting.
    StringBuilder where = new StringBuilder(filter.state().isPresent() ? "h.id < ?" : "a.id < ?");
    filter.state().ifPresent(state -> and(where, arguments, "h.state = ?", state));
    filter.kind().ifPresent(kind -> and(where, arguments, "a.kind = ?", kind));
    filter.authority().ifPresent(authority -> and(where, arguments, "a.authority_id = ?", authority));
    arguments.add(most);
    String order = filter.state().isPresent() ? "h.id" : "a.id";
    return sql.list(AlertRepository::row, "SELECT " + ROW + FROM + " WHERE " + where + " ORDER BY " + order + " DESC LIMIT ?", arguments.toArray());
  }

  List<AlertRow> ofVisit(long visit, int most) {
    return sql.list(AlertRepository::row, "SELECT " + ROW + FROM + " WHERE a.visit_id = ? ORDER BY a.id DESC LIMIT ?", visit, most);
  }

  int open(int most) {
    return sql.first(
            row -> row.getInt(1), "SELECT COUNT(*) FROM (SELECT id FROM alert_head WHERE state = ? LIMIT ?) waiting", AlertState.OPEN, most)
        .orElseThrow();
  }

  /** Closes an open alert; false when it is not open (any more). */
  boolean close(long id) {
    return sql.run("UPDATE alert_head SET state = ?, version = version + 1 WHERE id = ? AND state = ?", AlertState.CLOSED, id, AlertState.OPEN) == 1;
  }

  void closed(Sealed step, long alert, String note, long actor) {
    sql.run("INSERT INTO alert_step (id, salt, alert_id, from_state, to_state, note, actor_id, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        step.id(), step.salt(), alert, AlertState.OPEN, AlertState.CLOSED, note, actor, step.at());
  }

  private static void and(StringBuilder where, List<Object> arguments, String condition, Object value) {
    where.append(" AND ").append(condition);
    arguments.add(value);
  }

  private static AlertRow row(ResultSet row) throws SQLException {
    return new AlertRow(
        row.getLong("id"),
        AlertKind.valueOf(row.getString("kind")),
        row.getLong("visit_id"),
        row.getLong("enterprise_id"),
        row.getString("enterprise_name"),
        row.getLong("authority_id"),
        row.getString("authority_name"),
        Sql.instant(row, "at"),
        AlertState.valueOf(row.getString("state")));
  }

  private static Optional<Alert.Closing> closing(ResultSet row) throws SQLException {
    String note = row.getString("note");
    return note == null
        ? Optional.empty()
        : Optional.of(new Alert.Closing(note, text(row, "closed_by"), Sql.instant(row, "closed_at")));
  }

  private static String text(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getString(column)).orElse("");
  }
}
