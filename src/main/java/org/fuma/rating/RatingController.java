package org.fuma.rating;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.serde.annotation.Serdeable;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Needs;
import org.fuma.access.Permission;
import org.fuma.store.Ids;
import org.fuma.web.Failure;
import org.fuma.web.Given;

/** A firm rates a visit, for programs. */
@Controller("/api/v1/visits/{id}/rating")
final class RatingController {

  private final Ratings ratings;

  RatingController(Ratings ratings) {
    this.ratings = ratings;
  }

  /** A rating: grade 1 to 5, an answer to every question, words if there is something to say. */
  @Serdeable
  record RatingRequest(
      @Nullable Integer grade,
      @Nullable Boolean certificates,
      @Nullable Boolean scanned,
      @Nullable Boolean items,
      @Nullable Boolean conduct,
      @Nullable Boolean favours,
      @Nullable String text) {

    GivenRating given() {
      Map<RatingQuestion, String> answers = new EnumMap<>(RatingQuestion.class);
      answers.put(RatingQuestion.CERTIFICATES, said(certificates));
      answers.put(RatingQuestion.SCANNED, said(scanned));
      answers.put(RatingQuestion.ITEMS, said(items));
      answers.put(RatingQuestion.CONDUCT, said(conduct));
      answers.put(RatingQuestion.FAVOURS, said(favours));
      return new GivenRating(grade == null ? "" : grade.toString(), answers, Given.text(text));
    }

    private static String said(@Nullable Boolean answer) {
      return answer == null ? "" : answer ? "yes" : "no";
    }
  }

  /** Whether the visit can be rated: REFUSED, NOT_YET, OPEN until {@code last}, RATED or OVER; never what was said. */
  @Serdeable
  record RatingTimeView(String standing, @Nullable String last) {

    static RatingTimeView of(RatingTime time) {
      return new RatingTimeView(time.standing().name(), time.last().map(LocalDate::toString).orElse(null));
    }
  }

  /** Says whether the firm may rate the visit, and until when. */
  @Needs(Permission.RATING_GIVE)
  @Get
  RatingTimeView time(Actor actor, String id) {
    return RatingTimeView.of(ratings.time(actor, id(id)));
  }

  /** Rates the visit, once. */
  @Needs(Permission.RATING_GIVE)
  @Post
  HttpResponse<RatingTimeView> give(Actor actor, String id, @Body RatingRequest asked, @Header("Idempotency-Key") Optional<String> key) {
    ratings.give(actor, id(id), asked.given(), key);
    return HttpResponse.created(RatingTimeView.of(ratings.time(actor, id(id))));
  }

  static long id(String shown) {
    return Ids.read(shown).orElseThrow(Failure.NotFound::new);
  }
}
