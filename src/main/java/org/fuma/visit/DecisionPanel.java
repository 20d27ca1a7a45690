package org.fuma.visit;

import gg.jte.Content;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.plan.Plans;
import org.fuma.web.Frame;

/** On a visit's page: what the rules decided of the entry, as it was said then, and what was declared. */
@Singleton
final class DecisionPanel implements VisitPanel {

  private static final int FIRST = -100;

  private final Plans plans;
  private final YearCounts counts;
  private final Frame frame;

  DecisionPanel(Plans plans, YearCounts counts, Frame frame) {
    this.plans = plans;
    this.counts = counts;
    this.frame = frame;
  }

  @Override
  public int getOrder() {
    return FIRST;
  }

  @Override
  public Optional<Content> draw(HttpRequest<?> request, Actor actor, Visit visit) {
    return Optional.of(frame.part(
        request, "visit/decision", Map.of("visit", visit, "plan", visit.declared().plan().flatMap(plans::name), "year", counts.soFar(visit))));
  }
}
