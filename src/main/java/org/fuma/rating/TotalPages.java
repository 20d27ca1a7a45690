package org.fuma.rating;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Needs;
import org.fuma.access.Permission;
import org.fuma.rulebook.Rulebook;
import org.fuma.store.Ids;
import org.fuma.store.ServiceClock;
import org.fuma.store.Time;
import org.fuma.web.Form;
import org.fuma.web.Frame;
import org.fuma.web.Option;

/** What ratings come to: an authority's quarters, or, for supervisors and auditors, all authorities in a quarter. */
@Produces(MediaType.TEXT_HTML)
@Controller("/ratings")
final class TotalPages {

  private final Totals totals;
  private final Rulebook rulebook;
  private final ServiceClock clock;
  private final Frame frame;

  TotalPages(Totals totals, Rulebook rulebook, ServiceClock clock, Frame frame) {
    this.totals = totals;
    this.rulebook = rulebook;
    this.clock = clock;
    this.frame = frame;
  }

  @Needs(Permission.RATING_TOTALS)
  @Get
  HttpResponse<?> list(HttpRequest<?> request, Actor actor, @QueryValue Optional<String> below) {
    Form asked = Form.query(request);
    Optional<Long> one = asked.text("authority").isBlank() ? totals.own(actor) : Optional.of(RatingController.id(asked.text("authority")));
    Quarter quarter = TotalController.quarter(totals, asked.text("quarter"));
    List<Totals.Line> lines = one.map(authority -> totals.of(actor, authority))
        .orElseGet(() -> totals.in(actor, quarter, below.flatMap(Ids::read)));
    String first = "/ratings?quarter=" + quarter;
    return frame.page(
        request,
        HttpStatus.OK,
        Frame.words(request).say("rating.totals-title"),
        "rating/totals",
        Map.of(
            "lines", lines,
            "one", one.isPresent(),
            "desk", actor.may(Permission.RATING_READ),
            "chooses", totals.own(actor).isEmpty(),
            "least", rulebook.on(Time.day(clock.instant())).parameters().ratings().leastFirms(),
            "quarter", quarter,
            "quarters", totals.quarters().stream().map(each -> new Option(each.toString(), each.toString())).toList(),
            "first", first,
            "next", one.isPresent() ? Optional.empty() : TotalController.next(lines).map(id -> first + "&below=" + id),
            "beyondFirst", below.isPresent()));
  }
}
