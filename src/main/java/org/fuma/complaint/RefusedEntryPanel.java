package org.fuma.complaint;

import gg.jte.Content;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Permission;
import org.fuma.visit.Visit;
import org.fuma.visit.VisitPanel;
import org.fuma.web.Entry;
import org.fuma.web.Frame;

/** On the page of an entry that was refused: the firm complains of it with one tap. */
@Singleton
class RefusedEntryPanel implements VisitPanel {

  private final Complaints complaints;
  private final Frame frame;

  RefusedEntryPanel(Complaints complaints, Frame frame) {
    this.complaints = complaints;
    this.frame = frame;
  }

  @Override
  public int getOrder() {
    return -50;
  }

  @Override
  public Optional<Content> draw(HttpRequest<?> request, Actor actor, Visit visit) {
    return RefusedEntry.is(visit) && actor.may(Permission.COMPLAINT_FILE) && actor.speaksFor(visit.enterprise())
        ? Optional.of(frame.part(request, "complaint/refused-entry",
            Map.of("visit", visit, "said", RefusedEntry.of(visit, Frame.words(request)), "entry", Entry.blank(), "filed", complaints.ofVisit(actor, visit))))
        : Optional.empty();
  }
}
