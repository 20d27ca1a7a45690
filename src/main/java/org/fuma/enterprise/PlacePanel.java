package org.fuma.enterprise;

import gg.jte.Content;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Permission;
import org.fuma.web.Frame;

/** Where the firm's premises are, on its page. */
@Singleton
class PlacePanel implements EnterprisePanel {

  private final Places places;
  private final Frame frame;

  PlacePanel(Places places, Frame frame) {
    this.places = places;
    this.frame = frame;
  }

  @Override
  public int getOrder() {
    return 200;
  }

  @Override
  public boolean besideLiveCode() {
    return false;
  }

  @Override
  public Optional<Content> draw(HttpRequest<?> request, Actor actor, Enterprise firm) {
    return Optional.of(frame.part(request, "enterprise/place-panel",
        Map.of("firm", firm, "history", places.history(actor, firm.id()), "mayPlace", actor.may(Permission.ENTERPRISE_ENROL))));
  }
}
