package org.fuma.visit;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.fuma.ledger.Sealed;
import org.fuma.rule.VisitKind;
import org.fuma.store.Sql;

/** What the leading authority of a joint visit did about the others. */
@Singleton
class JointRows {

  /** What it may do. */
  enum Act {
    /** It asks an authority to come along. */
    INVITED,
    /** It closes without waiting for an authority's result. */
    WAIVED
  }

  private final Sql sql;

  JointRows(Sql sql) {
    this.sql = sql;
  }

  /** A joint visit that waits for those who were asked to come along. */
  record Waiting(long visit, String enterpriseName, String authorityName, Instant arrivedAt) {}

  /** Where the visit stands; its head is held until the transaction ends, so that nobody leaves or joins meanwhile. */
  Optional<VisitState> hold(long visit) {
    return sql.first(row -> VisitState.valueOf(row.getString(1)), "SELECT state FROM visit_head WHERE id = ? FOR UPDATE", visit);
  }

  /** The authorities to which the leading one did that. */
  Set<Long> those(long visit, Act act) {
    return sql.list(row -> row.getLong(1), "SELECT authority_id FROM visit_joint_step WHERE visit_id = ? AND act = ?", visit, act).stream()
        .collect(Collectors.toSet());
  }

  void add(Sealed step, long visit, long authority, Act act, String reason, long actor) {
    sql.run(
        "INSERT INTO visit_joint_step (id, salt, visit_id, authority_id, act, reason, actor_id, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        step.id(), step.salt(), visit, authority, act, reason, actor, step.at());
  }

  /** Joint visits under way to which the authority was asked and has not come so far, latest first. */
  List<Waiting> waiting(long authority, int most) {
    return sql.list(
        row -> new Waiting(row.getLong("id"), row.getString("enterprise_name"), row.getString("authority_name"), Sql.instant(row, "arrived_at")),
        "SELECT DISTINCT v.id, e.name AS enterprise_name, a.name AS authority_name, v.arrived_at FROM visit_joint_step s JOIN visit v ON v.id = s.visit_id"
            + " JOIN visit_head h ON h.id = v.id JOIN enterprise_head e ON e.id = v.enterprise_id JOIN authority a ON a.id = v.authority_id"
            + " WHERE s.authority_id = ? AND s.act = ? AND v.kind = ? AND v.entered = 'AT_DOOR' AND h.state = ? AND NOT EXISTS"
            + " (SELECT 1 FROM visit_party p WHERE p.visit_id = v.id AND p.authority_id = ? AND p.joined = 1) ORDER BY v.id DESC LIMIT ?",
        authority, Act.INVITED, VisitKind.JOINT, VisitState.ARRIVED, authority, most);
  }
}
