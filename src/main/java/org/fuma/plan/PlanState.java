package org.fuma.plan;

/** Where a plan stands; what leads on is in {@link PlanAct}. */
public enum PlanState {
  /** It is being written, 草稿. */
  DRAFT,
  /** It waits for a supervisor, 待审核. */
  FILED,
  /** A supervisor returned it, to be changed and filed again, 已退回. */
  RETURNED,
  /** Visits may be based on it, 已批准. */
  APPROVED,
  /** Its authority took it back; no visit may be based on it any more, 已撤回. */
  WITHDRAWN;

  /** True while what it says may be changed. */
  public boolean open() {
    return this == DRAFT || this == RETURNED;
  }
}
