package org.fuma.visit;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Needs;
import org.fuma.access.Permission;
import org.fuma.store.Ids;
import org.fuma.web.Form;
import org.fuma.web.Listing;

/** The list of visits for programs. */
@Controller("/api/v1/visits")
final class VisitListController {

  private final VisitLog visits;
  private final VisitNarrowing narrowing;

  VisitListController(VisitLog visits, VisitNarrowing narrowing) {
    this.visits = visits;
    this.narrowing = narrowing;
  }

  /**
   * Lists the visits that the caller may see, latest first; narrowed by enterprise, authority, state, kind, result, from and until (days of arrival,
   * Asia/Shanghai), mark.
   */
  @Needs({Permission.VISIT_READ_ALL, Permission.VISIT_READ_AUTHORITY, Permission.VISIT_READ_OWN})
  @Get
  Listing<VisitView.Line> list(HttpRequest<?> request, Actor actor, @QueryValue Optional<String> pageToken) {
    List<VisitRow> rows = visits.list(actor, VisitFilter.read(Form.query(request)), Listing.below(pageToken));
    LocalDate today = narrowing.today();
    int days = narrowing.resultDays(today);
    return Listing.of(
        rows.stream().map(row -> VisitView.Line.of(row, row.marks(today, days))).toList(),
        rows.size() < VisitLog.PAGE ? Optional.empty() : Optional.of(Ids.show(rows.getLast().id())));
  }
}
