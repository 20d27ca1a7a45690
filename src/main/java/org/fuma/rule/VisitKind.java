package org.fuma.rule;

/** Why officials come (domain.md §3): six kinds of inspection, and four of contact at which nothing is inspected and which are logged all the same. */
public enum VisitKind {
  /** A routine inspection, 日常检查. */
  ROUTINE,
  /** Part of a special campaign, 专项检查. */
  CAMPAIGN,
  /** An individual case: a report, a signal, a case handed over, 个案检查. */
  CASE,
  /** Whether an order to correct was followed, 复查. */
  RECHECK,
  /** Several authorities in one visit, 联合检查（综合查一次）. */
  JOINT,
  /** Danger that cannot wait, 应急检查. */
  EMERGENCY,
  /** Help on the spot, 服务走访. */
  SERVICE,
  /** A research visit, 调研. */
  RESEARCH,
  /** Laws and policies are explained, 政策宣传. */
  PUBLICITY,
  /** Documents are handed over, 送达文书. */
  DELIVERY;

  /** True when something is inspected. */
  public boolean inspection() {
    return ordinal() <= EMERGENCY.ordinal();
  }

  /** True for inspections that an authority makes of its own accord, which a grade and a yearly cap bound. */
  public boolean proactive() {
    return this == ROUTINE || this == CAMPAIGN || this == JOINT;
  }

  /** True when such a visit may rest on a plan of that kind: a routine or a campaign on one of its own, a joint visit on either. */
  public boolean restsOn(VisitKind planned) {
    return this == planned || this == JOINT;
  }
}
