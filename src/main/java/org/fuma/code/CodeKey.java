package org.fuma.code;

import java.time.Instant;
import java.util.Optional;

/**
 * The public half of a key that signs codes.
 *
 * @param id         two characters of 0–9 and A–Z
 * @param publicKey  32 bytes of Ed25519
 * @param until      when another took its place; empty while it signs
 * @param compromise since when somebody else may have had it, and why that is thought; empty for a good key
 */
public record CodeKey(
    String id, byte[] publicKey, Instant validFrom, Optional<Instant> until, Optional<Compromise> compromise) {

  /** That a key is no secret any more. */
  public record Compromise(Instant since, String reason) {}

  /** True when it may have signed what we did not issue. */
  public boolean compromised() {
    return compromise.isPresent();
  }
}
