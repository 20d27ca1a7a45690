package org.fuma.complaint;

import java.time.Instant;
import java.util.Optional;

/** One line of the list of complaints. */
public record ComplaintRow(
    long id,
    long enterprise,
    String enterpriseName,
    ComplaintCategory category,
    Instant submittedAt,
    ComplaintState state,
    Optional<ComplaintOutcome> outcome) {}
