package org.fuma.audit;

import java.time.Instant;
import java.util.Optional;

/**
 * An entry as a list shows it.
 *
 * @param index its place in the tree, counted from 0
 * @param actor the name that the acting account signs in with; empty for the service itself and for who was not signed in
 */
record LedgerRow(long index, long entry, Instant at, String kind, String objectKind, long object, long actorId, Optional<String> actor) {}
