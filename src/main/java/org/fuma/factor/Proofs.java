package org.fuma.factor;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.fuma.access.Actors;
import org.fuma.access.SecurityEvents;
import org.fuma.access.SessionStanding;
import org.fuma.access.Sessions;
import org.fuma.access.SignIn;
import org.fuma.access.Strength;
import org.fuma.store.Ids;
import org.fuma.web.Failure;
import org.fuma.web.RateLimit;
import org.fuma.web.RateLimits;

/** Takes a person's proof, in a session that is open already, that it is still they: the password, and a code where there is a second factor. */
@Singleton
class Proofs {

  /** Wrong codes behind a right password, by account. */
  static final RateLimit WRONG_CODES = new RateLimit(5, 5, Duration.ofMinutes(15), RateLimit.WhenLost.OPEN, "error.too-many-codes");

  private final SignIn signIn;
  private final Factors factors;
  private final RateLimits limits;
  private final Sessions sessions;
  private final Actors actors;
  private final SecurityEvents events;

  Proofs(SignIn signIn, Factors factors, RateLimits limits, Sessions sessions, Actors actors, SecurityEvents events) {
    this.signIn = signIn;
    this.factors = factors;
    this.limits = limits;
    this.sessions = sessions;
    this.actors = actors;
    this.events = events;
  }

  /** True when the password alone does not do. */
  boolean needsCode(long account) {
    return !factors.of(account).isEmpty();
  }

  /**
   * Notes the proof for the session of this request.
   *
   * @throws Failure.Invalid when the password or the code is wrong; which of them is not said
   * @throws Failure.TooMany after too many wrong codes
   */
  void prove(HttpRequest<?> request, String password, String code) {
    SessionStanding session = SessionStanding.of(request);
    SecurityEvents.Origin origin = events.origin(request, Optional.of(session.account()));
    boolean needsCode = needsCode(session.account());
    if (!signIn.fits(session.account(), password) || needsCode && !accepted(session.account(), code)) {
      events.record(origin, "proof.failed", "", "");
      throw new Failure.Invalid(needsCode ? "error.proof-wrong-code" : "error.proof-wrong");
    }
    sessions.prove(session, needsCode ? Strength.TWO_FACTORS : Strength.PASSWORD);
    actors.forget(session);
    events.record(origin, "proof", "", "");
  }

  private boolean accepted(long account, String code) {
    return limits.counted(WRONG_CODES, Ids.show(account), () -> factors.accepts(account, code), fits -> !fits);
  }
}
