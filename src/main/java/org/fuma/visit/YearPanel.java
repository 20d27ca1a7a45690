package org.fuma.visit;

import gg.jte.Content;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.enterprise.Enterprise;
import org.fuma.enterprise.EnterprisePanel;
import org.fuma.web.Frame;

/** The firm's year: who came how often, beside what they may. */
@Singleton
class YearPanel implements EnterprisePanel {

  private final YearCounts counts;
  private final Frame frame;

  YearPanel(YearCounts counts, Frame frame) {
    this.counts = counts;
    this.frame = frame;
  }

  @Override
  public int getOrder() {
    return 20;
  }

  @Override
  public Optional<Content> draw(HttpRequest<?> request, Actor actor, Enterprise firm) {
    return YearCounts.mayRead(actor, firm.id())
        ? Optional.of(frame.part(request, "visit/year", Map.of("year", counts.of(actor, firm, Optional.empty()), "firm", firm)))
        : Optional.empty();
  }
}
