package org.fuma.visit;

/** Where a visit stands; what leads on is in {@link VisitEdge}. */
public enum VisitState {
  /** The rules refused the entry, 不予入企; it ends there. */
  REFUSED,
  /** The officials are there, 在场. */
  ARRIVED,
  /** They have left, 已离开. */
  DEPARTED,
  /** The result is on record, 已记录结果. */
  COMPLETED
}
