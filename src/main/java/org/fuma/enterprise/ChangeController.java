package org.fuma.enterprise;

import static org.fuma.web.Given.text;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Needs;
import org.fuma.access.Permission;
import org.fuma.store.Ids;
import org.fuma.web.Failure;

/** One change of many firms, for programs. */
@Controller("/api/v1/enterprise-changes")
final class ChangeController {

  private final FirmChanges changes;

  ChangeController(FirmChanges changes) {
    this.changes = changes;
  }

  /**
   * Which firms, by ids or by the list's filter (an empty filter means every firm); what is set, to which value and why; with preview,
   * nothing is done. Acts: grade (A to D, NONE), batch, state, district (six digits, or "suggested" for the USCC's region where it is open).
   */
  @Serdeable
  record ChangeRequest(
      @Nullable Selection selection, @Nullable String act, @Nullable String value, @Nullable String reason, @Nullable Boolean preview) {}

  /** A firm that is named in a preview. */
  @Serdeable
  record NamedFirm(String id, String uscc, String name, String state) {}

  /** Firms for which the change comes to the same: how many, and the latest twenty. */
  @Serdeable
  record PreviewPart(long count, List<NamedFirm> first) {}

  /** What the change would come to; or the job that does it. */
  @Serdeable
  record ChangeAnswer(
      @Nullable String job, @Nullable PreviewPart changed, @Nullable PreviewPart unchanged, @Nullable PreviewPart refused) {}

  /** Changes many firms in the background (201, with the job), or says what that would come to (200). */
  @Needs(Permission.ENTERPRISE_ENROL)
  @Post
  HttpResponse<ChangeAnswer> change(Actor actor, @Body ChangeRequest asked, @Header("Idempotency-Key") Optional<String> key) {
    if (asked.selection() == null) {
      throw new Failure.Invalid("selection.unknown");
    }
    BulkChange change = new BulkChange(asked.selection(), text(asked.act()), text(asked.value()), text(asked.reason()));
    if (Boolean.TRUE.equals(asked.preview())) {
      Preview preview = changes.preview(actor, change);
      return HttpResponse.ok(
          new ChangeAnswer(null, part(preview, Verdict.CHANGED), part(preview, Verdict.UNCHANGED), part(preview, Verdict.REFUSED)));
    }
    String job = Ids.show(changes.ask(actor, change, key));
    return HttpResponse.created(new ChangeAnswer(job, null, null, null)).header("Location", "/api/v1/jobs/" + job);
  }

  private static PreviewPart part(Preview preview, Verdict verdict) {
    Preview.Part part = preview.part(verdict);
    return new PreviewPart(
        part.count(),
        part.first().stream().map(firm -> new NamedFirm(Ids.show(firm.id()), firm.uscc().value(), firm.name(), firm.state().name())).toList());
  }
}
