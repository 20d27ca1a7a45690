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

/** The orders to correct that are due first, on the page with which an official's day begins. */
@Singleton
class CorrectionsToday implements TodayPanel {

  private static final int MOST = 10;

  private final Corrections corrections;
  private final VisitNarrowing days;
  private final Frame frame;

  CorrectionsToday(Corrections corrections, VisitNarrowing days, Frame frame) {
    this.corrections = corrections;
    this.days = days;
    this.frame = frame;
  }

  @Override
  public Optional<Content> draw(HttpRequest<?> request, Actor actor, Official official) {
    List<Correction> open = corrections.list(actor, Optional.empty());
    return open.isEmpty()
        ? Optional.empty()
        : Optional.of(frame.part(request, "visit/corrections-today", Map.of("rows", open.stream().limit(MOST).toList(), "today", days.today())));
  }
}
