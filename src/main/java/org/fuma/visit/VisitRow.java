package org.fuma.visit;

import java.time.Instant;
import java.util.Optional;
import org.fuma.rule.VisitKind;

/** One line of a list of visits. */
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
    Optional<Instant> departedAt) {}
