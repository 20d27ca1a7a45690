package org.fuma.audit;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Permission;
import org.fuma.store.Ids;
import org.fuma.web.Failure;
import org.fuma.web.RateLimit;
import org.fuma.web.RateLimits;

/** Verifications as an auditor asks for them and reads what they found. */
@Singleton
class VerificationDesk {

  /** Verifications that are shown: those of the last month, by and large. */
  static final int SHOWN = 30;

  /** Verifications that one account begins. */
  static final RateLimit STARTS_OF_ACCOUNT = new RateLimit(6, 6, Duration.ofHours(1), RateLimit.WhenLost.OPEN, "audit.too-many");

  private final Verifications verifications;
  private final RateLimits limits;

  VerificationDesk(Verifications verifications, RateLimits limits) {
    this.verifications = verifications;
    this.limits = limits;
  }

  /** Those that were, latest first. */
  List<Verified> list(Actor by) {
    by.require(Permission.LEDGER_READ);
    return verifications.latest(SHOWN);
  }

  /** The last one, if there was any. */
  Optional<Verified> last(Actor by) {
    by.require(Permission.LEDGER_READ);
    return verifications.last();
  }

  /** True while one is under way, on whatever node, or has just ended. */
  boolean busy(Actor by) {
    by.require(Permission.LEDGER_READ);
    return verifications.busy();
  }

  /**
   * Begins one in the background.
   *
   * @throws Failure.Conflict while one is under way, or has just ended
   */
  void begin(Actor by) {
    by.require(Permission.LEDGER_READ);
    limits.take(STARTS_OF_ACCOUNT, Ids.show(by.account()));
    if (!verifications.begin(by.account())) {
      throw new Failure.Conflict("audit.running");
    }
  }
}
