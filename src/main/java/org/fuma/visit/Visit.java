package org.fuma.visit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.fuma.authority.InspectionItem;
import org.fuma.authority.Official;

/**
 * A visit with all that is on record of it.
 *
 * @param code       the protection code that was scanned
 * @param officials  who came, the one who scanned first
 * @param items      what was to be inspected; empty for a service visit
 * @param countInYear which inspection of this firm by this authority it was in the year of its arrival (Asia/Shanghai),
 *                    from 1; empty for a service visit
 * @param steps      every change, the arrival first
 */
public record Visit(
    long id,
    long enterprise,
    String enterpriseName,
    String uscc,
    long code,
    long authority,
    String authorityName,
    List<Official> officials,
    List<InspectionItem> items,
    VisitKind kind,
    ScanMeans scanned,
    String reason,
    Instant arrivedAt,
    VisitState state,
    Optional<Instant> departedAt,
    Optional<VisitResult> result,
    Optional<Integer> countInYear,
    List<VisitStep> steps) {

  /** True when that certificate holder came along. */
  public boolean attended(long official) {
    return officials.stream().anyMatch(came -> came.id() == official);
  }
}
