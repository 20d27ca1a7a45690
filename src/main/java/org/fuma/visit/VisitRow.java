package org.fuma.visit;

import java.time.Instant;
import java.util.Optional;
import org.fuma.rule.Verdict;
import org.fuma.rule.VisitKind;

/**
 * One line of a list of visits.
 *
 * @param authority  the one that came, or led where several came
 * @param overridden true when an emergency overrode the rules
 * @param late       how it was entered when it was not scanned at the door
 */
public record VisitRow(
    long id,
    long enterprise,
    String enterpriseName,
    long authority,
    String authorityName,
    VisitKind kind,
    VisitState state,
    Optional<VisitResult> result,
    Instant arrivedAt,
    Optional<Instant> departedAt,
    Verdict verdict,
    boolean overridden,
    Handshake handshake,
    SecondOfficial second,
    Optional<Entered.Late> late) {}
