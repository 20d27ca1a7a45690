package org.fuma.complaint;

import gg.jte.Content;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.HomePanel;
import org.fuma.access.Permission;
import org.fuma.web.Frame;

/** A firm is told on its start page which of its complaints wait for it: something is asked, or a result has been told. */
@Singleton
final class WaitingPanel implements HomePanel {

  private final OwnComplaints own;
  private final Frame frame;

  WaitingPanel(OwnComplaints own, Frame frame) {
    this.own = own;
    this.frame = frame;
  }

  @Override
  public Optional<Content> draw(HttpRequest<?> request, Actor actor) {
    if (!actor.may(Permission.COMPLAINT_FILE)) {
      return Optional.empty();
    }
    List<OwnComplaints.Line> waiting = own.waiting(actor.enterprises());
    return waiting.isEmpty() ? Optional.empty() : Optional.of(frame.part(request, "complaint/waiting", Map.of("lines", waiting)));
  }
}
