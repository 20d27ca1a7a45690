package org.fuma.visit;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What came of a visit, as its officials say it.
 *
 * @param note       at most 2,000 characters; may be empty
 * @param correctBy  by when an order to correct is to be followed: with {@link VisitResult#CORRECTION}, and with
 *                   {@link VisitResult#CASE_OPENED} where something is ordered besides
 * @param caseNumber of the case that was opened, with {@link VisitResult#CASE_OPENED} alone
 * @param why        the visit was not completed, with {@link VisitResult#NOT_COMPLETED} alone
 * @param findings   at most one for an item
 */
public record Conclusion(
    VisitResult result, String note, Optional<LocalDate> correctBy, String caseNumber, String why, List<ItemFinding> findings) {

  /** A result with a note and nothing else. */
  public static Conclusion of(VisitResult result, String note) {
    return new Conclusion(result, note, Optional.empty(), "", "", List.of());
  }

  /** True when something was found wrong on an item. */
  boolean foundProblem() {
    return findings.stream().anyMatch(finding -> finding.found() == Found.PROBLEM);
  }
}
