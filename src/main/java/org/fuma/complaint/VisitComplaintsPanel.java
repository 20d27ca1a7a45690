package org.fuma.complaint;

import gg.jte.Content;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Permission;
import org.fuma.store.Ids;
import org.fuma.visit.Visit;
import org.fuma.visit.VisitPanel;
import org.fuma.web.Frame;

/** On a visit's page, for supervisors alone: that somebody complained about it. */
@Singleton
final class VisitComplaintsPanel implements VisitPanel {

  private static final int SHOWN = 5;

  private final Inbox inbox;
  private final Frame frame;

  VisitComplaintsPanel(Inbox inbox, Frame frame) {
    this.inbox = inbox;
    this.frame = frame;
  }

  @Override
  public int getOrder() {
    return 80;
  }

  @Override
  public Optional<Content> draw(HttpRequest<?> request, Actor actor, Visit visit) {
    if (!actor.may(Permission.COMPLAINT_DECIDE)) {
      return Optional.empty();
    }
    Inbox.Found found = inbox.list(actor, InboxFilter.aboutVisit(visit.id()), Optional.empty(), SHOWN);
    return found.rows().isEmpty()
        ? Optional.empty()
        : Optional.of(frame.part(request, "complaint/of-visit",
            Map.of("rows", found.rows(), "subjects", found.subjects(), "list", "/complaints?state=ALL&visit=" + Ids.show(visit.id()))));
  }
}
