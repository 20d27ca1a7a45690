package org.fuma.mailbox;

import static org.fuma.web.Given.text;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Needs;
import org.fuma.access.Permission;
import org.fuma.access.SignedIn;
import org.fuma.notice.Channel;
import org.fuma.notice.Deliveries;
import org.fuma.notice.EndMark;
import org.fuma.notice.Inbox;
import org.fuma.notice.NoticeKind;
import org.fuma.notice.Told;
import org.fuma.notice.Undelivered;
import org.fuma.store.Ids;
import org.fuma.web.Failure;
import org.fuma.web.Frame;
import org.fuma.web.Listing;
import org.fuma.web.Words;

/** A person's own notices for programs, and where the person is told of them. */
@Controller("/api/v1")
final class NoticeController {

  private final Inbox inbox;
  private final Deliveries deliveries;
  private final Ways ways;

  NoticeController(Inbox inbox, Deliveries deliveries, Ways ways) {
    this.inbox = inbox;
    this.deliveries = deliveries;
    this.ways = ways;
  }

  /**
   * A notice.
   *
   * @param at   a minute of Asia/Shanghai, or a day alone
   * @param path of the page that it leads to
   */
  @Serdeable
  record NoticeView(String id, @Nullable String kind, String at, String text, String path, boolean unread) {

    static NoticeView of(Told told, Words words) {
      return new NoticeView(
          Ids.show(told.id()), told.kind().map(NoticeKind::name).orElse(null), told.when(), told.said(words), told.path(), told.unread());
    }
  }

  /** A delivery that failed, or may have. */
  @Serdeable
  record UndeliveredView(String id, @Nullable String kind, String day, String channel, String state, int tries) {

    static UndeliveredView of(Undelivered row) {
      return new UndeliveredView(Ids.show(row.id()), row.kind().map(NoticeKind::name).orElse(null), row.day().toString(), row.channel().name(),
          row.state().name(), row.tries());
    }
  }

  /** A way to tell a person: MAIL or SMS. */
  @Serdeable
  record WayView(String channel, @Nullable String address, boolean confirmed, boolean open) {

    static WayView of(Way way) {
      return new WayView(way.channel().name(), way.address().orElse(null), way.confirmed(), way.open());
    }
  }

  /** An address to be told at. */
  @Serdeable
  record AddressGiven(@Nullable String channel, @Nullable String address) {}

  /** The code that went there. */
  @Serdeable
  record CodeGiven(@Nullable String channel, @Nullable String code) {}

  /** A way to be forgotten. */
  @Serdeable
  record WayGiven(@Nullable String channel) {}

  /** The notices, unread ones first, then the latest. */
  @SignedIn
  @Get("/notices")
  Listing<NoticeView> list(HttpRequest<?> request, Actor actor, @QueryValue Optional<String> pageToken) {
    Optional<Told.After> after = pageToken.map(token -> PageToken.read(token).orElseThrow(() -> new Failure.Malformed("error.page-token")));
    List<Told> told = inbox.page(actor.account(), after);
    return Listing.of(told.stream().map(one -> NoticeView.of(one, Frame.words(request))).toList(), PageToken.next(told));
  }

  /** Marks one as read. */
  @SignedIn
  @Post("/notices/{id}/reading")
  HttpResponse<?> read(Actor actor, String id) {
    Told told = Ids.read(id).flatMap(known -> inbox.find(actor.account(), known)).orElseThrow(Failure.NotFound::new);
    inbox.read(actor.account(), told.id());
    return HttpResponse.status(HttpStatus.NO_CONTENT);
  }

  /** Marks all as read. */
  @SignedIn
  @Post("/notices/reading")
  HttpResponse<?> readAll(Actor actor) {
    inbox.readAll(actor.account());
    return HttpResponse.status(HttpStatus.NO_CONTENT);
  }

  /** What did not arrive, or may not have; to whom is not said. */
  @Needs(Permission.COMPLAINT_DECIDE)
  @Get("/notices/undelivered")
  Listing<UndeliveredView> undelivered(@QueryValue Optional<String> pageToken) {
    List<Undelivered> rows = deliveries.undelivered(EndMark.read(pageToken));
    return Listing.of(rows.stream().map(UndeliveredView::of).toList(), EndMark.after(rows));
  }

  /** Sends one of them once more. */
  @Needs(Permission.COMPLAINT_DECIDE)
  @Post("/notices/undelivered/{id}/resending")
  HttpResponse<?> resend(String id) {
    if (!Ids.read(id).map(deliveries::sendAgain).orElse(false)) {
      throw new Failure.NotFound();
    }
    return HttpResponse.status(HttpStatus.NO_CONTENT);
  }

  /** The ways to tell the caller. */
  @SignedIn
  @Get("/account/reach")
  Listing<WayView> ways(Actor actor) {
    return Listing.of(ways.of(actor).stream().map(WayView::of).toList(), Optional.empty());
  }

  /** Gives an address; a code goes there. */
  @SignedIn
  @Post("/account/reach")
  WayView offer(Actor actor, @Body AddressGiven given) {
    Channel channel = Ways.named(text(given.channel()));
    ways.offer(actor, channel, text(given.address()));
    return WayView.of(ways.of(actor, channel));
  }

  /** Gives the code back that arrived. */
  @SignedIn
  @Post("/account/reach/confirmation")
  WayView confirm(Actor actor, @Body CodeGiven given) {
    Channel channel = Ways.named(text(given.channel()));
    ways.confirm(actor, channel, text(given.code()));
    return WayView.of(ways.of(actor, channel));
  }

  /** Forgets an address. */
  @SignedIn
  @Post("/account/reach/removal")
  HttpResponse<?> remove(Actor actor, @Body WayGiven given) {
    ways.remove(actor, Ways.named(text(given.channel())));
    return HttpResponse.status(HttpStatus.NO_CONTENT);
  }
}
