package org.fuma.visit;

import static org.fuma.web.Given.text;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Needs;
import org.fuma.access.Permission;
import org.fuma.store.Ids;
import org.fuma.web.Failure;
import org.fuma.web.Listing;

/** Words added to a visit's record, for programs. */
@Controller("/api/v1/visits/{id}")
final class RemarkController {

  private final VisitLog visits;
  private final Remarks remarks;

  RemarkController(VisitLog visits, Remarks remarks) {
    this.visits = visits;
    this.remarks = remarks;
  }

  /** What the firm remarks. */
  @Serdeable
  record RemarkRequest(@Nullable String text) {}

  /** That the firm would not sign, and whether the record was read to it. */
  @Serdeable
  record UnsignedRequest(@Nullable String text, @Nullable Boolean readOut) {}

  /** Words on the record: FIRM by the firm, UNSIGNED by an official. */
  @Serdeable
  record RemarkView(String kind, int number, String text, @Nullable Boolean readOut, String by, String at) {

    static RemarkView of(Remark remark) {
      return new RemarkView(remark.kind().name(), remark.number(), remark.text(), remark.readOut().orElse(null), remark.by(), remark.at().toString());
    }
  }

  /** Lists what was added to the visit's record, oldest first. */
  @Needs({Permission.VISIT_READ_ALL, Permission.VISIT_READ_AUTHORITY, Permission.VISIT_READ_OWN})
  @Get("/remarks")
  Listing<RemarkView> list(Actor actor, String id) {
    visits.see(actor, id(id));
    return all(id(id));
  }

  /** Adds a remark of the firm. */
  @Needs(Permission.VISIT_CONFIRM)
  @Post("/remarks")
  HttpResponse<Listing<RemarkView>> remark(Actor actor, String id, @Body RemarkRequest asked, @Header("Idempotency-Key") Optional<String> key) {
    remarks.remark(actor, id(id), text(asked.text()), key);
    return HttpResponse.created(all(id(id)));
  }

  /** Notes that the firm would not sign the record. */
  @Needs(Permission.VISIT_LOG)
  @Post("/unsigned")
  HttpResponse<Listing<RemarkView>> unsigned(Actor actor, String id, @Body UnsignedRequest asked, @Header("Idempotency-Key") Optional<String> key) {
    remarks.unsigned(actor, id(id), text(asked.text()), Boolean.TRUE.equals(asked.readOut()), key);
    return HttpResponse.created(all(id(id)));
  }

  private Listing<RemarkView> all(long visit) {
    return Listing.of(remarks.of(visit).stream().map(RemarkView::of).toList(), Optional.empty());
  }

  private static long id(String shown) {
    return Ids.read(shown).orElseThrow(Failure.NotFound::new);
  }
}
