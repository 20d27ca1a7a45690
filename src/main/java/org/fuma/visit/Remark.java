package org.fuma.visit;

import java.time.Instant;
import java.util.Optional;

/**
 * Words that were added to a visit's record.
 *
 * @param number  which one of its kind, from 1
 * @param text    empty when it was erased
 * @param readOut whether the record was read to the firm, where an official says that it would not sign
 * @param by      the official's name; empty for the firm, which speaks as a firm
 */
public record Remark(RemarkKind kind, int number, String text, Optional<Boolean> readOut, String by, Instant at) {}
