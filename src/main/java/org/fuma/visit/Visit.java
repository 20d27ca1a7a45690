package org.fuma.visit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.fuma.authority.InspectionItem;
import org.fuma.authority.Official;
import org.fuma.enterprise.Enterprise;
import org.fuma.rule.EntryDecision;
import org.fuma.rule.VisitKind;

/**
 * A visit with all that is on record of its arrival, and where it stands; what happened afterwards besides has readers of its own.
 *
 * @param code       the protection code that was scanned
 * @param authority  the one that came, or led where several came
 * @param officials  who came, the one who scanned first
 * @param items      what was to be inspected; empty where nothing is inspected
 * @param decision   what the rules decided, as it was said then
 * @param countInYear which counted inspection of this firm by this authority it was in the year of its arrival (Asia/Shanghai), from 1; empty for
 *                    what does not count
 * @param entered    how it came on record when it was not scanned
 * @param completedAt when the result was recorded
 * @param correctBy  by when an order to correct is to be followed
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
    Declared declared,
    EntryDecision decision,
    CountsAs countsAs,
    Optional<Integer> countInYear,
    Premises premises,
    Optional<Entered> entered,
    VisitState state,
    Handshake handshake,
    SecondOfficial second,
    Optional<Instant> departedAt,
    Optional<VisitResult> result,
    Optional<Instant> completedAt,
    Optional<LocalDate> correctBy,
    List<VisitStep> steps) {

  /** A visit of that row and head, with the words for its firm, authority, people and items. */
  static Visit of(
      VisitCore row, Enterprise firm, String authority, List<Official> officials, List<InspectionItem> items, Optional<Integer> countInYear,
      List<VisitStep> steps) {
    return new Visit(
        row.id(), firm.id(), firm.name(), firm.uscc().value(), row.code(), row.authority(), authority, officials, items, row.kind(), row.scanned(),
        row.reason(), row.arrivedAt(), row.declared(), row.decision(), row.countsAs(), countInYear, row.premises(), row.entered(), row.state(),
        row.handshake(), row.second(), row.departedAt(), row.result(), row.completedAt(), row.correctBy(), steps);
  }

  /** True when that certificate holder came along. */
  public boolean attended(long official) {
    return officials.stream().anyMatch(came -> came.id() == official);
  }
}
