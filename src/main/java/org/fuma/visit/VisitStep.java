package org.fuma.visit;

import java.time.Instant;
import java.util.Optional;

/**
 * One change of a visit.
 *
 * @param note what was written beside it; empty when nothing was
 * @param by   the name of who did it; empty for the system itself
 */
public record VisitStep(VisitState to, Optional<VisitResult> result, String note, String by, Instant at) {}
