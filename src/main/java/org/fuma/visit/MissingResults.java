package org.fuma.visit;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.fuma.access.Actor;
import org.fuma.access.Permission;
import org.fuma.rulebook.Rulebook;
import org.fuma.store.ServiceClock;
import org.fuma.store.Sql;
import org.fuma.store.Time;
import org.fuma.web.Failure;

/** Visits that wait for their result, the one that has waited longest first. */
@Singleton
public class MissingResults {

  private final Sql sql;
  private final Rulebook rules;
  private final ServiceClock clock;

  MissingResults(Sql sql, Rulebook rules, ServiceClock clock) {
    this.sql = sql;
    this.rules = rules;
    this.clock = clock;
  }

  /**
   * At most so many of those that are the actor's to know of: an official's own, a lead's authority's, or everybody's.
   *
   * @throws Failure.Forbidden when the actor may see none of these
   */
  public List<MissingResult> list(Actor by, int most) {
    StringBuilder where = new StringBuilder("h.state = ?");
    List<Object> arguments = new ArrayList<>(List.of(VisitState.DEPARTED));
    if (!by.may(Permission.VISIT_READ_ALL)) {
      by.require(Permission.VISIT_READ_AUTHORITY);
      where.append(" AND v.authority_id = ?");
      arguments.add(by.authority().orElseThrow(Failure.Forbidden::new));
      // Who leads answers for all of them; an official for what it attended.
      if (by.official().isPresent() && !by.may(Permission.PLAN_FILE)) {
        where.append(" AND EXISTS (SELECT 1 FROM visit_official o WHERE o.visit_id = v.id AND o.official_id = ?)");
        arguments.add(by.official().get());
      }
    }
    arguments.add(most);
    Instant now = clock.instant();
    return sql.list(
        row -> {
          Instant left = Sql.instant(row, "departed_at");
          ResultDue due = ResultDue.of(left, rules.on(Time.day(left)).parameters().resultDays());
          return new MissingResult(
              row.getLong("id"), row.getString("firm"), row.getLong("authority_id"), row.getString("body"), left, due, due.lateAt(now));
        },
        "SELECT v.id, e.name AS firm, v.authority_id, a.name AS body, h.departed_at FROM visit_head h JOIN visit v ON v.id = h.id"
            + " JOIN enterprise_head e ON e.id = v.enterprise_id JOIN authority a ON a.id = v.authority_id WHERE " + where + " ORDER BY h.id LIMIT ?",
        arguments.toArray());
  }
}
