package org.fuma.complaint;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Needs;
import org.fuma.access.Permission;
import org.fuma.web.Listing;

/** Supervisors' notes for programs. */
@Controller("/api/v1/complaints/{id}/notes")
final class NoteController {

  private final ComplaintNotes notes;

  NoteController(ComplaintNotes notes) {
    this.notes = notes;
  }

  /** A note that is asked for. */
  @Serdeable
  record NoteRequest(@Nullable String text) {}

  /** A note; the moment in ISO 8601, UTC. */
  @Serdeable
  record NoteView(String by, String at, String text) {}

  /** Every note, oldest first. */
  @Needs(Permission.COMPLAINT_DECIDE)
  @Get
  Listing<NoteView> list(Actor actor, String id) {
    return Listing.of(all(actor, ComplaintPages.known(id)), Optional.empty());
  }

  /** Notes something. */
  @Needs(Permission.COMPLAINT_DECIDE)
  @Post
  HttpResponse<Listing<NoteView>> note(Actor actor, String id, @Body NoteRequest asked, @Header("Idempotency-Key") Optional<String> key) {
    long complaint = ComplaintPages.known(id);
    notes.note(actor, complaint, asked.text() == null ? "" : asked.text(), key);
    return HttpResponse.created(Listing.of(all(actor, complaint), Optional.empty()));
  }

  private List<NoteView> all(Actor actor, long complaint) {
    return notes.of(actor, complaint).stream().map(note -> new NoteView(note.by(), note.at().toString(), note.text())).toList();
  }
}
