package org.fuma.complaint;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.web.Failure;

/** Who is in charge of a complaint. A handler who may no longer decide it is none: it belongs to all supervisors then. */
@Singleton
class Charge {

  private final Independence independence;

  Charge(Independence independence) {
    this.independence = independence;
  }

  /** The supervisor in charge, who may still decide it. */
  Optional<Long> handler(Complaint complaint) {
    return complaint.standing().handler().filter(account -> independence.may(account, complaint));
  }

  /**
   * Demands that nobody else is in charge.
   *
   * @throws Failure.Conflict when somebody is, saying how to take over
   */
  void mine(Actor actor, Complaint complaint) {
    if (complaint.standing().handler().filter(account -> account == actor.account()).isEmpty() && handler(complaint).isPresent()) {
      throw new Failure.Conflict("complaint.others");
    }
  }
}
