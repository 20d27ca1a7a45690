package org.fuma.visit;

import gg.jte.Content;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Permission;
import org.fuma.store.ServiceClock;
import org.fuma.store.Time;
import org.fuma.web.Frame;

/** What a visit's page shows of what followed the arrival: result, order and re-check, files, remarks, and the way to the printed record. */
@Singleton
final class AfterPanel implements VisitPanel {

  private static final int PLACE = 300;

  private final Attendance attendance;
  private final Conclusions conclusions;
  private final Corrections corrections;
  private final VisitFiles files;
  private final Remarks remarks;
  private final ServiceClock clock;
  private final Frame frame;

  AfterPanel(
      Attendance attendance, Conclusions conclusions, Corrections corrections, VisitFiles files, Remarks remarks, ServiceClock clock, Frame frame) {
    this.attendance = attendance;
    this.conclusions = conclusions;
    this.corrections = corrections;
    this.files = files;
    this.remarks = remarks;
    this.clock = clock;
    this.frame = frame;
  }

  @Override
  public int getOrder() {
    return PLACE;
  }

  @Override
  public Optional<Content> draw(HttpRequest<?> request, Actor actor, Visit visit) {
    Optional<CorrectionStanding> order = corrections.find(visit.id(), visit.authority());
    Map<String, Object> given = new HashMap<>();
    given.put("visit", visit);
    given.put("concluded", conclusions.of(visit.id()).stream().filter(one -> one.authority() == visit.authority()).findFirst());
    given.put("due", conclusions.due(visit));
    given.put("late", conclusions.late(visit));
    given.put("mayConclude", visit.state() == VisitState.DEPARTED && VisitLog.mayMove(actor, visit));
    given.put("order", order);
    given.put("overdue", order.filter(one -> one.open() && Time.day(clock.instant()).isAfter(one.due())).isPresent());
    given.put("rechecks", order.isPresent() ? corrections.rechecks(visit.id()) : java.util.List.<Recheck>of());
    given.put("mayRecheck", actor.may(Permission.VISIT_LOG) && actor.belongsTo(visit.authority()));
    given.put("files", files.of(visit.id()));
    given.put("attended", attendance.of(actor, visit));
    given.put("remarks", remarks.of(visit.id()));
    given.put("mayRemark", mayRemark(actor, visit));
    return Optional.of(frame.part(request, "visit/after", given));
  }

  /** True when the actor speaks for the firm. */
  static boolean mayRemark(Actor actor, Visit visit) {
    return actor.may(Permission.VISIT_CONFIRM) && actor.speaksFor(visit.enterprise());
  }
}
