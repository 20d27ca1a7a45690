package org.fuma.visit;

import gg.jte.Content;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.store.Ids;
import org.fuma.web.Frame;

/** Behind a joint visit's code: the way in for an official of another authority. */
@Singleton
final class JoinCodePanel implements VisitCodePanel {

  private final JointVisits joint;
  private final VisitCodes codes;
  private final Frame frame;

  JoinCodePanel(JointVisits joint, VisitCodes codes, Frame frame) {
    this.joint = joint;
    this.codes = codes;
    this.frame = frame;
  }

  @Override
  public Optional<Content> draw(HttpRequest<?> request, Actor actor, Visit visit) {
    return joint.mayAsk(actor, visit)
        ? Optional.of(frame.part(
            request, "visit/join-link", Map.of("visit", visit, "way", "/visits/" + Ids.show(visit.id()) + "/join?token=" + codes.token(visit.id()))))
        : Optional.empty();
  }
}
