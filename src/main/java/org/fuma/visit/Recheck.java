package org.fuma.visit;

import java.time.Instant;
import java.util.Optional;

/** A visit at which an order to correct was re-checked, or was to be. */
public record Recheck(long visit, Instant arrivedAt, VisitState state, Optional<VisitResult> result) {}
