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
import org.fuma.web.Listing;

/** Single ratings for programs of supervisors. */
@Controller("/api/v1/ratings")
final class GivenRatingController {

  private final Ratings ratings;

  GivenRatingController(Ratings ratings) {
    this.ratings = ratings;
  }

  /** A rating: the day, not the moment; who gave it for the firm is not kept. */
  @Serdeable
  record RatingView(
      String id,
      String visit,
      String enterprise,
      String enterpriseName,
      String authority,
      String authorityName,
      String quarter,
      String ratedOn,
      int grade,
      boolean certificates,
      boolean scanned,
      boolean items,
      boolean conduct,
      boolean favours,
      String text,
      @Nullable String callBack) {

    static RatingView of(Rating rating) {
      RatingAnswers said = rating.answers();
      return new RatingView(
          Ids.show(rating.id()),
          Ids.show(rating.visit()),
          Ids.show(rating.enterprise()),
          rating.enterpriseName(),
          Ids.show(rating.authority()),
          rating.authorityName(),
          rating.quarter().toString(),
          rating.ratedOn().toString(),
          said.grade(),
          said.said(RatingQuestion.CERTIFICATES),
          said.said(RatingQuestion.SCANNED),
          said.said(RatingQuestion.ITEMS),
          said.said(RatingQuestion.CONDUCT),
          said.said(RatingQuestion.FAVOURS),
          rating.text(),
          rating.callBack().map(Ids::show).orElse(null));
    }
  }

  /** Lists single ratings, latest day first; {@code bad=yes} asks for those that opened a call-back. */
  @Needs(Permission.RATING_READ)
  @Get
  Listing<RatingView> list(
      Actor actor,
      @QueryValue(defaultValue = "") String authority,
      @QueryValue(defaultValue = "") String quarter,
      @QueryValue(defaultValue = "") String bad,
      @QueryValue Optional<String> pageToken) {
    List<Rating> page = ratings.list(actor, RatingFilter.read(authority, quarter, bad), DayMark.read(pageToken));
    return Listing.of(page.stream().map(RatingView::of).toList(), next(page));
  }

  /** One rating. */
  @Needs(Permission.RATING_READ)
  @Get("/{id}")
  RatingView one(Actor actor, String id) {
    return RatingView.of(ratings.see(actor, RatingController.id(id)));
  }

  static Optional<String> next(List<Rating> page) {
    return page.size() < Ratings.PAGE ? Optional.empty() : Optional.of(new DayMark(page.getLast().ratedOn(), page.getLast().id()).toString());
  }
}
