package org.fuma.visit;

import jakarta.inject.Singleton;
import org.fuma.access.Actor;
import org.fuma.access.Permission;
import org.fuma.web.Failure;

/** Who was at a visit: its officials, and those of an authority that joined it. */
@Singleton
class Attendance {

  private final VisitLog visits;
  private final JointParties parties;

  Attendance(VisitLog visits, JointParties parties) {
    this.visits = visits;
    this.parties = parties;
  }

  /** True when the actor's own certificate was shown at the visit. */
  boolean of(Actor actor, Visit visit) {
    boolean leading = actor.belongsTo(visit.authority()) && actor.official().filter(visit::attended).isPresent();
    return actor.may(Permission.VISIT_LOG) && (leading || parties.attended(actor, visit).isPresent());
  }

  /**
   * The visit, for who was there.
   *
   * @throws Failure.Forbidden when the actor was not
   * @throws Failure.NotFound  when there is no such visit, or it is not the actor's to see
   */
  Visit require(Actor actor, long id) {
    actor.require(Permission.VISIT_LOG);
    Visit visit = visits.see(actor, id);
    if (!of(actor, visit)) {
      throw new Failure.Forbidden("visits.not-yours");
    }
    return visit;
  }
}
