package org.fuma.complaint;

import gg.jte.Content;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.notice.Deliveries;
import org.fuma.notice.NoticeKind.Audience;
import org.fuma.notice.Undelivered;
import org.fuma.store.Ids;
import org.fuma.web.Frame;

/** On a complaint's page at the desk: how what was sent to the complainant fared, so that somebody can be called whom no message reached. */
@Singleton
final class TellingPanel implements ComplaintPanel {

  private static final int ORDER = 55;

  private final Deliveries deliveries;
  private final Frame frame;

  TellingPanel(Deliveries deliveries, Frame frame) {
    this.deliveries = deliveries;
    this.frame = frame;
  }

  @Override
  public int getOrder() {
    return ORDER;
  }

  @Override
  public Optional<Content> draw(HttpRequest<?> request, Actor actor, Complaint complaint) {
    List<Undelivered> told = deliveries.about("/complaints/" + Ids.show(complaint.id())).stream()
        .filter(one -> one.kind().filter(kind -> kind.audience() == Audience.COMPLAINANT).isPresent()).toList();
    return told.isEmpty() ? Optional.empty() : Optional.of(frame.part(request, "mailbox/telling", Map.of("told", told)));
  }
}
