package org.fuma.rule;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the entry rules look at: plain values, as they are at the moment of the arrival, and nothing that they would have to ask for.
 *
 * @param day       the day of the arrival in Asia/Shanghai
 * @param officials everybody who comes under a certificate, the one who scans first
 * @param secondPhoneDead true when it was declared that the second official has no phone to confirm with
 * @param seriousHarm true when the reason is a verified report of serious harm
 * @param emergencyReason why it cannot wait; empty when that is not claimed
 * @param plan      what the plan says, where the basis is one
 * @param correction the order to correct that a re-check is about
 */
public record EntryFacts(
    LocalDate day,
    VisitKind kind,
    Basis basis,
    String reference,
    boolean seriousHarm,
    String emergencyReason,
    Code code,
    Firm firm,
    Body authority,
    List<Certificate> officials,
    boolean secondPhoneDead,
    List<Item> items,
    Optional<Plan> plan,
    Optional<Correction> correction,
    Counts counts,
    List<Due> dueSoon) {

  /** Where the scanned code stands: ISSUED, ACTIVE, SUSPENDED, REPLACED, REVOKED or EXPIRED. */
  public record Code(String state, boolean keyCompromised) {}

  /** The firm: ACTIVE, SUSPENDED or WITHDRAWN; A to D where it is graded; its district's code where that is known. */
  public record Firm(String state, Optional<String> grade, Optional<String> district) {}

  /** The authority that comes; no districts: it may act in all. */
  public record Body(String name, boolean listed, Set<String> districts) {

    /** True when it may act in that district: named itself, or by the city or province that it lies in (GB/T 2260: 430400, 430000). */
    boolean actsIn(String district) {
      return districts.isEmpty()
          || districts.stream().anyMatch(own -> own.equals(district)
              || own.endsWith("0000") && district.startsWith(own.substring(0, 2)) || own.endsWith("00") && district.startsWith(own.substring(0, 4)));
    }
  }

  /** One official's certificate, good from the first day to the last, both included; {@code listed} while the official is on the published list. */
  public record Certificate(String holder, LocalDate from, LocalDate until, boolean listed) {

    boolean validOn(LocalDate day) {
      return !day.isBefore(from) && !day.isAfter(until);
    }
  }

  /** An item that is to be inspected; {@code inForce} while it is on the authority's published list. */
  public record Item(String name, boolean inForce, Sector sector) {}

  /**
   * A plan that is given as the basis, and whether it is approved and covers the day, every item, and the firm.
   *
   * @param kind    of the inspections that it plans
   * @param perFirm how often each firm is to be visited under it
   * @param done    how often this firm was visited under it; may be minutes old
   */
  public record Plan(
      String name, VisitKind kind, boolean approved, boolean inPeriod, boolean coversItems, boolean coversFirm, int perFirm, int done) {}

  /** An order to correct, and the day by which it was to be followed. */
  public record Correction(LocalDate by, boolean open) {}

  /**
   * What happened before.
   *
   * @param countedThisYear visits of this authority to this firm in the year of the day that count towards its cap
   * @param recent          visits by anybody within the days of {@link RuleParameters.Frequency} before the day, the day included; without contacts that inspect
   *                        nothing, triggered visits and refused entries
   */
  public record Counts(int countedThisYear, int recent) {}

  /** Another authority's approved plan that will bring it to the same firm soon. */
  public record Due(String authority, String plan, LocalDate from, LocalDate until) {}
}
