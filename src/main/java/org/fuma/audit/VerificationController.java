package org.fuma.audit;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Needs;
import org.fuma.access.Permission;
import org.fuma.store.Ids;
import org.fuma.web.Listing;

/** Verifications for the auditor's programs. */
@Controller("/api/v1/ledger/verifications")
final class VerificationController {

  private final VerificationDesk desk;

  VerificationController(VerificationDesk desk) {
    this.desk = desk;
  }

  /**
   * A verification.
   *
   * @param endedAt  null while it is under way
   * @param found    how many things do not fit
   * @param findings the first of them, each naming its row; a confidential one is not named
   * @param failed   why it did not come to its end; null when it did
   */
  @Serdeable
  record VerificationView(
      String id, Instant startedAt, @Nullable Instant endedAt, long entries, long leaves, long waiting, long found, List<String> findings, @Nullable String failed) {}

  /** A verification that was begun. */
  @Serdeable
  record Begun(String id) {}

  /** Lists verifications, latest first. */
  @Needs(Permission.LEDGER_READ)
  @Get
  Listing<VerificationView> list(Actor actor, @QueryValue Optional<String> pageToken) {
    List<VerificationRow> rows = desk.list(actor, Listing.below(pageToken));
    return Listing.of(
        rows.stream().map(VerificationController::view).toList(),
        rows.size() < VerificationDesk.PAGE ? Optional.empty() : Optional.of(Ids.show(rows.getLast().id())));
  }

  /** Begins one in the background; 409 while one is under way. */
  @Needs(Permission.LEDGER_READ)
  @Post
  HttpResponse<Begun> begin(Actor actor) {
    return HttpResponse.status(HttpStatus.CREATED).body(new Begun(Ids.show(desk.begin(actor))));
  }

  private static VerificationView view(VerificationRow row) {
    return new VerificationView(
        Ids.show(row.id()), row.startedAt(), row.endedAt().orElse(null), row.entries(), row.leaves(), row.waiting(), row.found(), row.findings(),
        row.failed().orElse(null));
  }
}
