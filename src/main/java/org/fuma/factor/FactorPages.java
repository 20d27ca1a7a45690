package org.fuma.factor;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fuma.store.Base32Text;
import org.fuma.access.Actor;
import org.fuma.access.Factor;
import org.fuma.access.Proof;
import org.fuma.access.SessionCookies;
import org.fuma.access.SessionStanding;
import org.fuma.access.SignedIn;
import org.fuma.web.Entry;
import org.fuma.web.Failure;
import org.fuma.web.Form;
import org.fuma.web.Frame;

/** Pages for adding and removing one-time codes, and for new recovery codes. */
@Produces(MediaType.TEXT_HTML)
@Controller("/account")
final class FactorPages {

  private static final URI ACCOUNT = URI.create("/account");

  private final TotpEnrolment enrolment;
  private final RecoveryRenewal renewal;
  private final Factors factors;
  private final Proof proof;
  private final SessionCookies cookies;
  private final Frame frame;

  FactorPages(TotpEnrolment enrolment, RecoveryRenewal renewal, Factors factors, Proof proof, SessionCookies cookies, Frame frame) {
    this.enrolment = enrolment;
    this.renewal = renewal;
    this.factors = factors;
    this.proof = proof;
    this.cookies = cookies;
    this.frame = frame;
  }

  @SignedIn
  @Post("/totp")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> begin(HttpRequest<?> request, Actor actor, @Body String body) {
    proof.require(request);
    enrolment.begin(actor);
    return HttpResponse.seeOther(URI.create("/account/totp"));
  }

  @SignedIn
  @Get("/totp")
  HttpResponse<?> enrol(HttpRequest<?> request, Actor actor) {
    proof.require(request);
    return enrol(request, actor, HttpStatus.OK, Entry.blank());
  }

  @SignedIn
  @Post("/totp/confirmation")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> confirm(HttpRequest<?> request, Actor actor, @Body String body) {
    proof.require(request);
    Form form = Form.read(body);
    try {
      TotpEnrolment.Confirmed confirmed = enrolment.confirm(request, actor, form.text("code"));
      SessionStanding.moved(request, confirmed.opened());
      MutableHttpResponse<?> response = codes(request, confirmed.recoveryCodes());
      cookies.give(response, confirmed.opened());
      return response;
    } catch (Failure.Invalid refused) {
      return enrol(request, actor, HttpStatus.UNPROCESSABLE_ENTITY, Entry.refused(form, refused));
    }
  }

  private HttpResponse<?> enrol(HttpRequest<?> request, Actor actor, HttpStatus status, Entry entry) {
    Optional<TotpEnrolment.Offer> offer = enrolment.pending(actor);
    if (offer.isEmpty()) {
      return HttpResponse.seeOther(ACCOUNT);
    }
    return frame.page(
        request, status, Frame.words(request).say("totp.add"), "factor/totp",
        Map.of("entry", entry, "secret", Base32Text.grouped(offer.get().secret(), ' '), "picture", QrDrawing.of(offer.get().uri())));
  }

  @SignedIn
  @Get("/totp/removal")
  HttpResponse<?> removal(HttpRequest<?> request, Actor actor) {
    proof.require(request);
    return removal(request, actor, HttpStatus.OK, Entry.blank());
  }

  @SignedIn
  @Post("/totp/removal")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> remove(HttpRequest<?> request, Actor actor, @Body String body) {
    proof.require(request);
    Form form = Form.read(body);
    try {
      enrolment.remove(request, actor, form.text("password"));
      return HttpResponse.seeOther(URI.create("/account?done=totp-removed"));
    } catch (Failure.Invalid | Failure.Conflict refused) {
      return removal(request, actor, HttpStatus.valueOf(refused.status()), Entry.refused(form, refused));
    }
  }

  private HttpResponse<?> removal(HttpRequest<?> request, Actor actor, HttpStatus status, Entry entry) {
    Set<Factor> held = factors.of(actor.account());
    if (!held.contains(Factor.TOTP)) {
      return HttpResponse.seeOther(ACCOUNT);
    }
    return frame.page(
        request, status, Frame.words(request).say("totp.remove"), "factor/totp-removal", Map.of("entry", entry, "last", held.size() == 1));
  }

  @SignedIn
  @Get("/recovery-codes")
  HttpResponse<?> recovery(HttpRequest<?> request, Actor actor) {
    proof.require(request);
    return factors.of(actor.account()).isEmpty()
        ? HttpResponse.seeOther(ACCOUNT)
        : frame.page(request, "recovery.new", "factor/recovery", Map.of("entry", Entry.blank()));
  }

  @SignedIn
  @Post("/recovery-codes")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> renew(HttpRequest<?> request, Actor actor, @Body String body) {
    proof.require(request);
    return codes(request, renewal.renew(request, actor));
  }

  private MutableHttpResponse<?> codes(HttpRequest<?> request, List<String> codes) {
    return frame.page(request, "recovery.title", "factor/recovery-codes", Map.of("codes", codes));
  }
}
