package org.fuma.visit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.fuma.rule.EntryDecision;
import org.fuma.rule.VisitKind;

/**
 * A visit's own row and head, in the fields of {@link Visit}.
 *
 * @param actor    who logged it; empty for visits from before, whose first step is a row of its own
 * @param liveStep the step of the live code that it used up
 */
record VisitCore(
    long id,
    long enterprise,
    long code,
    long authority,
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
    Optional<Long> actor,
    Optional<Long> liveStep,
    VisitState state,
    Handshake handshake,
    SecondOfficial second,
    Optional<Instant> departedAt,
    Optional<VisitResult> result,
    Optional<Instant> completedAt,
    Optional<LocalDate> correctBy) {

  /** What a claim of an arrival adds to what was put to the rules: how the code came in, why they came, and where the phone said that it was. */
  record Claim(ScanMeans scanned, Optional<Long> liveStep, String reason, Premises premises, Optional<Entered> entered) {}

  /** A visit that begins, or is refused, as it was decided. */
  static VisitCore begun(long id, EntryCase asked, Decided decided, Claim claim, long actor) {
    return new VisitCore(
        id, decided.firm().id(), decided.code().id(), asked.party().authority().id(), asked.kind(), claim.scanned(), claim.reason(), asked.arrivedAt(),
        asked.declared(), decided.decision(), decided.countsAs(), decided.countInYear(), claim.premises(), claim.entered(), Optional.of(actor),
        claim.liveStep(), decided.state(), Handshake.OPEN, second(asked, decided), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static SecondOfficial second(EntryCase asked, Decided decided) {
    if (!asked.kind().inspection() || !decided.decision().admits() || asked.party().officials().size() < 2) {
      return SecondOfficial.NOT_NEEDED;
    }
    return asked.phoneDead() ? SecondOfficial.NO_PHONE : SecondOfficial.AWAITED;
  }
}
