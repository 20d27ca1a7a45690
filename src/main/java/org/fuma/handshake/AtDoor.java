package org.fuma.handshake;

import jakarta.inject.Singleton;
import java.util.List;
import org.fuma.rule.VisitKind;
import org.fuma.visit.JointParties;
import org.fuma.visit.Visit;
import org.fuma.visit.VisitStanding;

/** Tells who stands at the door of a visit, of whatever authority. */
@Singleton
class AtDoor {

  private final VisitStanding standing;
  private final JointParties parties;

  AtDoor(VisitStanding standing, JointParties parties) {
    this.standing = standing;
    this.parties = parties;
  }

  /** Everybody at that door, by authority. */
  List<Group> of(Visit visit) {
    return Group.of(visit, standing.present(visit.id()), visit.kind() == VisitKind.JOINT ? parties.of(visit.id()) : List.of());
  }
}
