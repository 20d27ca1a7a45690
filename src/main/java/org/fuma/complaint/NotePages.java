package org.fuma.complaint;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import java.net.URI;
import org.fuma.access.Actor;
import org.fuma.access.Needs;
import org.fuma.access.Permission;
import org.fuma.store.Ids;
import org.fuma.web.Failure;
import org.fuma.web.Form;

/** Notes something about a complaint, from its page. */
@Produces(MediaType.TEXT_HTML)
@Controller("/complaints/{id}/notes")
final class NotePages {

  private final ComplaintNotes notes;
  private final DeskPages desk;

  NotePages(ComplaintNotes notes, DeskPages desk) {
    this.notes = notes;
    this.desk = desk;
  }

  @Needs(Permission.COMPLAINT_DECIDE)
  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> note(HttpRequest<?> request, Actor actor, String id, @Body String body) {
    long complaint = ComplaintPages.known(id);
    Form form = Form.read(body);
    try {
      notes.note(actor, complaint, form.text("note"), form.key());
      return HttpResponse.seeOther(URI.create("/complaints/" + Ids.show(complaint) + "#notes"));
    } catch (Failure.Invalid | Failure.Conflict refused) {
      return desk.refused(request, actor, complaint, NotesPanel.FORM, form, refused);
    }
  }
}
