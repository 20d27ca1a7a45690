package org.fuma.complaint;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.attachment.Intake;
import org.fuma.attachment.SentFile;
import org.fuma.authority.Authorities;
import org.fuma.store.Ids;
import org.fuma.web.Entry;
import org.fuma.web.Failure;
import org.fuma.web.Form;
import org.fuma.web.Frame;
import org.fuma.web.Multipart;
import org.fuma.web.Option;

/** The form on which a complaint is written, the same for accounts and at plaques: how it is read, and what its template is given. */
@Singleton
class FilingForm {

  private final Authorities authorities;
  private final DraftFiles files;
  private final Intake intake;

  FilingForm(Authorities authorities, DraftFiles files, Intake intake) {
    this.authorities = authorities;
    this.files = files;
    this.intake = intake;
  }

  /**
   * What was sent.
   *
   * @param file what follows the fields, when a file was chosen
   */
  record Sent(Form form, Optional<Multipart.Upload> file) {}

  /** Reads the form with its file up to the file. */
  static Sent read(InputStream body, String contentType) {
    Multipart.Upload upload = Multipart.read(body, contentType, EvidencePages.LONGEST_FIELD);
    return new Sent(upload.form(), upload.fileName().isEmpty() ? Optional.empty() : Optional.of(upload));
  }

  /** The file itself, found good. */
  SentFile good(Multipart.Upload upload) {
    return intake.evidence(upload.fileName(), upload.file());
  }

  /** The file of somebody without an account, found good. */
  SentFile goodOfStranger(Multipart.Upload upload) {
    return intake.evidenceOfStranger(upload.fileName(), upload.file());
  }

  /** What it asks for. */
  static NewComplaint asked(Form form) {
    return new NewComplaint(
        id(form.text("enterprise")), id(form.text("visit")), id(form.text("authority")), form.text("category"), form.text("happenedOn"),
        form.text("text"), form.text("demand"), form.text("subject"), form.text("matter"), form.text("officials"), form.text("naming"), form.text("caller"),
        form.text("telephone"));
  }

  /** What every such form's template is given. */
  Map<String, Object> given(HttpRequest<?> request, Entry entry, Optional<Drafts.Draft> draft) {
    Map<String, Object> given = new HashMap<>();
    given.put("entry", entry);
    given.put("authorities", authorities.all().stream().map(authority -> new Option(Ids.show(authority.id()), authority.name())).toList());
    given.put("categories",
        Arrays.stream(ComplaintCategory.values()).map(known -> new Option(known.name(), Frame.words(request).say(known))).toList());
    given.put("files", draft.map(kept -> files.of(kept.id())).orElse(List.of()));
    given.put("mostMb", Intake.MOST_MB);
    given.put("mostFiles", Evidence.MOST);
    return given;
  }

  /** The page of a form that was refused, with the time to wait where there is one. */
  static HttpResponse<?> later(MutableHttpResponse<?> page, Failure refused) {
    if (refused instanceof Failure.TooMany many) {
      page.header("Retry-After", Integer.toString(many.retryAfterSeconds()));
    }
    return page;
  }

  /** An id that names nothing is looked up like any other and not found. */
  static Optional<Long> id(String given) {
    return given.isEmpty() ? Optional.empty() : Optional.of(ComplaintPages.known(given));
  }
}
