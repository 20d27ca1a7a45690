package org.fuma.enterprise;

import java.time.Instant;

/**
 * A firm's place as it was put on record once.
 *
 * @param given as it was given, in that datum
 * @param by    the display name of who did it; empty when the system did
 */
public record PlaceStep(Place place, Datum datum, Place given, String by, Instant at) {}
