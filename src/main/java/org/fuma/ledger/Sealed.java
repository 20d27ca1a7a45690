package org.fuma.ledger;

import java.time.Instant;

/**
 * What the ledger answers to an append; the record's own row keeps it.
 *
 * @param id   the entry's id, and the id of the step that was recorded
 * @param salt 16 random bytes, without which the commitment tells nothing
 * @param at   when the change was made, UTC, to the microsecond
 */
public record Sealed(long id, byte[] salt, Instant at) {}
