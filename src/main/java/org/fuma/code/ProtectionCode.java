package org.fuma.code;

import java.time.Instant;

/**
 * A protection code as it stands now.
 *
 * @param enterprise the firm that it was issued to
 * @param payload    what is printed
 */
public record ProtectionCode(long id, Serial serial, long enterprise, CodePayload payload, CodeState state,
    Instant issuedAt) {

  /** True while it is in force. */
  public boolean active() {
    return state == CodeState.ACTIVE;
  }
}
