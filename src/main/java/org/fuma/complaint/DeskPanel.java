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

/** On a supervisor's start page: the complaints that must not wait. */
@Singleton
final class DeskPanel implements HomePanel {

  private final Inbox inbox;
  private final Frame frame;

  DeskPanel(Inbox inbox, Frame frame) {
    this.inbox = inbox;
    this.frame = frame;
  }

  @Override
  public int getOrder() {
    return -20;
  }

  @Override
  public Optional<Content> draw(HttpRequest<?> request, Actor actor) {
    if (!actor.may(Permission.COMPLAINT_DECIDE)) {
      return Optional.empty();
    }
    Figures now = inbox.figures(actor);
    return now.overdue() + now.threeDays() + now.unassigned() + now.second() == 0
        ? Optional.empty()
        : Optional.of(frame.part(request, "complaint/desk-home", Map.of("figures", now)));
  }
}
