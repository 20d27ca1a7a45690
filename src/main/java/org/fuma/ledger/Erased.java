package org.fuma.ledger;

import java.time.Instant;
import java.util.Optional;

/**
 * That a text was lawfully erased.
 *
 * @param entry  the ledger entry {@code content.erased}
 * @param ground why that was lawful
 * @param at     when, UTC
 * @param rest   SHA-256 over the salt and the text that stands in its place since; nothing where the row is gone
 */
public record Erased(long entry, ErasureGround ground, Instant at, Optional<byte[]> rest) {}
