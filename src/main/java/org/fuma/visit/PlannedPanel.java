package org.fuma.visit;

import gg.jte.Content;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.enterprise.Enterprise;
import org.fuma.enterprise.EnterprisePanel;
import org.fuma.plan.PlannedWork;
import org.fuma.web.Frame;

/** Which inspections of the firm are planned next. */
@Singleton
class PlannedPanel implements EnterprisePanel {

  private final PlannedWork work;
  private final Frame frame;

  PlannedPanel(PlannedWork work, Frame frame) {
    this.work = work;
    this.frame = frame;
  }

  @Override
  public int getOrder() {
    return 30;
  }

  @Override
  public Optional<Content> draw(HttpRequest<?> request, Actor actor, Enterprise firm) {
    if (!YearCounts.mayRead(actor, firm.id())) {
      return Optional.empty();
    }
    List<PlannedWork.Next> next = work.next(actor, firm.id());
    return Optional.of(frame.part(request, "visit/planned", Map.of("next", next)));
  }
}
