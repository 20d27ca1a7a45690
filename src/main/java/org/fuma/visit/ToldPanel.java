package org.fuma.visit;

import gg.jte.Content;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.HomePanel;
import org.fuma.access.Permission;
import org.fuma.web.Frame;

/** A firm is told of entries that were refused and of visits that wait for its answer: on its start page and above its visits. */
@Singleton
final class ToldPanel implements HomePanel {

  private final Told told;
  private final Frame frame;

  ToldPanel(Told told, Frame frame) {
    this.told = told;
    this.frame = frame;
  }

  @Override
  public Optional<Content> draw(HttpRequest<?> request, Actor actor) {
    if (!actor.may(Permission.VISIT_READ_OWN)) {
      return Optional.empty();
    }
    Told.Counts counts = told.of(actor.enterprises());
    return counts.nothing()
        ? Optional.empty()
        : Optional.of(frame.part(request, "visit/told", Map.of("refused", counts.refused(), "waiting", counts.waiting(), "days", Told.DAYS)));
  }
}
