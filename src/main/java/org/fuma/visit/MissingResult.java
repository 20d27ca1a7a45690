package org.fuma.visit;

import java.time.Instant;

/**
 * A visit whose officials have left without recording a result.
 *
 * @param late true when the days of the rules are over
 */
public record MissingResult(
    long visit, String enterpriseName, long authority, String authorityName, Instant departedAt, ResultDue due, boolean late) {}
