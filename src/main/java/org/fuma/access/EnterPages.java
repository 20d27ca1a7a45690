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
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.fuma.web.ClientAddress;
import org.fuma.web.Entry;
import org.fuma.web.Failure;
import org.fuma.web.Form;
import org.fuma.web.Frame;
import org.fuma.web.Message;
import org.fuma.web.RateLimit;
import org.fuma.web.RateLimits;

/** The page of a one-time link, where a person sets a password. */
@Produces(MediaType.TEXT_HTML)
@Controller
final class EnterPages {

  /** One-time links opened from one address that were none, or no more: 60 at once, then one in ten seconds. They hold 256 random bits. */
  static final RateLimit MISSES_OF_ADDRESS = new RateLimit(60, 60, Duration.ofMinutes(10), RateLimit.WhenLost.OPEN, "error.busy");

  private final EntryLinks links;
  private final RateLimits limits;
  private final ClientAddress addresses;
  private final Frame frame;

  EnterPages(EntryLinks links, RateLimits limits, ClientAddress addresses, Frame frame) {
    this.links = links;
    this.limits = limits;
    this.addresses = addresses;
    this.frame = frame;
  }

  @Open
  @Get("/enter/{token}")
  HttpResponse<?> enter(HttpRequest<?> request, String token) {
    return enterPage(request, token, HttpStatus.OK, Entry.blank());
  }

  @Open
  @Post("/enter/{token}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> setPassword(HttpRequest<?> request, String token, @Body String body) {
    Form form = Form.read(body);
    username(request, token);
    try {
      if (!form.text("password").equals(form.text("again"))) {
        throw new Failure.Invalid(Map.of("again", Message.of("check.password-differs")));
      }
      links.setPassword(token, form.text("password"));
      return HttpResponse.seeOther(URI.create("/sign-in?set=1"));
    } catch (Failure.Invalid refused) {
      return enterPage(request, token, HttpStatus.UNPROCESSABLE_ENTITY, Entry.refused(form, refused));
    }
  }

  private HttpResponse<?> enterPage(HttpRequest<?> request, String token, HttpStatus status, Entry entry) {
    String username = username(request, token);
    return frame.page(
        request, status, Frame.words(request).say("enter.title"), "access/enter",
        Map.of("entry", entry, "username", username, "least", links.leastLength(token), "action", "/enter/" + token));
  }

  private String username(HttpRequest<?> request, String token) {
    String address = addresses.of(request);
    limits.refuseWhenEmpty(MISSES_OF_ADDRESS, address);
    return links.username(token).orElseThrow(
        () -> {
          limits.take(MISSES_OF_ADDRESS, address);
          return new Failure.NotFound();
        });
  }
}
