package org.fuma.factor;

import gg.jte.Content;
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
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fuma.access.Actor;
import org.fuma.access.Factor;
import org.fuma.access.Proof;
import org.fuma.access.SecurityEvents;
import org.fuma.access.SessionStanding;
import org.fuma.access.SignedIn;
import org.fuma.store.Ids;
import org.fuma.web.Entry;
import org.fuma.web.Failure;
import org.fuma.web.Form;
import org.fuma.web.Frame;

/** A person's passkeys on the page of their account, and the page on which one is made. */
@Produces(MediaType.TEXT_HTML)
@Controller("/account/passkeys")
final class PasskeyPages implements AccountPart {

  private final Passkeys passkeys;
  private final Factors factors;
  private final FactorRemoval removal;
  private final Proof proof;
  private final SecurityEvents events;
  private final Frame frame;

  PasskeyPages(Passkeys passkeys, Factors factors, FactorRemoval removal, Proof proof, SecurityEvents events, Frame frame) {
    this.passkeys = passkeys;
    this.factors = factors;
    this.removal = removal;
    this.proof = proof;
    this.events = events;
    this.frame = frame;
  }

  @Override
  public int getOrder() {
    return PASSKEYS;
  }

  @Override
  public Optional<Content> draw(HttpRequest<?> request, Actor actor, SessionStanding session) {
    return Optional.of(frame.part(request, "factor/passkeys", Map.of("passkeys", passkeys.list(actor), "most", Passkeys.MOST)));
  }

  @SignedIn
  @Get("/new")
  HttpResponse<?> ask(HttpRequest<?> request) {
    proof.require(request);
    return frame.page(request, "passkey.new", "factor/new-passkey", Map.of("entry", Entry.blank()));
  }

  @SignedIn
  @Get("/{id}/removal")
  HttpResponse<?> askRemoval(HttpRequest<?> request, Actor actor, String id) {
    Passkey passkey = mine(actor, id);
    proof.require(request);
    return removal(request, actor, HttpStatus.OK, passkey, Entry.blank());
  }

  @SignedIn
  @Post("/{id}/removal")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> remove(HttpRequest<?> request, Actor actor, String id, @Body String body) {
    Passkey passkey = mine(actor, id);
    proof.require(request);
    Form form = Form.read(body);
    try {
      passkeys.remove(request, actor, passkey.id(), form.text("password"));
    } catch (Failure.Invalid | Failure.Conflict refused) {
      return removal(request, actor, HttpStatus.valueOf(refused.status()), passkey, Entry.refused(form, refused));
    }
    events.record(events.origin(request, Optional.of(actor.account())), "factor.removed", "", "passkey " + Ids.show(passkey.id()));
    return HttpResponse.seeOther(URI.create("/account?done=passkey-removed"));
  }

  private HttpResponse<?> removal(HttpRequest<?> request, Actor actor, HttpStatus status, Passkey passkey, Entry entry) {
    boolean last = passkeys.list(actor).size() == 1 && factors.of(actor.account()).equals(Set.of(Factor.PASSKEY));
    return frame.page(
        request, status, Frame.words(request).say("passkey.remove-title"), "factor/passkey-removal",
        Map.of("passkey", passkey, "last", last, "stays", last && removal.lastStays(actor), "entry", entry));
  }

  private Passkey mine(Actor actor, String id) {
    return Ids.read(id).flatMap(sought -> passkeys.list(actor).stream().filter(passkey -> passkey.id() == sought).findFirst())
        .orElseThrow(Failure.NotFound::new);
  }
}
