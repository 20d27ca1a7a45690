package org.fuma.complaint;

import gg.jte.Content;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.store.Ids;
import org.fuma.web.Frame;

/** The evidence at the supervisors' desk, to be saved and looked at. */
@Singleton
final class EvidencePanel implements ComplaintPanel {

  private static final int ORDER = 10;

  private final Evidence evidence;
  private final Frame frame;

  EvidencePanel(Evidence evidence, Frame frame) {
    this.evidence = evidence;
    this.frame = frame;
  }

  @Override
  public int getOrder() {
    return ORDER;
  }

  @Override
  public Optional<Content> draw(HttpRequest<?> request, Actor actor, Complaint complaint) {
    List<Evidence.Item> all = evidence.of(complaint.id());
    return all.isEmpty()
        ? Optional.empty()
        : Optional.of(frame.part(request, "complaint/evidence-panel", Map.of("evidence", all, "path", "/complaints/" + Ids.show(complaint.id()))));
  }
}
