package org.fuma.plan;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Needs;
import org.fuma.access.Permission;
import org.fuma.store.Ids;
import org.fuma.web.Failure;
import org.fuma.web.Listing;

/** For programs: what is still to be done under plans in force. */
@Controller("/api/v1")
final class PlannedController {

  private final PlannedWork work;

  PlannedController(PlannedWork work) {
    this.work = work;
  }

  /** A firm that is still to be inspected under a plan in force. */
  @Serdeable
  record FirmToVisit(String plan, String name, String until, String enterprise, String enterpriseName, String uscc, int done, int perFirm) {

    static FirmToVisit of(PlannedWork.ToVisit row) {
      return new FirmToVisit(Ids.show(row.plan()), row.name(), row.until().toString(), Ids.show(row.firm().id()), row.firm().name(),
          row.firm().uscc().value(), row.done(), row.perFirm());
    }
  }

  /** A plan under which a firm is still to be inspected. */
  @Serdeable
  record PlannedInspection(String authority, String authorityName, String name, String kind, String from, String until, int done, int perFirm) {

    static PlannedInspection of(PlannedWork.Next next) {
      return new PlannedInspection(Ids.show(next.authority()), next.authorityName(), next.name(), next.kind().name(), next.from().toString(),
          next.until().toString(), next.done(), next.perFirm());
    }
  }

  /** Firms that the caller's authority is still to inspect under plans in force today. */
  @Needs(Permission.VISIT_LOG)
  @Get("/plans/today")
  Listing<FirmToVisit> today(Actor actor, @QueryValue Optional<String> pageToken) {
    List<PlannedWork.ToVisit> rows = work.today(actor, pageToken, PlanDesk.PAGE);
    return Listing.of(
        rows.stream().map(FirmToVisit::of).toList(), rows.size() < PlanDesk.PAGE ? Optional.empty() : Optional.of(rows.getLast().place()));
  }

  /** Approved plans under which the firm is still to be inspected, now or within ninety days. */
  @Needs({Permission.ENTERPRISE_READ, Permission.ENTERPRISE_OWN})
  @Get("/enterprises/{id}/planned-inspections")
  Listing<PlannedInspection> next(Actor actor, String id) {
    long enterprise = Ids.read(id).orElseThrow(Failure.NotFound::new);
    return Listing.of(work.next(actor, enterprise).stream().map(PlannedInspection::of).toList(), Optional.empty());
  }
}
