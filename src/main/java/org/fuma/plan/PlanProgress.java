package org.fuma.plan;

import java.util.Collection;
import java.util.Map;

/** What was done under plans: visits that were admitted. The room of visits, which builds on this one, implements it. */
public interface PlanProgress {

  /**
   * What was done under one plan.
   *
   * @param visits how many visits
   * @param firms  at how many firms
   */
  record Done(int visits, int firms) {

    /** Nothing yet. */
    public static final Done NOTHING = new Done(0, 0);
  }

  /** What was done under each of these plans; none where nothing was. */
  Map<Long, Done> totals(Collection<Long> plans);

  /** How often each firm was visited under that plan; none where it was not. */
  Map<Long, Integer> byFirm(long plan);

  /** How often that firm was visited under each of these plans; none where it was not. */
  Map<Long, Integer> byPlan(long enterprise, Collection<Long> plans);
}
