package org.fuma.visit;

import gg.jte.Content;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.authority.Official;
import org.fuma.web.Frame;

/** On an official's page of today: joint visits that wait for the own authority, and the way to enter what could not be scanned. */
@Singleton
final class JoinTodayPanel implements TodayPanel {

  private static final int LATER = 500;

  private final JointVisits joint;
  private final Frame frame;

  JoinTodayPanel(JointVisits joint, Frame frame) {
    this.joint = joint;
    this.frame = frame;
  }

  @Override
  public int getOrder() {
    return LATER;
  }

  @Override
  public Optional<Content> draw(HttpRequest<?> request, Actor actor, Official official) {
    List<JointVisits.Invitation> waiting = joint.waiting(actor);
    return Optional.of(frame.part(request, "visit/today-joint", Map.of("waiting", waiting)));
  }
}
