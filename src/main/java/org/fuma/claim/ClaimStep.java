package org.fuma.claim;

import java.time.Instant;

/**
 * One change of a claim.
 *
 * @param actor the display name of who made it; empty for the system
 */
public record ClaimStep(long claim, Instant at, String actor, ClaimState state, String reason) {}
