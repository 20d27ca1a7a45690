package org.fuma.factor;

import gg.jte.Content;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Proof;
import org.fuma.access.SecurityEvents;
import org.fuma.access.SessionStanding;
import org.fuma.access.SignedIn;
import org.fuma.store.Ids;
import org.fuma.web.Entry;
import org.fuma.web.Failure;
import org.fuma.web.Frame;

/** A person's passkeys on the page of their account, and the page on which one is made. */
@Produces(MediaType.TEXT_HTML)
@Controller("/account/passkeys")
final class PasskeyPages implements AccountPart {

  private final Passkeys passkeys;
  private final Proof proof;
  private final SecurityEvents events;
  private final Frame frame;

  PasskeyPages(Passkeys passkeys, Proof proof, SecurityEvents events, Frame frame) {
    this.passkeys = passkeys;
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
  @Post("/{id}/removal")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> remove(HttpRequest<?> request, Actor actor, String id) {
    long passkey = Ids.read(id).orElseThrow(Failure.NotFound::new);
    proof.require(request);
    passkeys.remove(actor, passkey);
    events.record(events.origin(request, Optional.of(actor.account())), "factor.removed", "", "passkey " + Ids.show(passkey));
    return HttpResponse.seeOther(URI.create("/account?done=passkey-removed"));
  }
}
