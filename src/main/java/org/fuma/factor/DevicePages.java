package org.fuma.factor;

import gg.jte.Content;
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
import org.fuma.web.Form;
import org.fuma.web.Frame;

/** A person's remembered phones on the page of their account, and the page on which the phone at hand is remembered. */
@Produces(MediaType.TEXT_HTML)
@Controller("/account/devices")
final class DevicePages implements AccountPart {

  private final Devices devices;
  private final DeviceCookie cookie;
  private final Proof proof;
  private final SecurityEvents events;
  private final Frame frame;

  DevicePages(Devices devices, DeviceCookie cookie, Proof proof, SecurityEvents events, Frame frame) {
    this.devices = devices;
    this.cookie = cookie;
    this.proof = proof;
    this.events = events;
    this.frame = frame;
  }

  @Override
  public int getOrder() {
    return DEVICES;
  }

  @Override
  public Optional<Content> draw(HttpRequest<?> request, Actor actor, SessionStanding session) {
    if (!Devices.allowed(actor)) {
      return Optional.empty();
    }
    long here = cookie.find(request).flatMap(secret -> devices.mine(actor, secret)).orElse(0L);
    return Optional.of(frame.part(request, "factor/devices", Map.of("devices", devices.list(actor), "here", here)));
  }

  @SignedIn
  @Get("/new")
  HttpResponse<?> ask(HttpRequest<?> request, Actor actor) {
    if (!Devices.allowed(actor)) {
      throw new Failure.Forbidden("device.desk");
    }
    proof.require(request);
    return page(request, HttpStatus.OK, Entry.blank());
  }

  @SignedIn
  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> remember(HttpRequest<?> request, Actor actor, @Body String body) {
    proof.require(request);
    Form form = Form.read(body);
    try {
      Devices.Remembered remembered =
          devices.remember(actor, form.text("label"), form.text("pin"), form.text("again"), cookie.find(request));
      MutableHttpResponse<?> response = HttpResponse.seeOther(URI.create("/account?done=device"));
      cookie.give(response, remembered.secret());
      events.record(
          events.origin(request, Optional.of(actor.account())), "device.remembered", "",
          "device " + Ids.show(remembered.device().id()) + ": " + remembered.device().label());
      return response;
    } catch (Failure.Invalid | Failure.Conflict refused) {
      return page(request, HttpStatus.valueOf(refused.status()), Entry.refused(form, refused));
    }
  }

  @SignedIn
  @Post("/{id}/removal")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> remove(HttpRequest<?> request, Actor actor, String id) {
    long device = Ids.read(id).orElseThrow(Failure.NotFound::new);
    boolean here = cookie.find(request).flatMap(secret -> devices.mine(actor, secret)).filter(mine -> mine == device).isPresent();
    devices.forget(actor, device);
    events.record(events.origin(request, Optional.of(actor.account())), "device.forgotten", "", "device " + Ids.show(device));
    MutableHttpResponse<?> response = HttpResponse.seeOther(URI.create("/account?done=device-removed"));
    if (here) {
      cookie.take(response);
    }
    return response;
  }

  private HttpResponse<?> page(HttpRequest<?> request, HttpStatus status, Entry entry) {
    return frame.page(request, status, Frame.words(request).say("device.new"), "factor/new-device", Map.of("entry", entry));
  }
}
