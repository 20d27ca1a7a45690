package org.fuma.rating;

import gg.jte.Content;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Permission;
import org.fuma.visit.Visit;
import org.fuma.visit.VisitPanel;
import org.fuma.web.Frame;

/** On a visit's page, for its firm alone: that it can be rated, or was. */
@Singleton
final class RatingPanel implements VisitPanel {

  private static final int PLACE = 350;

  private final Ratings ratings;
  private final Frame frame;

  RatingPanel(Ratings ratings, Frame frame) {
    this.ratings = ratings;
    this.frame = frame;
  }

  @Override
  public int getOrder() {
    return PLACE;
  }

  @Override
  public Optional<Content> draw(HttpRequest<?> request, Actor actor, Visit visit) {
    if (!actor.may(Permission.RATING_GIVE) || !actor.speaksFor(visit.enterprise())) {
      return Optional.empty();
    }
    RatingTime time = ratings.time(visit);
    return time.standing() == RatingTime.Standing.REFUSED || time.standing() == RatingTime.Standing.NOT_YET
        ? Optional.empty()
        : Optional.of(frame.part(request, "rating/panel", Map.of("visit", visit, "time", time)));
  }
}
