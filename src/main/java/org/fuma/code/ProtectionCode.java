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

  /** The same as the register has it at another moment: in that state, or over since its last day. */
  public ProtectionCode in(CodeState recorded, LocalDate today) {
    boolean over = recorded.current() && validUntil.filter(day -> day.isBefore(today)).isPresent();
    return new ProtectionCode(id, serial, enterprise, payload, over ? CodeState.EXPIRED : recorded, issuedAt, validUntil);
  }

  /** True while it is in force. */
  public boolean active() {
    return state == CodeState.ACTIVE;
  }
}
