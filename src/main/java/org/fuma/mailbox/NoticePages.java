package org.fuma.mailbox;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.fuma.access.Actor;
import org.fuma.access.Needs;
import org.fuma.access.OwnPath;
import org.fuma.access.Permission;
import org.fuma.access.SignedIn;
import org.fuma.notice.Channel;
import org.fuma.notice.Channels;
import org.fuma.notice.Deliveries;
import org.fuma.notice.EndMark;
import org.fuma.notice.Inbox;
import org.fuma.notice.Told;
import org.fuma.notice.Undelivered;
import org.fuma.store.Ids;
import org.fuma.web.Failure;
import org.fuma.web.Frame;

/** What a person is told, and for supervisors what could not be sent. */
@Produces(MediaType.TEXT_HTML)
@Controller("/notices")
final class NoticePages {

  private static final String LIST = "/notices";

  private final Inbox inbox;
  private final Deliveries deliveries;
  private final Channels channels;
  private final Frame frame;

  NoticePages(Inbox inbox, Deliveries deliveries, Channels channels, Frame frame) {
    this.inbox = inbox;
    this.deliveries = deliveries;
    this.channels = channels;
    this.frame = frame;
  }

  @SignedIn
  @Get
  HttpResponse<?> list(HttpRequest<?> request, Actor actor, @QueryValue Optional<String> after) {
    List<Told> told = inbox.page(actor.account(), after.flatMap(PageToken::read));
    return frame.page(request, "notice.title", "mailbox/list",
        Map.of(
            "told", told,
            "unread", inbox.unread(actor.account()),
            "next", PageToken.next(told).map(token -> LIST + "?after=" + token),
            "beyondFirst", after.isPresent(),
            "mayResend", actor.may(Permission.COMPLAINT_DECIDE),
            "mayBeTold", actor.mayBeTold(),
            "sample", simulated()));
  }

  /** Leads to what the notice is about; it is read then. */
  @SignedIn
  @Post("/{id}/opening")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> open(Actor actor, String id) {
    Told told = Ids.read(id).flatMap(known -> inbox.find(actor.account(), known)).orElseThrow(Failure.NotFound::new);
    inbox.read(actor.account(), told.id());
    return HttpResponse.seeOther(OwnPath.read(told.path()));
  }

  @SignedIn
  @Post("/reading")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> readAll(Actor actor) {
    inbox.readAll(actor.account());
    return HttpResponse.seeOther(URI.create(LIST));
  }

  @Needs(Permission.COMPLAINT_DECIDE)
  @Get("/undelivered")
  HttpResponse<?> undelivered(HttpRequest<?> request, Actor actor, @QueryValue Optional<String> below) {
    List<Undelivered> rows = deliveries.undelivered(EndMark.read(below));
    String path = LIST + "/undelivered";
    return frame.page(request, "notice.undelivered", "mailbox/undelivered",
        Map.of(
            "rows", rows,
            "next", EndMark.after(rows).map(mark -> path + "?below=" + mark),
            "beyondFirst", below.isPresent()));
  }

  @Needs(Permission.COMPLAINT_DECIDE)
  @Post("/undelivered/{id}/resending")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> resend(Actor actor, String id) {
    if (!Ids.read(id).map(deliveries::sendAgain).orElse(false)) {
      throw new Failure.NotFound();
    }
    return HttpResponse.seeOther(URI.create(LIST + "/undelivered"));
  }

  /** Where nothing leaves the house, what would have been sent: to the viewer, and for supervisors to those without an account, numbers masked. */
  @SignedIn
  @Get("/sample")
  HttpResponse<?> sample(HttpRequest<?> request, Actor actor) {
    boolean simulated = simulated();
    return frame.page(request, "notice.sample", "mailbox/sample",
        Map.of(
            "simulated", simulated,
            "own", simulated ? deliveries.sent(Optional.of(actor.account())) : List.of(),
            "others", simulated && actor.may(Permission.COMPLAINT_DECIDE) ? deliveries.sent(Optional.empty()) : List.of()));
  }

  private boolean simulated() {
    return Stream.of(Channel.values()).anyMatch(channels::simulated);
  }
}
