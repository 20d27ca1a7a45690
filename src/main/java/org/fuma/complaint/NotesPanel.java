package org.fuma.complaint;

import gg.jte.Content;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.web.Frame;

/** What supervisors noted about a complaint, with a form for more. */
@Singleton
final class NotesPanel implements ComplaintPanel {

  static final String FORM = "note";

  private final ComplaintNotes notes;
  private final Frame frame;

  NotesPanel(ComplaintNotes notes, Frame frame) {
    this.notes = notes;
    this.frame = frame;
  }

  @Override
  public int getOrder() {
    return 60;
  }

  @Override
  public Optional<Content> draw(HttpRequest<?> request, Actor actor, Complaint complaint) {
    return Optional.of(frame.part(request, "complaint/notes",
        Map.of("id", complaint.id(), "notes", notes.of(actor, complaint.id()), "entry", DeskPages.entry(request, FORM))));
  }
}
