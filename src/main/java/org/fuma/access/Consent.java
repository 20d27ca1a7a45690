package org.fuma.access;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A request for another administrator's consent.
 *
 * @param state     as recorded; an open one may have expired
 * @param account   the account that it is about
 * @param asker     the account that asks
 */
public record Consent(
    long id,
    ConsentAct act,
    long account,
    String username,
    String displayName,
    Set<Role> roles,
    Optional<Long> authority,
    Optional<Long> official,
    boolean resetsFactors,
    String reason,
    long asker,
    String askerName,
    Instant at,
    ConsentState state) {

  /** For how long a request may be answered. */
  static final Duration LENGTH = Duration.ofDays(7);

  /** A change of a request: answered or taken back, by whom, when and why. */
  public record Step(ConsentState state, String reason, long actor, String actorName, Instant at) {}

  /** Where it stands now. */
  public ConsentState standing(Instant now) {
    return state == ConsentState.OPEN && !now.isBefore(until()) ? ConsentState.EXPIRED : state;
  }

  /** Until when it may be answered. */
  public Instant until() {
    return at.plus(LENGTH);
  }

  /** True while it may be answered. */
  boolean openAt(Instant now) {
    return standing(now) == ConsentState.OPEN;
  }
}
