package org.fuma.audit;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
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
   * A verification that has ended.
   *
   * @param at       when the database was as it was verified
   * @param seconds  how long it took
   * @param nightly  true when nobody asked for it
   * @param result   FITS, MISFITS, or FAILED: it did not come to its end and says nothing
   * @param copies   how many checkpoints from outside the log was compared with; with none, one that was put back as a whole fits too;
   *                 null where it was not kept
   * @param erased   how many texts were erased since the verification before, on days that are over; null where there is none before
   * @param findings how many things do not fit
   * @param found    the first of them, each naming its row; a confidential one is not named
   */
  @Serdeable
  record VerificationView(
      String id, Instant at, long seconds, boolean nightly, Verified.Result result, long entries, long leaves, long waiting,
      @Nullable Long copies, @Nullable Long erased, long findings, List<String> found) {}

  /** The last verifications, latest first. */
  @Needs(Permission.LEDGER_READ)
  @Get
  Listing<VerificationView> list(Actor actor) {
    return Listing.of(desk.list(actor).stream().map(VerificationController::view).toList(), Optional.empty());
  }

  /** Begins one in the background; what it finds stands in the list when it has ended. 409 while one is under way. */
  @Needs(Permission.LEDGER_READ)
  @Status(HttpStatus.ACCEPTED)
  @Post
  void begin(Actor actor) {
    desk.begin(actor);
  }

  private static VerificationView view(Verified row) {
    return new VerificationView(
        Ids.show(row.id()), row.at(), row.took().toSeconds(), row.asker().isEmpty(), row.result(), row.entries(), row.leaves(), row.waiting(),
        row.copies().orElse(null), row.erased().orElse(null), row.count(), row.found());
  }
}
