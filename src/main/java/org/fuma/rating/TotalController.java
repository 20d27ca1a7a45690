package org.fuma.rating;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Needs;
import org.fuma.access.Permission;
import org.fuma.store.Ids;
import org.fuma.web.Checks;
import org.fuma.web.Failure;
import org.fuma.web.Listing;

/** Totals for programs. */
@Controller("/api/v1/rating-totals")
final class TotalController {

  private final Totals totals;

  TotalController(Totals totals) {
    this.totals = totals;
  }

  /**
   * The total of an authority's quarter. Figures that may not be shown are null: {@code grade} is the mean of 1 to 5, the others are percentages of firms that
   * said yes; {@code firms} and {@code ratings} are for supervisors, everybody else is told {@code firmsAtLeast}.
   */
  @Serdeable
  record TotalView(
      String authority,
      String authorityName,
      String quarter,
      boolean published,
      @Nullable Integer firmsAtLeast,
      @Nullable Integer firms,
      @Nullable Integer ratings,
      @Nullable Double grade,
      @Nullable Integer certificates,
      @Nullable Integer scanned,
      @Nullable Integer items,
      @Nullable Integer conduct,
      @Nullable Integer favours) {

    static TotalView of(Totals.Line line) {
      Optional<Total> published = line.total().filter(Total::published);
      Optional<Total> counted = line.total().filter(any -> line.full());
      return new TotalView(
          Ids.show(line.authority().id()),
          line.authority().name(),
          line.quarter().toString(),
          published.isPresent(),
          published.map(Total::firmsAtLeast).orElse(null),
          counted.map(Total::firms).orElse(null),
          counted.map(Total::ratings).orElse(null),
          line.grade().map(tenths -> tenths / 10.0).orElse(null),
          line.share(RatingQuestion.CERTIFICATES).orElse(null),
          line.share(RatingQuestion.SCANNED).orElse(null),
          line.share(RatingQuestion.ITEMS).orElse(null),
          line.share(RatingQuestion.CONDUCT).orElse(null),
          line.share(RatingQuestion.FAVOURS).orElse(null));
    }
  }

  /** Lists the closed quarters of one authority, or, for who belongs to none, all authorities in one closed quarter: the last one, unless another is named. */
  @Needs(Permission.RATING_TOTALS)
  @Get
  Listing<TotalView> list(
      Actor actor, @QueryValue(defaultValue = "") String authority, @QueryValue(defaultValue = "") String quarter, @QueryValue Optional<String> pageToken) {
    Optional<Long> one = authority.isBlank() ? totals.own(actor) : Optional.of(RatingController.id(authority));
    if (one.isPresent()) {
      return Listing.of(totals.of(actor, one.get()).stream().map(TotalView::of).toList(), Optional.empty());
    }
    List<Totals.Line> page = totals.in(actor, quarter(totals, quarter), Listing.below(pageToken));
    return Listing.of(page.stream().map(TotalView::of).toList(), next(page));
  }

  /**
   * Reads the quarter that was asked for; the last one that is closed where none was.
   *
   * @throws Failure.Invalid when it is none that is listed
   */
  static Quarter quarter(Totals totals, String asked) {
    List<Quarter> closed = totals.quarters();
    if (asked.isBlank()) {
      return closed.getFirst();
    }
    Checks checks = new Checks();
    Optional<Quarter> quarter = Quarter.read(asked).filter(closed::contains);
    if (quarter.isEmpty()) {
      checks.refuse("quarter", "check.choice");
    }
    checks.done();
    return quarter.orElseThrow();
  }

  static Optional<String> next(List<Totals.Line> page) {
    return page.size() < Ratings.PAGE ? Optional.empty() : Optional.of(Ids.show(page.getLast().authority().id()));
  }
}
