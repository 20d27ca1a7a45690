package org.fuma.code;

import java.time.Instant;

/**
 * The public half of a key that signs codes.
 *
 * @param id        two characters of 0–9 and A–Z
 * @param publicKey 32 bytes of Ed25519
 */
public record CodeKey(String id, byte[] publicKey, Instant validFrom) {}
