package org.fuma.visit;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fuma.plan.PlanProgress;
import org.fuma.rule.Verdict;
import org.fuma.store.Sql;

/** Counts what was done under plans, from the key that holds plan, firm and decision alone. */
@Singleton
class PlanVisits implements PlanProgress {

  private final Sql sql;

  PlanVisits(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Map<Long, Done> totals(Collection<Long> plans) {
    Map<Long, Done> totals = new HashMap<>();
    if (!plans.isEmpty()) {
      sql.list(
          row -> totals.put(row.getLong("plan_id"), new Done(row.getInt("visits"), row.getInt("firms"))),
          "SELECT plan_id, COUNT(*) AS visits, COUNT(DISTINCT enterprise_id) AS firms FROM visit WHERE plan_id IN (" + marks(plans)
              + ") AND decision <> ? GROUP BY plan_id",
          with(plans, Verdict.REFUSE));
    }
    return totals;
  }

  @Override
  public Map<Long, Integer> byFirm(long plan) {
    Map<Long, Integer> counts = new HashMap<>();
    sql.list(
        row -> counts.put(row.getLong("enterprise_id"), row.getInt("visits")),
        "SELECT enterprise_id, COUNT(*) AS visits FROM visit WHERE plan_id = ? AND decision <> ? GROUP BY enterprise_id",
        plan, Verdict.REFUSE);
    return counts;
  }

  @Override
  public Map<Long, Integer> byPlan(long enterprise, Collection<Long> plans) {
    Map<Long, Integer> counts = new HashMap<>();
    if (!plans.isEmpty()) {
      sql.list(
          row -> counts.put(row.getLong("plan_id"), row.getInt("visits")),
          "SELECT plan_id, COUNT(*) AS visits FROM visit WHERE plan_id IN (" + marks(plans) + ") AND enterprise_id = ? AND decision <> ? GROUP BY plan_id",
          with(plans, enterprise, Verdict.REFUSE));
    }
    return counts;
  }

  private static String marks(Collection<Long> ids) {
    return String.join(", ", Collections.nCopies(ids.size(), "?"));
  }

  private static Object[] with(Collection<Long> ids, Object... more) {
    List<Object> all = new ArrayList<>(ids);
    all.addAll(List.of(more));
    return all.toArray();
  }
}
