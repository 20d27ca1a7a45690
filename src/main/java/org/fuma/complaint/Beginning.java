package org.fuma.complaint;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What a complaint begins with, every field checked by who takes it in.
 *
 * @param filedBy   the account that complains; empty from a plaque
 * @param authority the authority complained of, where known; a visit's own where there is a visit
 * @param naming    whether its author may be named to the authority; consent becomes a step of its own
 */
public record Beginning(
    Source source,
    Matter matter,
    long enterprise,
    Optional<Long> filedBy,
    ComplaintCategory category,
    Optional<Long> visit,
    Optional<Long> authority,
    Optional<LocalDate> happenedOn,
    Naming naming,
    ComplaintWords words) {}
