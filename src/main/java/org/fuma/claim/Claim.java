package org.fuma.claim;

import java.time.Instant;
import java.util.Optional;

/**
 * The right, handed over by letter, to make a firm's first account.
 *
 * @param salt      what its code is derived from besides its id
 * @param expiresAt the first moment at which it is good no more
 * @param account   the account that was made with it
 */
public record Claim(
    long id,
    byte[] salt,
    long enterprise,
    Instant madeAt,
    Instant expiresAt,
    ClaimState state,
    Optional<Long> account) {

  ClaimStanding standing(Instant now) {
    return switch (state) {
      case OPEN -> now.isBefore(expiresAt) ? ClaimStanding.OPEN : ClaimStanding.EXPIRED;
      case USED -> ClaimStanding.USED;
      case REVOKED -> ClaimStanding.REVOKED;
    };
  }

  /** Without the salt. */
  @Override
  public String toString() {
    return "Claim[" + id + ", " + state + "]";
  }
}
