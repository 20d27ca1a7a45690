package org.fuma.plan;

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

/** On a firm's page: which inspections are planned. */
@Singleton
public final class PlannedPanel implements EnterprisePanel {

  private final PlannedWork work;
  private final Frame frame;

  PlannedPanel(PlannedWork work, Frame frame) {
    this.work = work;
    this.frame = frame;
  }

  @Override
  public int getOrder() {
    return LOWEST_PRECEDENCE;
  }

  @Override
  public Optional<Content> draw(HttpRequest<?> request, Actor actor, Enterprise enterprise) {
    List<PlannedWork.Next> planned = work.next(actor, enterprise.id());
    return Optional.of(frame.part(request, "plan/planned", Map.of("planned", planned)));
  }
}
