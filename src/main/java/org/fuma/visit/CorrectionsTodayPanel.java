package org.fuma.visit;

import gg.jte.Content;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.authority.Official;
import org.fuma.store.ServiceClock;
import org.fuma.store.Time;
import org.fuma.web.Frame;

/** On an official's page of today: the own authority's orders to correct that wait for their re-check, those that are due first. */
@Singleton
final class CorrectionsTodayPanel implements TodayPanel {

  private static final int PLACE = 300;
  private static final int SHOWN = 8;

  private final Corrections corrections;
  private final ServiceClock clock;
  private final Frame frame;

  CorrectionsTodayPanel(Corrections corrections, ServiceClock clock, Frame frame) {
    this.corrections = corrections;
    this.clock = clock;
    this.frame = frame;
  }

  @Override
  public int getOrder() {
    return PLACE;
  }

  @Override
  public Optional<Content> draw(HttpRequest<?> request, Actor actor, Official official) {
    List<Correction> open = corrections.list(actor, Optional.empty());
    LocalDate today = Time.day(clock.instant());
    return open.isEmpty()
        ? Optional.empty()
        : Optional.of(frame.part(request, "visit/today-corrections",
            Map.of("rows", open.subList(0, Math.min(SHOWN, open.size())), "today", today, "more", open.size() > SHOWN)));
  }
}
