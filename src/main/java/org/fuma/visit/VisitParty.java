package org.fuma.visit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.fuma.authority.InspectionItem;
import org.fuma.authority.Official;
import org.fuma.rule.EntryDecision;

/**
 * An authority that came to a joint visit which another leads (综合查一次): with its own people, items, basis and decision.
 *
 * @param officials   who came for it, the one who joined first
 * @param countInYear which counted inspection of this firm by this authority it was in the year, from 1; empty for what does not count
 * @param settled     true when its result is on record, or the leading authority closes without waiting for it
 */
public record VisitParty(
    long id,
    long visit,
    long authority,
    String authorityName,
    List<Official> officials,
    List<InspectionItem> items,
    Declared declared,
    EntryDecision decision,
    CountsAs countsAs,
    Optional<Integer> countInYear,
    Instant at,
    boolean settled) {

  /** True when it was admitted. */
  public boolean joined() {
    return decision.admits();
  }

  /** True when that certificate holder came for it. */
  public boolean attended(long official) {
    return officials.stream().anyMatch(came -> came.id() == official);
  }
}
