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
import io.micronaut.http.annotation.QueryValue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Open;
import org.fuma.access.OwnPath;
import org.fuma.access.SecurityEvents;
import org.fuma.access.SessionStanding;
import org.fuma.access.Strength;
import org.fuma.store.Ids;
import org.fuma.web.ClientAddress;
import org.fuma.web.Entry;
import org.fuma.web.Failure;
import org.fuma.web.Form;
import org.fuma.web.Frame;
import org.fuma.web.Message;
import org.fuma.web.RateLimit;
import org.fuma.web.RateLimits;

/** The page on which a remembered phone is opened by its PIN. */
@Produces(MediaType.TEXT_HTML)
@Controller("/sign-in/device")
final class DeviceSignIn {

  /** PINs from one address; what stops a guesser is the count of each phone. */
  static final RateLimit TRIES = new RateLimit(300, 300, Duration.ofMinutes(1), RateLimit.WhenLost.OPEN, "error.busy");

  private final DeviceOpening phones;
  private final DeviceCookie cookie;
  private final Entrance entrance;
  private final SecurityEvents events;
  private final RateLimits limits;
  private final ClientAddress addresses;
  private final Frame frame;

  DeviceSignIn(
      DeviceOpening phones, DeviceCookie cookie, Entrance entrance, SecurityEvents events, RateLimits limits, ClientAddress addresses, Frame frame) {
    this.phones = phones;
    this.cookie = cookie;
    this.entrance = entrance;
    this.events = events;
    this.limits = limits;
    this.addresses = addresses;
    this.frame = frame;
  }

  @Open
  @Get
  HttpResponse<?> ask(HttpRequest<?> request, @QueryValue(defaultValue = "/") String next) {
    if (SessionStanding.find(request).isPresent()) {
      return HttpResponse.seeOther(OwnPath.read(next));
    }
    return page(request, HttpStatus.OK, Entry.of(new Form(Map.of("next", List.of(next)))));
  }

  @Open
  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> open(HttpRequest<?> request, @Body String body) {
    Form form = Form.read(body);
    Optional<PhoneSecret> secret = cookie.find(request);
    if (secret.isEmpty()) {
      return page(request, HttpStatus.UNAUTHORIZED, Entry.of(form));
    }
    try {
      limits.take(TRIES, addresses.of(request));
      return switch (phones.open(secret.get(), form.text("pin"))) {
        case DeviceOpening.Opening.Opened opened -> enter(request, opened, form.text("next"));
        case DeviceOpening.Opening.Wrong wrong -> refuse(request, wrong, form);
        case DeviceOpening.Opening.Copied copied -> {
          entrance.copied(request, copied);
          yield page(request, HttpStatus.UNAUTHORIZED, Entry.of(form));
        }
        case DeviceOpening.Opening.Unknown unknown -> page(request, HttpStatus.UNAUTHORIZED, Entry.of(form));
      };
    } catch (Failure.TooMany busy) {
      return page(request, HttpStatus.TOO_MANY_REQUESTS, Entry.refused(form, busy)).header("Retry-After", Integer.toString(busy.retryAfterSeconds()));
    }
  }

  private HttpResponse<?> enter(HttpRequest<?> request, DeviceOpening.Opening.Opened opened, String next) {
    MutableHttpResponse<?> response = HttpResponse.seeOther(OwnPath.read(next));
    entrance.admit(request, response, opened.account(), Strength.DEVICE, Optional.of(opened), "device " + Ids.show(opened.device()));
    return response;
  }

  private HttpResponse<?> refuse(HttpRequest<?> request, DeviceOpening.Opening.Wrong wrong, Form form) {
    String device = "device " + Ids.show(wrong.device());
    entrance.refused(request, Optional.of(wrong.account()), device + ": PIN");
    if (wrong.left() == 0) {
      events.record(
          events.origin(request, Optional.of(wrong.account())), "device.forgotten", "", device + ": " + DeviceOpening.MOST_TRIES + " wrong PINs in a row");
      return page(request, HttpStatus.UNAUTHORIZED, Entry.of(form));
    }
    return page(
        request, HttpStatus.UNAUTHORIZED, new Entry(form, Map.of("pin", Message.of("device.wrong", wrong.left())), Optional.empty()));
  }

  /** The form; where the phone is not remembered (any more), a sentence that says so and the way to the password. */
  private MutableHttpResponse<?> page(HttpRequest<?> request, HttpStatus status, Entry entry) {
    Optional<PhoneSecret> secret = cookie.find(request);
    Optional<String> label = secret.flatMap(phones::label);
    MutableHttpResponse<?> page =
        frame.page(
            request, status, Frame.words(request).say("device.open"), "factor/open-device",
            Map.of("entry", entry, "label", label.orElse(""), "known", label.isPresent()));
    if (secret.isPresent() && label.isEmpty()) {
      cookie.take(page);
    }
    return page;
  }
}
