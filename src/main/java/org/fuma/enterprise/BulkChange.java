package org.fuma.enterprise;

import io.micronaut.serde.annotation.Serdeable;

/**
 * One change of many firms, as somebody asks for it.
 *
 * @param act    {@code grade}, {@code batch}, {@code state} or {@code district}
 * @param value  a grade or {@code NONE}; a batch; a state; six digits or {@code suggested}
 * @param reason why; goes into the step of each firm
 */
@Serdeable
public record BulkChange(Selection selection, String act, String value, String reason) {}
