package org.fuma.complaint;

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
import io.micronaut.http.server.types.files.StreamedFile;
import java.io.InputStream;
import java.net.URI;
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
import org.fuma.web.Multipart;

/** Evidence of a complaint: for the supervisors who may read it and the firm; the firm adds to it. */
@Produces(MediaType.TEXT_HTML)
@Controller("/complaints/{id}/files")
final class EvidencePages {

  /** Bytes of the longest field beside a file: 5,000 characters. */
  static final int LONGEST_FIELD = 32_768;

  /** What is said when a file comes without words. */
  static final String NO_WORDS = "filing.file-alone";

  private final Complaints complaints;
  private final Evidence evidence;
  private final Filings filings;
  private final PlaqueLimits limits;
  private final Intake intake;
  private final Attachments attachments;
  private final OwnPages own;

  EvidencePages(
      Complaints complaints, Evidence evidence, Filings filings, PlaqueLimits limits, Intake intake, Attachments attachments, OwnPages own) {
    this.complaints = complaints;
    this.evidence = evidence;
    this.filings = filings;
    this.limits = limits;
    this.intake = intake;
    this.attachments = attachments;
    this.own = own;
  }

  @Needs({Permission.COMPLAINT_FILE, Permission.COMPLAINT_DECIDE})
  @Get("/{number}")
  @Produces(MediaType.ALL)
  HttpResponse<StreamedFile> file(Actor actor, String id, String number) {
    complaints.see(actor, ComplaintPages.known(id));
    return attachments.download(evidence.one(ComplaintPages.known(id), number), "evidence-" + number);
  }

  @Needs(Permission.COMPLAINT_FILE)
  @Post
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  HttpResponse<?> add(HttpRequest<?> request, Actor actor, String id, @Header("Content-Type") String contentType, @Body InputStream body) {
    Complaint complaint = complaints.see(actor, ComplaintPages.known(id));
    Multipart.Upload upload = Multipart.read(body, contentType, LONGEST_FIELD);
    try {
      limits.takeFile(actor.account());
      filings.add(Mover.of(actor), actor.account(), complaint, intake.evidence(upload.fileName(), upload.file()), note(request, upload.form()),
          upload.form().key());
      return HttpResponse.seeOther(URI.create("/complaints/" + Ids.show(complaint.id()) + "?done=1"));
    } catch (Failure.Invalid | Failure.Conflict | Failure.TooLarge | Failure.TooMany refused) {
      return own.see(request, actor, complaint.id(), HttpStatus.valueOf(refused.status()), refused(upload.form(), refused));
    }
  }

  /** The words beside a file; with none, a sentence that says that it came. */
  static String note(HttpRequest<?> request, Form form) {
    return form.text("text").isBlank() ? org.fuma.web.Frame.words(request).say(NO_WORDS) : form.text("text");
  }

  /** A file that was refused is chosen anew, and that is another act; the words stay. */
  static Entry refused(Form form, Failure refused) {
    return Entry.refused(new Form(Map.of("_act", java.util.List.of("file"), "text", form.all("text"))), refused);
  }
}
