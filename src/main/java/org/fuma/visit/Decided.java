package org.fuma.visit;

import java.util.Optional;
import org.fuma.code.ProtectionCode;
import org.fuma.enterprise.Enterprise;
import org.fuma.rule.EntryDecision;

/**
 * What the rules made of an entry, with code and firm as they stood in the held rows.
 *
 * @param year        in which it counts, in Asia/Shanghai
 * @param countInYear which counted inspection of the firm by the authority it is in that year, from 1; empty for what does not count
 * @param firstOfYear true when nothing of the authority at the firm has been counted in the year so far
 * @param here        a visit of the same authority to the same firm within the minutes of the rules
 */
record Decided(
    EntryDecision decision, CountsAs countsAs, int year, Optional<Integer> countInYear, boolean firstOfYear, ProtectionCode code, Enterprise firm,
    Optional<AlreadyHere> here) {

  /** Where the visit stands then. */
  VisitState state() {
    return decision.admits() ? VisitState.ARRIVED : VisitState.REFUSED;
  }
}
