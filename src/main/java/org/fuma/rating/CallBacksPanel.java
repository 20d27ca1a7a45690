package org.fuma.rating;

import gg.jte.Content;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.HomePanel;
import org.fuma.access.Permission;
import org.fuma.web.Frame;

/** On a supervisor's start page: how many firms have to be called back. */
@Singleton
final class CallBacksPanel implements HomePanel {

  private static final int PLACE = 250;

  private final CallBacks callBacks;
  private final Frame frame;

  CallBacksPanel(CallBacks callBacks, Frame frame) {
    this.callBacks = callBacks;
    this.frame = frame;
  }

  @Override
  public int getOrder() {
    return PLACE;
  }

  @Override
  public Optional<Content> draw(HttpRequest<?> request, Actor actor) {
    if (!actor.may(Permission.RATING_READ)) {
      return Optional.empty();
    }
    CallBackFigures figures = callBacks.figures(actor);
    return figures.open() == 0 ? Optional.empty() : Optional.of(frame.part(request, "rating/waiting", Map.of("figures", figures)));
  }
}
