package org.fuma.visit;

import java.util.Arrays;
import java.util.Optional;
import org.fuma.access.Permission;

/** The visit's state graph as data: from, to, who may, and the kind of ledger entry that it makes. */
public enum VisitEdge {
  /** The officials leave. */
  DEPART(VisitState.ARRIVED, VisitState.DEPARTED, Permission.VISIT_LOG, "visit.departed"),
  /** The result is recorded, after they left. */
  COMPLETE(VisitState.DEPARTED, VisitState.COMPLETED, Permission.VISIT_LOG, "visit.concluded");

  private final VisitState from;
  private final VisitState to;
  private final Permission permission;
  private final String kind;

  VisitEdge(VisitState from, VisitState to, Permission permission, String kind) {
    this.from = from;
    this.to = to;
    this.permission = permission;
    this.kind = kind;
  }

  /** Where it begins. */
  public VisitState from() {
    return from;
  }

  /** Where it leads. */
  public VisitState to() {
    return to;
  }

  /** Who may. */
  public Permission permission() {
    return permission;
  }

  /** The kind of its ledger entry. */
  public String kind() {
    return kind;
  }

  /** The one edge that leads on from the state. */
  static Optional<VisitEdge> after(VisitState state) {
    return Arrays.stream(values()).filter(edge -> edge.from == state).findFirst();
  }
}
