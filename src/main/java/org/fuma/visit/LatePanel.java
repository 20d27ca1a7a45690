package org.fuma.visit;

import gg.jte.Content;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.web.Frame;

/** On the page of a visit that was entered afterwards: that no scan proves it, who entered it when, and why. */
@Singleton
final class LatePanel implements VisitPanel {

  private static final int BEFORE_ALL = -200;

  private final Frame frame;

  LatePanel(Frame frame) {
    this.frame = frame;
  }

  @Override
  public int getOrder() {
    return BEFORE_ALL;
  }

  @Override
  public Optional<Content> draw(HttpRequest<?> request, Actor actor, Visit visit) {
    return visit.entered().map(entered -> frame.part(
        request,
        "visit/late-panel",
        Map.of("visit", visit, "entered", entered, "by", visit.steps().isEmpty() ? "" : visit.steps().getFirst().by(),
            "ofFirm", actor.speaksFor(visit.enterprise()))));
  }
}
