package org.fuma.factor;

import static org.fuma.web.Given.text;

import gg.jte.Content;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Actors;
import org.fuma.access.Factor;
import org.fuma.access.OwnPath;
import org.fuma.access.SecondFactors;
import org.fuma.access.SecurityEvents;
import org.fuma.access.SessionStanding;
import org.fuma.access.Sessions;
import org.fuma.access.SignedIn;
import org.fuma.access.Strength;
import org.fuma.store.Ids;
import org.fuma.web.Failure;
import org.fuma.web.Frame;
import org.fuma.web.RateLimit;
import org.fuma.web.RateLimits;

/** Lets a signed-in person prove anew by a passkey who they are. */
@Controller("/account/proof/passkey")
final class PasskeyProof implements ProofPart {

  /** Challenges and answers of one account. */
  static final RateLimit TRIES = new RateLimit(20, 20, Duration.ofMinutes(1), RateLimit.WhenLost.OPEN, "error.busy");

  private final PasskeyProofs proofs;
  private final CredentialJson json;
  private final SecondFactors factors;
  private final Sessions sessions;
  private final Actors actors;
  private final TokenHandover handover;
  private final SecurityEvents events;
  private final RateLimits limits;
  private final Frame frame;

  PasskeyProof(
      PasskeyProofs proofs, CredentialJson json, SecondFactors factors, Sessions sessions, Actors actors, TokenHandover handover,
      SecurityEvents events, RateLimits limits, Frame frame) {
    this.proofs = proofs;
    this.json = json;
    this.factors = factors;
    this.sessions = sessions;
    this.actors = actors;
    this.handover = handover;
    this.events = events;
    this.limits = limits;
    this.frame = frame;
  }

  @Override
  public Optional<Content> draw(HttpRequest<?> request, SessionStanding session, String next) {
    return factors.of(session.account()).contains(Factor.PASSKEY)
        ? Optional.of(frame.part(request, "factor/passkey-proof", Map.of("next", next)))
        : Optional.empty();
  }

  /** Asks for one of the account's own passkeys. */
  @SignedIn
  @Post("/options")
  Challenge begin(HttpRequest<?> request) {
    SessionStanding session = SessionStanding.of(request);
    limits.take(TRIES, Ids.show(session.account()));
    return proofs.begin(Ceremonies.Kind.PROOF, Optional.of(session.account()));
  }

  /** Goes on in a session that stands in for this one. */
  @SignedIn
  @Post
  HttpResponse<PasskeyAnswer.Next> prove(HttpRequest<?> request, @Body PasskeyAnswer answer) {
    SessionStanding session = SessionStanding.of(request);
    limits.take(TRIES, Ids.show(session.account()));
    PasskeyProofs.Outcome outcome =
        proofs.finish(Ceremonies.Kind.PROOF, Optional.of(session.account()), text(answer.ceremony()), json.text(answer.credential()));
    if (!(outcome instanceof PasskeyProofs.Outcome.Proved)) {
      events.record(
          events.origin(request, Optional.of(session.account())), "sign-in.failed", "",
          outcome instanceof PasskeyProofs.Outcome.Copied copied
              ? "proof by passkey " + Ids.show(copied.passkey()) + ": its counter went back, there may be a copy of it"
              : "proof by passkey");
      throw new Failure.Invalid("passkey.refused");
    }
    Sessions.Pair opened = sessions.again(session, Strength.PASSKEY);
    actors.forget(session);
    events.record(events.origin(request, Optional.of(session.account())), "proof", "", "passkey");
    MutableHttpResponse<PasskeyAnswer.Next> response = HttpResponse.ok();
    return response.body(new PasskeyAnswer.Next(OwnPath.read(text(answer.next())).toString(), handover.give(request, response, opened).orElse(null)));
  }
}
