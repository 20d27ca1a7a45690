package org.fuma.complaint;

import gg.jte.Content;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.web.Frame;

/** On a complaint's page at the desk: what follows for the authority, and whether it was done. */
@Singleton
final class MeasuresPanel implements ComplaintPanel {

  /** Above the acts: whoever writes the telling reads there what was decided. */
  private static final int ORDER = -110;

  private final Measures measures;
  private final Frame frame;

  MeasuresPanel(Measures measures, Frame frame) {
    this.measures = measures;
    this.frame = frame;
  }

  @Override
  public int getOrder() {
    return ORDER;
  }

  @Override
  public Optional<Content> draw(HttpRequest<?> request, Actor actor, Complaint complaint) {
    List<Measure> of = measures.of(complaint.id());
    return of.isEmpty() ? Optional.empty()
        : Optional.of(frame.part(request, "complaint/measures-panel", Map.of("measures", of, "today", measures.today())));
  }
}
