package org.fuma.factor;

import java.time.Instant;

/**
 * A remembered phone as its person sees it.
 *
 * @param label  what the person calls it
 * @param seenAt when it was last opened
 */
public record Device(long id, String label, Instant madeAt, Instant seenAt, Instant expiresAt) {}
