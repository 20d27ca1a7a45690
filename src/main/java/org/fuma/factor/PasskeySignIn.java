package org.fuma.factor;

import static org.fuma.web.Given.text;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import java.time.Duration;
import java.util.Optional;
import org.fuma.access.Actors;
import org.fuma.access.Browsers;
import org.fuma.access.Open;
import org.fuma.access.OwnPath;
import org.fuma.access.SecurityEvents;
import org.fuma.access.SessionCookies;
import org.fuma.access.Sessions;
import org.fuma.access.Strength;
import org.fuma.store.Ids;
import org.fuma.web.ClientAddress;
import org.fuma.web.Failure;
import org.fuma.web.RateLimit;
import org.fuma.web.RateLimits;

/**
 * Lets people in by a passkey, without a name or a password. Others' wrong passwords hold nobody up here: without the passkey itself there is
 * nothing to try.
 */
@Controller("/sign-in/passkey")
final class PasskeySignIn {

  /** Challenges and answers of one address; an office behind one address signs in together in the morning. */
  static final RateLimit TRIES = new RateLimit(60, 60, Duration.ofMinutes(1), RateLimit.WhenLost.OPEN, "error.busy");

  private final PasskeyProofs proofs;
  private final CredentialJson json;
  private final Actors actors;
  private final Sessions sessions;
  private final SessionCookies cookies;
  private final Browsers browsers;
  private final DeviceOpening phones;
  private final DeviceCookie cookie;
  private final SecurityEvents events;
  private final RateLimits limits;
  private final ClientAddress addresses;

  PasskeySignIn(
      PasskeyProofs proofs, CredentialJson json, Actors actors, Sessions sessions, SessionCookies cookies, Browsers browsers, DeviceOpening phones,
      DeviceCookie cookie, SecurityEvents events, RateLimits limits, ClientAddress addresses) {
    this.proofs = proofs;
    this.json = json;
    this.actors = actors;
    this.sessions = sessions;
    this.cookies = cookies;
    this.browsers = browsers;
    this.phones = phones;
    this.cookie = cookie;
    this.events = events;
    this.limits = limits;
    this.addresses = addresses;
  }

  /** Asks for any passkey of ours. */
  @Open
  @Post("/options")
  Challenge begin(HttpRequest<?> request) {
    limits.take(TRIES, addresses.of(request));
    return proofs.begin(Ceremonies.Kind.SIGN_IN, Optional.empty());
  }

  /** Opens a session by the answer; whatever does not fit, also an account that is locked or closed, is refused with one sentence. */
  @Open
  @Post
  HttpResponse<?> signIn(HttpRequest<?> request, @Body PasskeyAnswer answer) {
    limits.take(TRIES, addresses.of(request));
    PasskeyProofs.Outcome outcome =
        proofs.finish(Ceremonies.Kind.SIGN_IN, Optional.empty(), text(answer.ceremony()), json.text(answer.credential()));
    if (!(outcome instanceof PasskeyProofs.Outcome.Proved proved) || actors.find(proved.account()).isEmpty()) {
      note(request, outcome);
      throw new Failure.SignInRequired("passkey.refused");
    }
    Optional<String> token = DeviceCookie.read(request);
    Optional<Long> device = token.flatMap(known -> phones.opened(known, proved.account()));
    Sessions.Pair pair = sessions.open(proved.account(), Strength.PASSKEY, browsers.of(request), device);
    MutableHttpResponse<?> response = HttpResponse.ok(new PasskeyAnswer.Next(OwnPath.read(text(answer.next())).toString()));
    cookies.give(response, pair);
    device.flatMap(known -> token).ifPresent(known -> cookie.give(response, known));
    events.record(events.origin(request, Optional.of(proved.account())), "sign-in", Strength.PASSKEY.name(), "passkey " + Ids.show(proved.passkey()));
    return response;
  }

  private void note(HttpRequest<?> request, PasskeyProofs.Outcome outcome) {
    switch (outcome) {
      case PasskeyProofs.Outcome.Proved proved ->
          events.record(
              events.origin(request, Optional.of(proved.account())), "sign-in.failed", Strength.PASSKEY.name(),
              "the account is not active; passkey " + Ids.show(proved.passkey()));
      case PasskeyProofs.Outcome.Copied copied ->
          events.record(
              events.origin(request, Optional.of(copied.account())), "sign-in.failed", Strength.PASSKEY.name(),
              "its counter went back: there may be a copy of passkey " + Ids.show(copied.passkey()));
      case PasskeyProofs.Outcome.Refused refused ->
          events.record(events.origin(request, Optional.empty()), "sign-in.failed", Strength.PASSKEY.name(), "no answer to a living challenge by a known passkey");
    }
  }
}
