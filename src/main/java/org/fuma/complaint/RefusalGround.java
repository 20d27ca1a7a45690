package org.fuma.complaint;

/** Why a complaint is not taken up (the bureau's clock, domain.md §4). */
public enum RefusalGround {
  /** Anonymous, without any lead. */
  NO_LEAD,
  /** Already in administrative reconsideration, litigation or discipline. */
  ELSEWHERE,
  /** Has nothing to do with administrative inspection. */
  UNRELATED,
  /** Decided already, and nothing new is said; the two are linked. */
  DECIDED_BEFORE
}
