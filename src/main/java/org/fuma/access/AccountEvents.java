package org.fuma.access;

import io.micronaut.http.context.ServerRequestContext;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.fuma.store.Ids;

/** Tells the security events what people do to accounts; what the system does by itself has no request and stands in the ledger alone. */
@Singleton
class AccountEvents {

  private final SecurityEvents events;

  AccountEvents(SecurityEvents events) {
    this.events = events;
  }

  /** Records what the request at hand did to the account; call it when that holds. */
  void record(Actor by, String kind, long account, String detail) {
    ServerRequestContext.currentRequest()
        .ifPresent(request -> events.record(events.origin(request, Optional.of(by.account())), kind, "account=" + Ids.show(account), detail));
  }

  /** Records that consent was asked for. */
  void asked(Actor by, long account, String consent, ConsentAct act) {
    record(by, "consent.asked", account, "consent=" + consent + "; act=" + act);
  }
}
