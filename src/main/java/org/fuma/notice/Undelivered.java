package org.fuma.notice;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * How a delivery went, without saying to whom.
 *
 * @param kind    empty for one that only a newer program knows
 * @param day     of the notice
 * @param tries   so far
 * @param endedAt when it was handed over or given up
 */
public record Undelivered(long id, Channel channel, DeliveryState state, Optional<NoticeKind> kind, LocalDate day, int tries,
    Optional<Instant> endedAt) {

  /** True when somebody may have it sent once more. */
  public boolean again() {
    return state == DeliveryState.UNCERTAIN || state == DeliveryState.DEAD;
  }
}
