package org.fuma.factor;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.OwnPassword;
import org.fuma.access.Proof;
import org.fuma.access.SecurityEvents;
import org.fuma.access.SessionStanding;
import org.fuma.access.SignIn;
import org.fuma.web.Checks;
import org.fuma.web.Failure;

/** Changes a person's password for one of their own choice, against the present one. */
@Singleton
class OwnPasswords {

  private final OwnPassword passwords;
  private final SignIn signIn;
  private final Proof proof;
  private final SecurityEvents events;

  OwnPasswords(OwnPassword passwords, SignIn signIn, Proof proof, SecurityEvents events) {
    this.passwords = passwords;
    this.signIn = signIn;
    this.proof = proof;
    this.events = events;
  }

  /** How many characters the new one has at least. */
  int least(Actor by) {
    return passwords.least(by);
  }

  /**
   * Changes it; every session but this request's ends.
   *
   * @throws Failure.Invalid when the present password is wrong, or the new one refused
   */
  void change(HttpRequest<?> request, Actor by, String present, String next) {
    proof.require(request);
    Checks checks = new Checks();
    if (!signIn.fits(request, by.account(), present)) {
      checks.refuse("current", "check.password-wrong");
    }
    checks.done();
    passwords.change(by, SessionStanding.of(request), next);
    events.record(events.origin(request, Optional.of(by.account())), "password.changed", "", "");
  }
}
