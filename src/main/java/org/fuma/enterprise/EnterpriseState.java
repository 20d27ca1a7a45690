package org.fuma.enterprise;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Where a firm stands in the registry (在册, 暂停保护, 已退出). */
public enum EnterpriseState {
  /** Enrolled and protected. */
  ACTIVE,
  /** Protection is paused; it may come back. */
  SUSPENDED,
  /** Left; it may be taken in again. */
  WITHDRAWN;

  private record Edge(EnterpriseState from, EnterpriseState to) {}

  private static final List<Edge> EDGES =
      List.of(
          new Edge(ACTIVE, SUSPENDED),
          new Edge(SUSPENDED, ACTIVE),
          new Edge(ACTIVE, WITHDRAWN),
          new Edge(SUSPENDED, WITHDRAWN),
          new Edge(WITHDRAWN, ACTIVE));

  /** The states that may follow this one. */
  public Set<EnterpriseState> next() {
    return EDGES.stream()
        .filter(edge -> edge.from == this)
        .map(Edge::to)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(EnterpriseState.class)));
  }
}
