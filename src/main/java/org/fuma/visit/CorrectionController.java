package org.fuma.visit;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.serde.annotation.Serdeable;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Needs;
import org.fuma.access.Permission;
import org.fuma.store.Ids;
import org.fuma.store.ServiceClock;
import org.fuma.store.Time;
import org.fuma.web.Listing;

/** Orders to correct that wait for their re-check, for programs. */
@Controller("/api/v1/corrections")
final class CorrectionController {

  private final Corrections corrections;
  private final ServiceClock clock;

  CorrectionController(Corrections corrections, ServiceClock clock) {
    this.corrections = corrections;
    this.clock = clock;
  }

  /** An open order; {@code due} is the last day on which it may be followed. */
  @Serdeable
  record CorrectionView(
      String visit, String enterprise, String enterpriseName, String authority, String authorityName, String due, boolean overdue) {}

  /** Lists the open orders that the caller may see, the one that is due first before all. */
  @Needs({Permission.VISIT_READ_ALL, Permission.VISIT_READ_AUTHORITY, Permission.VISIT_READ_OWN})
  @Get
  Listing<CorrectionView> list(Actor actor, @QueryValue Optional<String> pageToken) {
    List<Correction> rows = corrections.list(actor, pageToken.map(Corrections.Place::read));
    LocalDate today = Time.day(clock.instant());
    return Listing.of(
        rows.stream()
            .map(row -> new CorrectionView(Ids.show(row.visit()), Ids.show(row.enterprise()), row.enterpriseName(), Ids.show(row.authority()),
                row.authorityName(), row.due().toString(), row.overdue(today))).toList(),
        rows.size() < Corrections.PAGE ? Optional.empty() : Optional.of(Corrections.Place.of(rows.getLast()).shown()));
  }
}
