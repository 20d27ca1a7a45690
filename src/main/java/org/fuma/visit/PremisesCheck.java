package org.fuma.visit;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.fuma.enterprise.Distance;
import org.fuma.enterprise.Enterprise;
import org.fuma.enterprise.Place;

/** Says how far from the firm's premises a phone was, and keeps no more than that. */
@Singleton
class PremisesCheck {

  /** Nothing is claimed within so many metres and the phone's own accuracy (domain.md §6). */
  static final int ALLOWED = 300;

  /** What can be said of a phone at that firm. */
  Premises of(Enterprise firm, Optional<Position> position) {
    return position.map(said -> firm.place().map(place -> known(place, said))
            .orElseGet(() -> new Premises(Premises.Where.UNKNOWN, Optional.empty(), Optional.of(said.accuracy()))))
        .orElse(Premises.UNKNOWN);
  }

  private static Premises known(Place place, Position said) {
    int metres = Distance.metres(place, new Place(said.latitude(), said.longitude()));
    Premises.Where where = metres <= ALLOWED + said.accuracy() ? Premises.Where.AT : Premises.Where.AWAY;
    return new Premises(where, Optional.of(metres), Optional.of(said.accuracy()));
  }
}
