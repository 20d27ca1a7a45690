package org.fuma.factor;

import java.time.Instant;
import java.util.Optional;

/**
 * A passkey as its person sees it.
 *
 * @param label  what the person calls it
 * @param usedAt when somebody last came in with it
 */
public record Passkey(long id, String label, Instant madeAt, Optional<Instant> usedAt) {}
