package org.fuma.visit;

import java.time.Instant;
import java.util.Optional;

/**
 * A result as it is on record.
 *
 * @param authority whose result it is
 * @param closes    the visit whose order to correct was re-checked and thereby closed
 * @param by        the name of who recorded it
 */
public record Concluded(long authority, Conclusion said, Optional<Long> closes, String by, Instant at) {}
