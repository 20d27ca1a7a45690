package org.fuma.access;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.store.Ids;
import org.fuma.store.ServiceClock;
import org.fuma.web.Entry;
import org.fuma.web.Failure;
import org.fuma.web.Form;
import org.fuma.web.Frame;

/** The requests for a second administrator's consent. */
@Produces(MediaType.TEXT_HTML)
@Controller("/consents")
final class ConsentPages {

  private final Consents consents;
  private final Proof proof;
  private final ServiceClock clock;
  private final Frame frame;

  ConsentPages(Consents consents, Proof proof, ServiceClock clock, Frame frame) {
    this.consents = consents;
    this.proof = proof;
    this.clock = clock;
    this.frame = frame;
  }

  @Needs(Permission.ACCOUNT_READ)
  @Get
  HttpResponse<?> list(HttpRequest<?> request, Actor actor, @QueryValue Optional<String> from) {
    Consents.Page found = consents.list(actor, ConsentPlace.read(from));
    return frame.page(
        request, "consents.title", "access/consents",
        Map.of(
            "rows", found.rows(), "now", clock.instant(), "next", found.next().map(place -> "/consents?from=" + place.written()), "beyondFirst",
            from.isPresent()));
  }

  @Needs(Permission.ACCOUNT_READ)
  @Get("/{id}")
  HttpResponse<?> show(HttpRequest<?> request, Actor actor, String id, @QueryValue(defaultValue = "") String done) {
    Consent consent = consents.see(actor, AccountActForm.id(id));
    return frame.page(
        request, "consent.title", "access/consent",
        Map.of(
            "consent", consent,
            "standing", consent.standing(clock.instant()),
            "history", consents.history(actor, consent.id()),
            "events", events(actor, consent),
            "done", List.of("asked", "refusal", "withdrawal").contains(done) ? done : ""));
  }

  @Needs(Permission.ACCOUNT_CREATE)
  @Get("/{id}/{event}")
  HttpResponse<?> form(HttpRequest<?> request, Actor actor, String id, String event) {
    ConsentEvent named = named(event);
    Consent consent = consents.see(actor, AccountActForm.id(id));
    proof.require(request);
    return form(request, HttpStatus.OK, consent, named, Entry.blank());
  }

  @Needs(Permission.ACCOUNT_CREATE)
  @Post("/{id}/{event}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> act(HttpRequest<?> request, Actor actor, String id, String event, @Body String body) {
    ConsentEvent named = named(event);
    Consent consent = consents.see(actor, AccountActForm.id(id));
    proof.require(request);
    Form form = Form.read(body);
    try {
      switch (named) {
        case GIVING -> {
          MadeAccount made = consents.give(actor, consent.id(), form.text("reason"));
          return frame.page(
              request, "consent.done-giving", "access/consent-given", Map.of("account", made, "back", AccountActForm.address(consent.account())));
        }
        case REFUSAL -> consents.refuse(actor, consent.id(), form.text("reason"));
        case WITHDRAWAL -> consents.withdraw(actor, consent.id(), form.text("reason"));
      }
      return HttpResponse.seeOther(URI.create(address(consent) + "?done=" + named.path()));
    } catch (Failure.Invalid | Failure.Conflict refused) {
      return form(request, HttpStatus.valueOf(refused.status()), consent, named, Entry.refused(form, refused));
    }
  }

  private HttpResponse<?> form(HttpRequest<?> request, HttpStatus status, Consent consent, ConsentEvent event, Entry entry) {
    return frame.page(
        request, status, Frame.words(request).say("consent.act-" + event), "access/consent-act",
        Map.of("entry", entry, "consent", consent, "event", event.path(), "name", event.name(), "back", address(consent)));
  }

  /** What the actor may do with it now. */
  private List<String> events(Actor actor, Consent consent) {
    List<String> events = new ArrayList<>();
    if (consents.mayAnswer(actor, consent)) {
      events.add(ConsentEvent.GIVING.name());
      events.add(ConsentEvent.REFUSAL.name());
    }
    if (consents.mayWithdraw(actor, consent)) {
      events.add(ConsentEvent.WITHDRAWAL.name());
    }
    return events;
  }

  private static ConsentEvent named(String event) {
    return ConsentEvent.named(event).orElseThrow(Failure.NotFound::new);
  }

  private static String address(Consent consent) {
    return "/consents/" + Ids.show(consent.id());
  }
}
