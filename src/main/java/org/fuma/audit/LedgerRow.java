package org.fuma.audit;

import java.time.Instant;
import java.util.Optional;

/**
 * An entry as a list shows it.
 *
 * @param actor the name that the acting account signs in with; empty for the service itself and for who was not signed in
 */
public record LedgerRow(long entry, Instant at, String kind, String objectKind, long object, long actorId, Optional<String> actor) {}
