package org.fuma.rating;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Needs;
import org.fuma.access.Permission;
import org.fuma.authority.Authorities;
import org.fuma.authority.Authority;
import org.fuma.store.Ids;
import org.fuma.store.ServiceClock;
import org.fuma.store.Time;
import org.fuma.web.Form;
import org.fuma.web.Frame;
import org.fuma.web.Option;

/** The supervisors' list of single ratings, and one of them. */
@Produces(MediaType.TEXT_HTML)
@Controller("/ratings/given")
final class GivenRatingPages {

  private final Ratings ratings;
  private final Authorities authorities;
  private final ServiceClock clock;
  private final Frame frame;

  GivenRatingPages(Ratings ratings, Authorities authorities, ServiceClock clock, Frame frame) {
    this.ratings = ratings;
    this.authorities = authorities;
    this.clock = clock;
    this.frame = frame;
  }

  @Needs(Permission.RATING_READ)
  @Get
  HttpResponse<?> list(HttpRequest<?> request, Actor actor, @QueryValue Optional<String> after) {
    Form asked = Form.query(request);
    RatingFilter filter = RatingFilter.read(asked.text("authority"), asked.text("quarter"), asked.text("bad"));
    List<Rating> page = ratings.list(actor, filter, DayMark.read(after));
    String first = "/ratings/given?authority=" + filter.authority().map(Ids::show).orElse("") + "&quarter="
        + filter.quarter().map(Quarter::toString).orElse("") + "&bad=" + (filter.bad() ? "yes" : "");
    return frame.page(
        request,
        "rating.given-title",
        "rating/given",
        Map.of(
            "rows", page,
            "authorities", bodies(authorities.all()),
            "quarters", quarters(),
            "filter", filter,
            "first", first,
            "next", GivenRatingController.next(page).map(mark -> first + "&after=" + mark),
            "beyondFirst", after.isPresent()));
  }

  @Needs(Permission.RATING_READ)
  @Get("/{id}")
  HttpResponse<?> one(HttpRequest<?> request, Actor actor, String id) {
    Rating rating = ratings.see(actor, RatingController.id(id));
    return frame.page(request, HttpStatus.OK, Frame.words(request).say("rating.one-title"), "rating/one", Map.of("rating", rating));
  }

  /** The running quarter and those before it. */
  private List<Option> quarters() {
    List<Option> options = new ArrayList<>();
    Quarter quarter = Quarter.of(Time.day(clock.instant()));
    for (int i = 0; i <= Totals.QUARTERS; i++) {
      options.add(new Option(quarter.toString(), quarter.toString()));
      quarter = quarter.before();
    }
    return options;
  }

  static List<Option> bodies(List<Authority> all) {
    return all.stream().map(body -> new Option(Ids.show(body.id()), body.name())).toList();
  }
}
