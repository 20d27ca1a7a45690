package org.fuma.handshake;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.fuma.rule.VisitKind;
import org.fuma.store.Sql;
import org.fuma.visit.JointParties;
import org.fuma.visit.Visit;
import org.fuma.visit.VisitStanding;

/** Tells who stands at the door of a visit, of whatever authority. */
@Singleton
class AtDoor {

  private final VisitStanding standing;
  private final JointParties parties;
  private final Sql sql;

  AtDoor(VisitStanding standing, JointParties parties, Sql sql) {
    this.standing = standing;
    this.parties = parties;
    this.sql = sql;
  }

  /** Everybody at that door, by authority. */
  List<Group> of(Visit visit) {
    return Group.of(visit, standing.present(visit.id()), visit.kind() == VisitKind.JOINT ? parties.of(visit.id()) : List.of());
  }

  /** True when that official came, for whichever authority was admitted, to a visit that its code still tells of; of the rows that say so alone. */
  boolean shows(long visit, long official, Instant now) {
    Instant since = now.minus(Worth.SHOWN);
    return sql.first(row -> 1,
            "SELECT 1 FROM visit v JOIN visit_head h ON h.id = v.id WHERE v.id = ?"
                + " AND (h.state <> 'REFUSED' AND h.departed_at IS NULL OR h.state = 'REFUSED' AND v.arrived_at >= ?"
                + " OR h.departed_at >= ? OR v.entered_at >= ?)"
                + " AND (EXISTS (SELECT 1 FROM visit_official o WHERE o.visit_id = v.id AND o.official_id = ?)"
                + " OR EXISTS (SELECT 1 FROM visit_party p JOIN visit_party_official q ON q.party_id = p.id"
                + " WHERE p.visit_id = v.id AND p.joined = 1 AND q.official_id = ?))",
            visit, since, since, since, official, official)
        .isPresent();
  }
}
