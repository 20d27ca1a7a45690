package org.fuma.ledger;

import java.time.Instant;

/**
 * A checkpoint that the log published.
 *
 * @param size how many leaves the tree had
 * @param root 32 bytes
 * @param note the signed note, as {@link LogKeys#openCheckpoint} opens it
 * @param at   when it was signed
 */
public record SignedCheckpoint(long size, byte[] root, byte[] note, Instant at) {}
