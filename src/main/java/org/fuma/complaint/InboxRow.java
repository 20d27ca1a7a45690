package org.fuma.complaint;

import java.time.Instant;
import java.util.Optional;

/**
 * One line of the supervisors' list.
 *
 * @param authority     the authority complained of, where known
 * @param handler       who has it; empty: all supervisors
 * @param due           what runs; empty only when it is closed
 * @param proposal      true when a proposal waits for a second supervisor
 */
public record InboxRow(
    long id,
    Source source,
    Matter matter,
    ComplaintCategory category,
    long enterprise,
    String enterpriseName,
    Optional<Long> visit,
    Optional<Long> authority,
    Optional<String> authorityName,
    Instant submittedAt,
    ComplaintState state,
    Optional<ComplaintOutcome> outcome,
    Optional<String> handler,
    Optional<Due> due,
    boolean reopened,
    boolean proposal) {}
