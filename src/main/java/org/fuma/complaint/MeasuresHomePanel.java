package org.fuma.complaint;

import gg.jte.Content;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.HomePanel;
import org.fuma.access.Permission;
import org.fuma.web.Frame;

/** On a supervisor's start page: measures that were reported done, and those that should be done by now. */
@Singleton
final class MeasuresHomePanel implements HomePanel {

  private static final int ORDER = 40;

  private final MeasureDesk desk;
  private final Frame frame;

  MeasuresHomePanel(MeasureDesk desk, Frame frame) {
    this.desk = desk;
    this.frame = frame;
  }

  @Override
  public int getOrder() {
    return ORDER;
  }

  @Override
  public Optional<Content> draw(HttpRequest<?> request, Actor actor) {
    if (!actor.may(Permission.COMPLAINT_DECIDE)) {
      return Optional.empty();
    }
    MeasureRepository.Waiting waiting = desk.waiting(actor);
    return waiting.reported() + waiting.overdue() == 0 ? Optional.empty()
        : Optional.of(frame.part(request, "complaint/measures-waiting", Map.of("reported", waiting.reported(), "overdue", waiting.overdue())));
  }
}
