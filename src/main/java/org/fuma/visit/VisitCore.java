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
    Optional<LocalDate> correctBy) {}
