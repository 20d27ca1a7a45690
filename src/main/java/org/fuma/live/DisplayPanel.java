package org.fuma.live;

import gg.jte.Content;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.enterprise.Enterprise;
import org.fuma.enterprise.EnterprisePanel;
import org.fuma.web.Frame;

/** A firm's open door displays on its page. */
@Singleton
final class DisplayPanel implements EnterprisePanel {

  private final DoorDisplays displays;
  private final Frame frame;

  DisplayPanel(DoorDisplays displays, Frame frame) {
    this.displays = displays;
    this.frame = frame;
  }

  @Override
  public Optional<Content> draw(HttpRequest<?> request, Actor actor, Enterprise enterprise) {
    List<DoorDisplay> open = displays.open(actor, enterprise.id());
    boolean own = actor.speaksFor(enterprise.id());
    return own || !open.isEmpty()
        ? Optional.of(frame.part(
            request,
            "live/panel",
            Map.of(
                "firm", enterprise,
                "open", open,
                "own", own,
                "mayRevoke", displays.mayRevoke(actor, enterprise.id()))))
        : Optional.empty();
  }
}
