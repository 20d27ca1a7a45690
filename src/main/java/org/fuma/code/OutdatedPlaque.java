package org.fuma.code;

import java.time.Instant;

/**
 * A plaque at a door that shows another name than the firm has.
 *
 * @param former  the name on the plaque, as far as is known; empty when it is not
 * @param present the firm's name today
 * @param version the version of the code's head that was looked at
 */
public record OutdatedPlaque(
    long code, Serial serial, CodeState state, long enterprise, String former, String present, Instant since, int version) {}
