package org.fuma.authority;

import java.time.Instant;
import java.util.Optional;

/**
 * What became of an official at a moment.
 *
 * @param certificate the one that holds from then on
 * @param reason      why; empty where none is needed
 */
public record OfficialStep(long official, OfficialAct act, Certificate certificate, Optional<Long> photo, String reason, long actor, Instant at) {}
