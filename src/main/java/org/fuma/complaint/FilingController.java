package org.fuma.complaint;

import static org.fuma.web.Given.text;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
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
import io.micronaut.serde.annotation.Serdeable;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Needs;
import org.fuma.access.Permission;
import org.fuma.attachment.Attachments;
import org.fuma.attachment.Intake;
import org.fuma.store.Ids;
import org.fuma.web.Listing;

/** Complaining, and the evidence, for programs of a firm; supervisors read the evidence here too. */
@Controller("/api/v1/complaints")
final class FilingController {

  private final Filings filings;
  private final Complaints complaints;
  private final Evidence evidence;
  private final PlaqueLimits limits;
  private final Intake intake;
  private final Attachments attachments;

  FilingController(Filings filings, Complaints complaints, Evidence evidence, PlaqueLimits limits, Intake intake, Attachments attachments) {
    this.filings = filings;
    this.complaints = complaints;
    this.evidence = evidence;
    this.limits = limits;
    this.intake = intake;
    this.attachments = attachments;
  }

  /** A complaint that is asked for. */
  @Serdeable
  record FilingRequest(
      @Nullable String enterprise,
      @Nullable String visit,
      @Nullable String authority,
      @Nullable String category,
      @Nullable String matter,
      @Nullable String subject,
      @Nullable String happenedOn,
      @Nullable String officials,
      @Nullable String text,
      @Nullable String demand,
      @Nullable String naming) {}

  /** A piece of evidence; {@code sha256} is that of the bytes that are kept, in hexadecimal. */
  @Serdeable
  record EvidenceView(int number, String name, String type, long length, String sha256, boolean cleaned, String at) {

    static EvidenceView of(Evidence.Item item) {
      Attachments.Kept kept = item.kept();
      return new EvidenceView(item.number(), kept.name(), kept.kind().type(), kept.length(), HexFormat.of().formatHex(kept.sha256()), kept.kind().cleaned(),
          item.at().toString());
    }
  }

  /** Complains for one's firm; answers as reading the complaint does. */
  @Needs(Permission.COMPLAINT_FILE)
  @Post
  HttpResponse<ComplaintView> file(Actor actor, @Body FilingRequest asked, @Header("Idempotency-Key") Optional<String> key) {
    NewComplaint complaint =
        new NewComplaint(
            FilingForm.id(text(asked.enterprise())), FilingForm.id(text(asked.visit())), FilingForm.id(text(asked.authority())),
            text(asked.category()),
            text(asked.happenedOn()), text(asked.text()), text(asked.demand()), text(asked.subject()), text(asked.matter()), text(asked.officials()),
            text(asked.naming()), "", "");
    long id = filings.file(actor, complaint, key);
    return HttpResponse.created(ComplaintController.view(complaints.see(actor, id))).header("Location", "/api/v1/complaints/" + Ids.show(id));
  }

  /** Lists a complaint's evidence. */
  @Needs({Permission.COMPLAINT_FILE, Permission.COMPLAINT_DECIDE})
  @Get("/{id}/files")
  Listing<EvidenceView> list(Actor actor, String id) {
    complaints.see(actor, ComplaintPages.known(id));
    return Listing.of(views(ComplaintPages.known(id)), Optional.empty());
  }

  /** Adds a file as the body itself, JPEG, PNG, WebP, PDF or a recording, 10 MB at most, with words of 10 characters or more. */
  @Needs(Permission.COMPLAINT_FILE)
  @Post("/{id}/files")
  @Consumes(MediaType.ALL)
  HttpResponse<EvidenceView> add(
      Actor actor, String id, @QueryValue Optional<String> name, @QueryValue Optional<String> text, @Header("Idempotency-Key") Optional<String> key,
      @Body InputStream body) {
    Complaint complaint = complaints.see(actor, ComplaintPages.known(id));
    limits.takeFile(actor.account());
    String note = text.filter(words -> !words.isBlank()).orElse(org.fuma.web.Words.ZH.say(EvidencePages.NO_WORDS));
    int number = filings.add(Mover.of(actor), actor.account(), complaint, intake.evidence(name.orElse(""), body), note, key);
    return HttpResponse.created(views(complaint.id()).get(number - 1)).header("Location", "/api/v1/complaints/" + id + "/files/" + number);
  }

  /** The file itself. */
  @Needs({Permission.COMPLAINT_FILE, Permission.COMPLAINT_DECIDE})
  @Get("/{id}/files/{number}")
  @Produces(MediaType.ALL)
  HttpResponse<StreamedFile> file(Actor actor, String id, String number) {
    complaints.see(actor, ComplaintPages.known(id));
    return attachments.download(evidence.one(ComplaintPages.known(id), number), "evidence-" + number);
  }

  private List<EvidenceView> views(long complaint) {
    return evidence.of(complaint).stream().map(EvidenceView::of).toList();
  }
}
