package org.fuma.rating;

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
import java.util.EnumMap;
import java.util.Map;
import org.fuma.access.Actor;
import org.fuma.access.Needs;
import org.fuma.access.Permission;
import org.fuma.visit.Visit;
import org.fuma.web.Entry;
import org.fuma.web.Failure;
import org.fuma.web.Form;
import org.fuma.web.Frame;

/** The page on which a firm rates a visit; afterwards it says that this was done, and nothing else. */
@Produces(MediaType.TEXT_HTML)
@Controller("/visits/{id}/rating")
final class RatingPages {

  private final Ratings ratings;
  private final Frame frame;

  RatingPages(Ratings ratings, Frame frame) {
    this.ratings = ratings;
    this.frame = frame;
  }

  @Needs(Permission.RATING_GIVE)
  @Get
  HttpResponse<?> form(HttpRequest<?> request, Actor actor, String id) {
    return page(request, HttpStatus.OK, actor, id, Entry.blank());
  }

  @Needs(Permission.RATING_GIVE)
  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> give(HttpRequest<?> request, Actor actor, String id, @Body String body) {
    Form form = Form.read(body);
    Map<RatingQuestion, String> answers = new EnumMap<>(RatingQuestion.class);
    for (RatingQuestion question : RatingQuestion.values()) {
      answers.put(question, form.text(GivenRating.field(question)));
    }
    try {
      ratings.give(actor, RatingController.id(id), new GivenRating(form.text("grade"), answers, form.text("text")), form.key());
      return HttpResponse.seeOther(URI.create("/visits/" + id + "/rating"));
    } catch (Failure.Invalid | Failure.Conflict refused) {
      return page(request, HttpStatus.valueOf(refused.status()), actor, id, Entry.refused(form, refused));
    }
  }

  private HttpResponse<?> page(HttpRequest<?> request, HttpStatus status, Actor actor, String id, Entry entry) {
    Visit visit = ratings.own(actor, RatingController.id(id));
    return frame.page(
        request, status, Frame.words(request).say("rating.title"), "rating/rate",
        Map.of("visit", visit, "time", ratings.time(visit), "entry", entry));
  }
}
