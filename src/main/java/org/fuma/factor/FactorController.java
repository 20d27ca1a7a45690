package org.fuma.factor;

import static org.fuma.web.Given.text;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.fuma.access.Actor;
import org.fuma.access.Factor;
import org.fuma.access.Proof;
import org.fuma.access.SignedIn;
import org.fuma.access.TokenPair;

/** One-time codes and recovery codes for programs. */
@Controller("/api/v1/account")
final class FactorController {

  private final TotpEnrolment enrolment;
  private final RecoveryRenewal renewal;
  private final Factors factors;
  private final Proof proof;
  private final TokenHandover handover;

  FactorController(TotpEnrolment enrolment, RecoveryRenewal renewal, Factors factors, Proof proof, TokenHandover handover) {
    this.enrolment = enrolment;
    this.renewal = renewal;
    this.factors = factors;
    this.proof = proof;
    this.handover = handover;
  }

  /** A secret for an app: Base32, and as the address that apps read. It is told this once. */
  @Serdeable
  record OfferView(String secret, String uri) {}

  /** A code. */
  @Serdeable
  record CodeGiven(@Nullable String code) {}

  /** The present password, asked for the last factor alone. */
  @Serdeable
  record PasswordGiven(@Nullable String password) {}

  /** Recovery codes, told this once, and the tokens of the session that stands in for the one that confirmed. */
  @Serdeable
  record ConfirmedView(List<String> recoveryCodes, @Nullable TokenPair tokens) {}

  /** The second factors of an account. */
  @Serdeable
  record FactorsView(List<String> factors) {}

  /** New recovery codes, told this once. */
  @Serdeable
  record CodesView(List<String> recoveryCodes) {}

  /** Offers a secret; the account has one-time codes once a code of it is confirmed. */
  @SignedIn
  @Post("/totp")
  HttpResponse<OfferView> begin(HttpRequest<?> request, Actor actor) {
    proof.require(request);
    TotpEnrolment.Offer offer = enrolment.begin(actor);
    return HttpResponse.created(new OfferView(offer.secret(), offer.uri()));
  }

  /** Confirms the offered secret; the session's tokens are over, and new ones are in the answer. */
  @SignedIn
  @Post("/totp/confirmation")
  HttpResponse<ConfirmedView> confirm(HttpRequest<?> request, Actor actor, @Body CodeGiven given) {
    proof.require(request);
    TotpEnrolment.Confirmed confirmed = enrolment.confirm(request, actor, text(given.code()));
    MutableHttpResponse<ConfirmedView> response = HttpResponse.ok();
    return response.body(new ConfirmedView(confirmed.recoveryCodes(), handover.give(request, response, confirmed.opened()).orElse(null)));
  }

  /** Takes the one-time codes away; answers what is left. */
  @SignedIn
  @Post("/totp/removal")
  FactorsView remove(HttpRequest<?> request, Actor actor, @Body PasswordGiven given) {
    proof.require(request);
    enrolment.remove(request, actor, text(given.password()));
    return new FactorsView(factors.of(actor.account()).stream().map(Factor::name).toList());
  }

  /** Makes new recovery codes. */
  @SignedIn
  @Post("/recovery-codes")
  CodesView renew(HttpRequest<?> request, Actor actor) {
    proof.require(request);
    return new CodesView(renewal.renew(request, actor));
  }
}
