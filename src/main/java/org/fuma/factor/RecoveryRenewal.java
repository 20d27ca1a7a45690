package org.fuma.factor;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.SecurityEvents;
import org.fuma.web.Failure;

/** Gives a person new recovery codes. */
@Singleton
class RecoveryRenewal {

  private final Factors factors;
  private final RecoveryCodes recovery;
  private final SecurityEvents events;

  RecoveryRenewal(Factors factors, RecoveryCodes recovery, SecurityEvents events) {
    this.factors = factors;
    this.recovery = recovery;
    this.events = events;
  }

  /**
   * Makes new ones; the old ones are good for nothing from then on.
   *
   * @throws Failure.Conflict when the account has no second factor that they could stand in for
   */
  List<String> renew(HttpRequest<?> request, Actor by) {
    if (factors.of(by.account()).isEmpty()) {
      throw new Failure.Conflict("error.recovery-no-factor");
    }
    List<String> codes = recovery.replace(by.account());
    events.record(events.origin(request, Optional.of(by.account())), "recovery.made", "", "");
    return codes;
  }
}
