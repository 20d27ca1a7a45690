package org.fuma.enterprise;

import gg.jte.Content;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Permission;
import org.fuma.web.Frame;

/** Offers to change the firms of a selection. */
@Singleton
class ChangePanel implements SelectionPanel {

  private final Frame frame;

  ChangePanel(Frame frame) {
    this.frame = frame;
  }

  @Override
  public int getOrder() {
    return -100;
  }

  @Override
  public Optional<Content> draw(HttpRequest<?> request, Actor actor, Selection selection, long count) {
    return count == 0 || !actor.may(Permission.ENTERPRISE_ENROL)
        ? Optional.empty()
        : Optional.of(frame.part(request, "enterprise/change-panel", Map.of("query", selection.query())));
  }
}
