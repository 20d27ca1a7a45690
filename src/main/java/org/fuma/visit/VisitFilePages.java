package org.fuma.visit;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.server.types.files.StreamedFile;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.fuma.access.Actor;
import org.fuma.access.Needs;
import org.fuma.access.Permission;
import org.fuma.attachment.Attachments;
import org.fuma.attachment.Intake;
import org.fuma.store.Ids;
import org.fuma.web.Entry;
import org.fuma.web.Failure;
import org.fuma.web.Form;
import org.fuma.web.Frame;
import org.fuma.web.Multipart;

/** Photographs and documents of a visit: to look at, and to add to. */
@Produces(MediaType.TEXT_HTML)
@Controller("/visits/{id}/files")
final class VisitFilePages {

  private final VisitLog visits;
  private final Attendance attendance;
  private final VisitFiles files;
  private final Attachments attachments;
  private final Frame frame;

  VisitFilePages(VisitLog visits, Attendance attendance, VisitFiles files, Attachments attachments, Frame frame) {
    this.visits = visits;
    this.attendance = attendance;
    this.files = files;
    this.attachments = attachments;
    this.frame = frame;
  }

  @Needs({Permission.VISIT_READ_ALL, Permission.VISIT_READ_AUTHORITY, Permission.VISIT_READ_OWN})
  @Get
  HttpResponse<?> list(HttpRequest<?> request, Actor actor, String id, @QueryValue(defaultValue = "") String done) {
    return list(request, HttpStatus.OK, actor, id, !done.isEmpty(), Entry.blank());
  }

  @Needs(Permission.VISIT_LOG)
  @Post
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  HttpResponse<?> add(HttpRequest<?> request, Actor actor, String id, @Header("Content-Type") String contentType, @Body InputStream body) {
    attendance.require(actor, id(id));
    Multipart.Upload upload = Multipart.read(body, contentType);
    try {
      files.add(actor, id(id), upload.fileName(), upload.file(), upload.form().key());
      return HttpResponse.seeOther(URI.create("/visits/" + id + "/files?done=1"));
    } catch (Failure.Invalid | Failure.Conflict | Failure.TooLarge | Failure.TooMany refused) {
      // A file that was refused is chosen anew, and that is another act.
      return list(request, HttpStatus.valueOf(refused.status()), actor, id, false, Entry.refused(Form.EMPTY, refused));
    }
  }

  @Needs({Permission.VISIT_READ_ALL, Permission.VISIT_READ_AUTHORITY, Permission.VISIT_READ_OWN})
  @Get("/{number}")
  @Produces(MediaType.ALL)
  HttpResponse<StreamedFile> file(Actor actor, String id, String number) {
    return attachments.download(files.see(actor, id(id), VisitFileController.number(number)), VisitFileController.name(id, number));
  }

  private HttpResponse<?> list(HttpRequest<?> request, HttpStatus status, Actor actor, String id, boolean done, Entry entry) {
    Visit visit = visits.see(actor, id(id));
    List<VisitFile> all = files.of(visit.id());
    return frame.page(
        request,
        status,
        Frame.words(request).say("after.files-title"),
        "visit/files",
        Map.of(
            "visit", visit,
            "files", all,
            "entry", entry,
            "done", done,
            "mayAdd", attendance.of(actor, visit) && visit.state() != VisitState.REFUSED && all.size() < VisitFiles.MOST,
            "mostMb", Intake.MOST_MB));
  }

  private static long id(String shown) {
    return Ids.read(shown).orElseThrow(Failure.NotFound::new);
  }
}
