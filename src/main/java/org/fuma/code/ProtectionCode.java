package org.fuma.code;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A protection code as it stands now.
 *
 * @param enterprise the firm that it was issued to
 * @param payload    what is printed
 * @param state      {@link CodeState#EXPIRED} as soon as the last day is over, whether or not that is recorded already
 * @param validUntil the last day on which it is in force, in Asia/Shanghai; empty: without end
 */
public record ProtectionCode(long id, Serial serial, long enterprise, CodePayload payload, CodeState state,
    Instant issuedAt, Optional<LocalDate> validUntil) {

  /** True while it is in force. */
  public boolean active() {
    return state == CodeState.ACTIVE;
  }
}
