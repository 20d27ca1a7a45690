package org.fuma.rule;

import java.util.Set;

/** On what an inspection is based (domain.md §3): a filed plan, or a reason with its reference. */
public enum Basis {
  /** An approved plan, 年度检查计划. */
  PLAN,
  /** Somebody reported a violation, 投诉举报. */
  REPORT,
  /** Another body handed the case over, 转办移送. */
  HANDOVER,
  /** A signal was detected, 监测线索. */
  SIGNAL,
  /** A superior body ordered it, 上级交办. */
  SUPERIOR_ORDER,
  /** An order to correct is due, 责令改正到期. */
  CORRECTION_ORDER,
  /** Danger that cannot wait, 突发情况. */
  EMERGENCY,
  /** Nothing is inspected, so nothing is needed, 无需. */
  NONE;

  /** True when somebody else's act brought the visit about: such a visit is outside the yearly cap. */
  public boolean triggered() {
    return this == REPORT || this == HANDOVER || this == SIGNAL;
  }

  /** True when it is worth nothing without the number of a paper. */
  public boolean needsReference() {
    return triggered() || this == SUPERIOR_ORDER;
  }

  /** On what a visit of that kind may be based (domain.md §3: “no filed plan or reason, no code”). */
  public static Set<Basis> allowedFor(VisitKind kind) {
    return switch (kind) {
      case ROUTINE -> Set.of(PLAN);
      case CAMPAIGN -> Set.of(PLAN, SUPERIOR_ORDER);
      case CASE -> Set.of(REPORT, HANDOVER, SIGNAL, SUPERIOR_ORDER);
      case RECHECK -> Set.of(CORRECTION_ORDER);
      case JOINT -> Set.of(PLAN, REPORT, HANDOVER, SIGNAL, SUPERIOR_ORDER);
      case EMERGENCY -> Set.of(EMERGENCY);
      case SERVICE, RESEARCH, PUBLICITY, DELIVERY -> Set.of(NONE);
    };
  }
}
