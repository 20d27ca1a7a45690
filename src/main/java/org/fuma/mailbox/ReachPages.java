package org.fuma.mailbox;

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
import io.micronaut.http.annotation.QueryValue;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.SessionStanding;
import org.fuma.access.SignedIn;
import org.fuma.factor.AccountPart;
import org.fuma.notice.Channel;
import org.fuma.notice.Channels;
import org.fuma.web.Entry;
import org.fuma.web.Failure;
import org.fuma.web.Form;
import org.fuma.web.Frame;

/** How a person is told besides the page: a part of the account page, and a page for each channel. */
@Produces(MediaType.TEXT_HTML)
@Controller("/account/reach")
final class ReachPages implements AccountPart {

  private static final int ORDER = (DEVICES + SESSIONS) / 2;

  private final Ways ways;
  private final Channels channels;
  private final Frame frame;

  ReachPages(Ways ways, Channels channels, Frame frame) {
    this.ways = ways;
    this.channels = channels;
    this.frame = frame;
  }

  @Override
  public int getOrder() {
    return ORDER;
  }

  @Override
  public Optional<Content> draw(HttpRequest<?> request, Actor actor, SessionStanding session) {
    return actor.mayBeTold() ? Optional.of(frame.part(request, "mailbox/reach-part", Map.of("ways", ways.of(actor)))) : Optional.empty();
  }

  /** Mail or short messages, by {@code channel}; without one, to the account page, where both are offered. */
  @SignedIn
  @Get
  HttpResponse<?> ask(HttpRequest<?> request, Actor actor, @QueryValue Optional<String> channel) {
    return channel.isEmpty()
        ? HttpResponse.seeOther(URI.create("/account"))
        : page(request, HttpStatus.OK, actor, Ways.named(channel.get()), Entry.blank());
  }

  @SignedIn
  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> offer(HttpRequest<?> request, Actor actor, @Body String body) {
    Form form = Form.read(body);
    Channel channel = Ways.named(form.text("channel"));
    try {
      ways.offer(actor, channel, form.text("address"));
      return HttpResponse.seeOther(URI.create("/account/reach?channel=" + channel));
    } catch (Failure.Invalid | Failure.Conflict refused) {
      return page(request, HttpStatus.valueOf(refused.status()), actor, channel, Entry.refused(form, refused));
    }
  }

  @SignedIn
  @Post("/confirmation")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> confirm(HttpRequest<?> request, Actor actor, @Body String body) {
    Form form = Form.read(body);
    Channel channel = Ways.named(form.text("channel"));
    try {
      ways.confirm(actor, channel, form.text("code"));
      return HttpResponse.seeOther(URI.create("/account?done=reach"));
    } catch (Failure.Invalid | Failure.Conflict refused) {
      return page(request, HttpStatus.valueOf(refused.status()), actor, channel, Entry.refused(form, refused));
    }
  }

  @SignedIn
  @Post("/removal")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> remove(Actor actor, @Body String body) {
    ways.remove(actor, Ways.named(Form.read(body).text("channel")));
    return HttpResponse.seeOther(URI.create("/account?done=reach-removed"));
  }

  private HttpResponse<?> page(HttpRequest<?> request, HttpStatus status, Actor actor, Channel channel, Entry entry) {
    return frame.page(request, status, Frame.words(request).say("reach.title-" + channel), "mailbox/reach",
        Map.of("way", ways.of(actor, channel), "entry", entry, "simulated", channels.simulated(channel)));
  }
}
