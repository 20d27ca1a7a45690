package org.fuma.factor;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.fuma.access.Actors;
import org.fuma.access.SecurityEvents;
import org.fuma.access.SessionStanding;
import org.fuma.access.Sessions;
import org.fuma.access.SignIn;
import org.fuma.web.Failure;

/** Takes a person's proof, in a session that is open already, that it is still they: the password, and a code where there is a second factor. */
@Singleton
class Proofs {

  private final SignIn signIn;
  private final Factors factors;
  private final Actors actors;
  private final SecurityEvents events;

  Proofs(SignIn signIn, Factors factors, Actors actors, SecurityEvents events) {
    this.signIn = signIn;
    this.factors = factors;
    this.actors = actors;
    this.events = events;
  }

  /** True when the password alone does not do. */
  boolean needsCode(long account) {
    return !factors.of(account).isEmpty();
  }

  /**
   * Takes the proof; a new session stands in for the one of this request from then on.
   *
   * @throws Failure.Invalid when the password or the code is wrong, or too many were; which of them is not said
   */
  Sessions.Pair prove(HttpRequest<?> request, String password, String code) {
    SessionStanding session = SessionStanding.of(request);
    Sessions.Pair opened;
    try {
      opened = signIn.prove(request, session, password, code);
    } catch (Failure.SignInRequired wrong) {
      // Somebody is signed in, so that no 401 may be answered: a program would sign in again.
      throw new Failure.Invalid(needsCode(session.account()) ? "error.proof-wrong-code" : "error.proof-wrong");
    }
    actors.forget(session);
    events.record(events.origin(request, Optional.of(session.account())), "proof", "", "");
    return opened;
  }
}
