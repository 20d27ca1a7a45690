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
import org.fuma.access.Open;
import org.fuma.access.OwnPath;
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

  /** Challenges and answers of one address: 300 at once, then five a second. An office, or a network of phones, comes from one address. */
  static final RateLimit TRIES = new RateLimit(300, 300, Duration.ofMinutes(1), RateLimit.WhenLost.OPEN, "error.busy");

  private final PasskeyProofs proofs;
  private final CredentialJson json;
  private final Actors actors;
  private final DeviceOpening phones;
  private final DeviceCookie cookie;
  private final Entrance entrance;
  private final RateLimits limits;
  private final ClientAddress addresses;

  PasskeySignIn(
      PasskeyProofs proofs, CredentialJson json, Actors actors, DeviceOpening phones, DeviceCookie cookie, Entrance entrance, RateLimits limits,
      ClientAddress addresses) {
    this.proofs = proofs;
    this.json = json;
    this.actors = actors;
    this.phones = phones;
    this.cookie = cookie;
    this.entrance = entrance;
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
    MutableHttpResponse<?> response = HttpResponse.ok(new PasskeyAnswer.Next(OwnPath.read(text(answer.next())).toString(), null));
    entrance.admit(request, response, proved.account(), Strength.PASSKEY, opened(request, proved.account()), "passkey " + Ids.show(proved.passkey()));
    return response;
  }

  /** The remembered phone that the passkey was shown on, when it is this account's. */
  private Optional<DeviceOpening.Opening.Opened> opened(HttpRequest<?> request, long account) {
    return switch (cookie.find(request).map(secret -> phones.turn(secret, account)).orElseGet(DeviceOpening.Opening.Unknown::new)) {
      case DeviceOpening.Opening.Opened opened -> Optional.of(opened);
      case DeviceOpening.Opening.Copied copied -> {
        entrance.copied(request, copied);
        yield Optional.empty();
      }
      case DeviceOpening.Opening.Wrong wrong -> Optional.empty();
      case DeviceOpening.Opening.Unknown unknown -> Optional.empty();
    };
  }

  private void note(HttpRequest<?> request, PasskeyProofs.Outcome outcome) {
    switch (outcome) {
      case PasskeyProofs.Outcome.Proved proved ->
          entrance.refused(request, Optional.of(proved.account()), "passkey " + Ids.show(proved.passkey()) + ": the account is not active");
      case PasskeyProofs.Outcome.Copied copied ->
          entrance.refused(
              request, Optional.of(copied.account()), "passkey " + Ids.show(copied.passkey()) + ": its counter went back, there may be a copy of it");
      case PasskeyProofs.Outcome.Refused refused ->
          entrance.refused(request, Optional.empty(), "passkey: no answer to a living challenge by one that is known");
    }
  }
}
