package org.fuma.plan;

import static org.fuma.plan.PlanState.APPROVED;
import static org.fuma.plan.PlanState.DRAFT;
import static org.fuma.plan.PlanState.FILED;
import static org.fuma.plan.PlanState.RETURNED;
import static org.fuma.plan.PlanState.WITHDRAWN;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.fuma.access.Actor;
import org.fuma.access.Permission;

/** What can be done to a plan: from which states, to which, by whom, and whether with a reason. */
public enum PlanAct {
  /** The lead asks for approval. */
  FILING(EnumSet.of(DRAFT, RETURNED), FILED, Permission.PLAN_FILE, false, "plan.filed"),
  /** A supervisor approves it. */
  APPROVAL(EnumSet.of(FILED), APPROVED, Permission.PLAN_DECIDE, false, "plan.approved"),
  /** A supervisor returns it. */
  RETURN(EnumSet.of(FILED), RETURNED, Permission.PLAN_DECIDE, true, "plan.returned"),
  /** The lead gives it up. */
  WITHDRAWAL(EnumSet.of(DRAFT, FILED, RETURNED, APPROVED), WITHDRAWN, Permission.PLAN_FILE, true, "plan.withdrawn");

  private final Set<PlanState> from;
  private final PlanState to;
  private final Permission permission;
  private final boolean reasoned;
  private final String entry;

  PlanAct(Set<PlanState> from, PlanState to, Permission permission, boolean reasoned, String entry) {
    this.from = from;
    this.to = to;
    this.permission = permission;
    this.reasoned = reasoned;
    this.entry = entry;
  }

  /** True when it may be done to a plan in that state. */
  public boolean from(PlanState state) {
    return from.contains(state);
  }

  /** The state that it leads to. */
  public PlanState to() {
    return to;
  }

  /** Who may do it. */
  public Permission permission() {
    return permission;
  }

  /** True when a reason must be given. */
  public boolean reasoned() {
    return reasoned;
  }

  /** The kind of its ledger entry. */
  String entry() {
    return entry;
  }

  /** The last part of its address. */
  public String path() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What the actor may do to a plan in that state. */
  static List<PlanAct> open(Actor by, PlanState state) {
    return Arrays.stream(values()).filter(act -> act.from(state) && by.may(act.permission())).toList();
  }
}
