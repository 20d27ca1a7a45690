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

/**
 * Counts what was done under plans, from the key that holds plan, firm and decision alone; and what authorities did under theirs that joined another's
 * visit, which is seldom.
 */
@Singleton
class PlanVisits implements PlanProgress {

  private static final String JOINED = " FROM visit_party p JOIN visit v ON v.id = p.visit_id WHERE p.joined = 1 AND p.plan_id ";

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
      // A firm may have been visited in both ways, and is one.
      sql.list(row -> row.getLong(1), "SELECT DISTINCT plan_id FROM visit_party WHERE joined = 1 AND plan_id IN (" + marks(plans) + ")", plans.toArray())
          .forEach(plan -> totals.put(plan, sum(byFirm(plan))));
    }
    return totals;
  }

  @Override
  public Map<Long, Integer> byFirm(long plan) {
    Map<Long, Integer> counts = new HashMap<>();
    add(counts, "SELECT enterprise_id, COUNT(*) FROM visit WHERE plan_id = ? AND decision <> ? GROUP BY enterprise_id", plan, Verdict.REFUSE);
    add(counts, "SELECT v.enterprise_id, COUNT(*)" + JOINED + "= ? GROUP BY v.enterprise_id", plan);
    return counts;
  }

  @Override
  public Map<Long, Integer> byPlan(long enterprise, Collection<Long> plans) {
    Map<Long, Integer> counts = new HashMap<>();
    if (!plans.isEmpty()) {
      add(counts, "SELECT plan_id, COUNT(*) FROM visit WHERE plan_id IN (" + marks(plans) + ") AND enterprise_id = ? AND decision <> ? GROUP BY plan_id",
          with(plans, enterprise, Verdict.REFUSE));
      add(counts, "SELECT p.plan_id, COUNT(*)" + JOINED + "IN (" + marks(plans) + ") AND v.enterprise_id = ? GROUP BY p.plan_id", with(plans, enterprise));
    }
    return counts;
  }

  private void add(Map<Long, Integer> counts, String query, Object... arguments) {
    sql.list(row -> counts.merge(row.getLong(1), row.getInt(2), Integer::sum), query, arguments);
  }

  private static Done sum(Map<Long, Integer> byFirm) {
    return new Done(byFirm.values().stream().mapToInt(Integer::intValue).sum(), byFirm.size());
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
