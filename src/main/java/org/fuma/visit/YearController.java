package org.fuma.visit;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Needs;
import org.fuma.access.Permission;
import org.fuma.enterprise.Enterprises;
import org.fuma.store.Ids;
import org.fuma.web.Checks;
import org.fuma.web.Failure;

/** A firm's year for programs. */
@Controller("/api/v1/enterprises/{id}/visit-counts")
final class YearController {

  private static final int FIRST_YEAR = 2021;
  private static final int LAST_YEAR = 2199;

  private final YearCounts counts;
  private final Enterprises enterprises;

  YearController(YearCounts counts, Enterprises enterprises) {
    this.counts = counts;
    this.enterprises = enterprises;
  }

  /** A year: the cap of each authority's counted visits, and who came how often. */
  @Serdeable
  record YearView(int year, int cap, int inspections, int service, List<Line> authorities) {}

  /** One authority's visits: counted towards the cap, outside it, and contacts at which nothing was inspected. */
  @Serdeable
  record Line(String authority, String authorityName, int counted, int outside, int service) {}

  /** How often the firm was visited in a year, by whom; this year where none is given. */
  @Needs({Permission.VISIT_READ_ALL, Permission.VISIT_READ_OWN})
  @Get
  YearView year(Actor actor, String id, @QueryValue Optional<String> year) {
    Checks checks = new Checks();
    Optional<Integer> asked = year.filter(text -> !text.isBlank()).map(text -> checks.number("year", text, FIRST_YEAR, LAST_YEAR));
    checks.done();
    FirmYear found = counts.of(actor, enterprises.see(actor, Ids.read(id).orElseThrow(Failure.NotFound::new)), asked);
    return new YearView(found.year(), found.cap(), found.inspections(), found.service(),
        found.authorities().stream()
            .map(one -> new Line(Ids.show(one.authority()), one.name(), one.counted(), one.outside(), one.service())).toList());
  }
}
