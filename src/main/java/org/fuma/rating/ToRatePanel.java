package org.fuma.rating;

import gg.jte.Content;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.HomePanel;
import org.fuma.web.Frame;

/** On a firm's start page: visits that can be rated. */
@Singleton
final class ToRatePanel implements HomePanel {

  private static final int PLACE = 200;
  private static final int SHOWN = 5;

  private final Ratings ratings;
  private final Frame frame;

  ToRatePanel(Ratings ratings, Frame frame) {
    this.ratings = ratings;
    this.frame = frame;
  }

  @Override
  public int getOrder() {
    return PLACE;
  }

  @Override
  public Optional<Content> draw(HttpRequest<?> request, Actor actor) {
    List<Ratings.ToRate> visits = ratings.toRate(actor, SHOWN);
    return visits.isEmpty() ? Optional.empty() : Optional.of(frame.part(request, "rating/to-rate", Map.of("visits", visits)));
  }
}
