package org.fuma.visit;

import java.time.Instant;
import java.util.Optional;
import org.fuma.rule.EntryDecision;

/**
 * An authority's own row in a joint visit that another leads.
 *
 * @param declared    its own basis; the rest of it stands with the visit
 * @param countInYear which counted inspection of this firm by this authority it was in the year of the arrival, from 1
 */
record PartyCore(
    long id,
    long visit,
    long authority,
    Declared declared,
    EntryDecision decision,
    CountsAs countsAs,
    Optional<Integer> countInYear,
    long actor,
    Instant at) {

  /** True when it was admitted. */
  boolean joined() {
    return decision.admits();
  }
}
