package org.fuma.audit;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Permission;
import org.fuma.store.Ids;
import org.fuma.web.RateLimit;
import org.fuma.web.RateLimits;

/** Verifications as an auditor asks for them and reads what they found. */
@Singleton
class VerificationDesk {

  /** Verifications to a page. */
  static final int PAGE = 20;

  /** Verifications that one account begins. */
  static final RateLimit STARTS_OF_ACCOUNT = new RateLimit(6, 6, Duration.ofHours(1), RateLimit.WhenLost.OPEN, "audit.too-many");

  private final Verifications verifications;
  private final RateLimits limits;

  VerificationDesk(Verifications verifications, RateLimits limits) {
    this.verifications = verifications;
    this.limits = limits;
  }

  /** Those that were, latest first, below an id. */
  List<VerificationRow> list(Actor by, Optional<Long> below) {
    by.require(Permission.LEDGER_READ);
    return verifications.list(below, PAGE);
  }

  /** The one that is under way, on whatever node. */
  Optional<VerificationRow> running(Actor by) {
    by.require(Permission.LEDGER_READ);
    return verifications.running();
  }

  /**
   * Begins one in the background.
   *
   * @return its id
   * @throws org.fuma.web.Failure.Conflict while one is under way
   */
  long begin(Actor by) {
    by.require(Permission.LEDGER_READ);
    limits.take(STARTS_OF_ACCOUNT, Ids.show(by.account()));
    return verifications.start(by.account());
  }
}
