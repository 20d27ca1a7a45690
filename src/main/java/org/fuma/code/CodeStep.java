package org.fuma.code;

import java.time.Instant;
import java.util.Optional;

/**
 * One change of a code.
 *
 * @param from  empty when it was issued
 * @param actor the display name of who did it; empty when the system did
 */
public record CodeStep(long id, Instant at, String actor, Optional<CodeState> from, CodeState to, String reason) {}
