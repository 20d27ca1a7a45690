package org.fuma.access;

import java.time.Instant;
import java.util.Optional;

/**
 * A security event as it is kept.
 *
 * @param kind    the written name of a {@link SecurityEventKind}, or of one that only a newer program knows
 * @param account the name that the account signs in with; empty when nobody was signed in
 * @param times   how often the same happened, from that address to that account, within the minute that begins with it
 */
public record SecurityEventRow(
    long id,
    Instant at,
    String kind,
    Optional<Long> accountId,
    Optional<String> account,
    String address,
    String subject,
    String detail,
    String request,
    int times) {

  /** True when the system itself did it. */
  public boolean bySystem() {
    return accountId.filter(id -> id == Actor.SYSTEM_ACCOUNT).isPresent();
  }
}
