package org.fuma.factor;

import static org.fuma.web.Given.text;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Actors;
import org.fuma.access.Proof;
import org.fuma.access.SecurityEvents;
import org.fuma.access.SessionStanding;
import org.fuma.access.Sessions;
import org.fuma.access.SignedIn;
import org.fuma.access.Strength;
import org.fuma.store.Ids;

/** What the page's script sends to make a passkey. */
@Controller("/account/passkeys")
final class PasskeyController {

  private final Passkeys passkeys;
  private final CredentialJson json;
  private final Proof proof;
  private final Sessions sessions;
  private final Actors actors;
  private final TokenHandover handover;
  private final SecurityEvents events;

  PasskeyController(
      Passkeys passkeys, CredentialJson json, Proof proof, Sessions sessions, Actors actors, TokenHandover handover,
      SecurityEvents events) {
    this.passkeys = passkeys;
    this.json = json;
    this.proof = proof;
    this.sessions = sessions;
    this.actors = actors;
    this.handover = handover;
    this.events = events;
  }

  /** Begins. */
  @SignedIn
  @Post("/options")
  Challenge begin(HttpRequest<?> request, Actor actor) {
    proof.require(request);
    return passkeys.begin(actor);
  }

  /** Adds what the browser made. Its person has just shown it, and goes on in a session that counts as opened with it. */
  @SignedIn
  @Post
  HttpResponse<PasskeyAnswer.Next> add(HttpRequest<?> request, Actor actor, @Body PasskeyAnswer answer) {
    proof.require(request);
    Passkey added = passkeys.add(actor, text(answer.ceremony()), text(answer.label()), json.text(answer.credential()));
    SessionStanding session = SessionStanding.of(request);
    Sessions.Pair opened = sessions.again(session, Strength.PASSKEY);
    actors.forget(session);
    events.record(events.origin(request, Optional.of(actor.account())), "factor.added", "", "passkey " + Ids.show(added.id()) + ": " + added.label());
    MutableHttpResponse<PasskeyAnswer.Next> response = HttpResponse.status(HttpStatus.CREATED);
    return response.body(new PasskeyAnswer.Next("/account?done=passkey", handover.give(request, response, opened).orElse(null)));
  }
}
