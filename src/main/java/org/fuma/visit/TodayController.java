package org.fuma.visit;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.fuma.access.Actor;
import org.fuma.access.Needs;
import org.fuma.access.Permission;
import org.fuma.plan.PlannedWork;
import org.fuma.store.Ids;
import org.fuma.web.Failure;

/** An official's day for programs. */
@Controller("/api/v1/today")
final class TodayController {

  private final Today today;

  TodayController(Today today) {
    this.today = today;
  }

  /** The day; the certificate's last day, and what it is worth today. */
  @Serdeable
  record TodayView(
      String day, String certificateUntil, String certificate, List<Line> open, List<Line> awaitingMe, List<Line> missingResults, List<Planned> planned) {}

  /** A visit; resultBy is the last day on which its result is on time. */
  @Serdeable
  record Line(
      String visit, String enterprise, String enterpriseName, String kind, String arrivedAt, @Nullable String departedAt, String handshake, String second,
      @Nullable String resultBy) {}

  /** A firm that is to be visited under a plan that is in force, at most fifty of them. */
  @Serdeable
  record Planned(String plan, String name, String until, String enterprise, String enterpriseName, int done, int perFirm) {}

  /** What the caller has to do today. */
  @Needs(Permission.VISIT_LOG)
  @Get
  TodayView today(Actor actor) {
    Today.Work work = today.of(actor).orElseThrow(() -> new Failure.Forbidden("visits.no-certificate"));
    return new TodayView(
        work.day().toString(),
        work.official().validUntil().toString(),
        work.official().state(work.day()).name(),
        lines(work.open(), work.resultDays()),
        lines(work.awaited(), work.resultDays()),
        lines(work.missing(), work.resultDays()),
        work.planned().stream().map(TodayController::planned).toList());
  }

  private static List<Line> lines(List<TodayVisit> visits, int days) {
    return visits.stream().map(visit -> new Line(
        Ids.show(visit.id()), Ids.show(visit.enterprise()), visit.enterpriseName(), visit.kind().name(), visit.arrivedAt().toString(),
        visit.departedAt().map(Instant::toString).orElse(null), visit.handshake().name(), visit.second().name(),
        visit.resultBy(days).map(LocalDate::toString).orElse(null))).toList();
  }

  private static Planned planned(PlannedWork.ToVisit one) {
    return new Planned(
        Ids.show(one.plan()), one.name(), one.until().toString(), Ids.show(one.firm().id()), one.firm().name(), one.done(), one.perFirm());
  }
}
