package org.fuma.live;

import java.time.Instant;
import java.util.Optional;

/**
 * A link by which a screen at a firm's door shows the live code, for a guard who has no account.
 *
 * @param label where the screen is, at most 64 characters
 * @param seen  the minute in which a screen last asked for the code
 */
public record DoorDisplay(
    long id, long enterprise, String label, DisplayState state, Instant openedAt, Optional<Instant> seen) {}
