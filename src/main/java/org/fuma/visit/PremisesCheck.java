package org.fuma.visit;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.fuma.enterprise.Distance;
import org.fuma.enterprise.Enterprise;
import org.fuma.enterprise.Place;

/** Says how far from the firm's premises a phone was, and keeps no more than that. */
@Singleton
class PremisesCheck {

  /**
   * In metres: who is further away than this and the phone's own accuracy is away, who is as near as this, by a phone that is as accurate, is there, and of
   * all others nothing is claimed (domain.md §6).
   */
  static final int ALLOWED = 300;

  /** What can be said of a phone at that firm. */
  Premises of(Enterprise firm, Optional<Position> position) {
    return position.map(said -> firm.place().map(place -> known(place, said))
            .orElseGet(() -> new Premises(Premises.Where.UNKNOWN, Optional.empty(), Optional.of(said.accuracy()))))
        .orElse(Premises.UNKNOWN);
  }

  private static Premises known(Place place, Position said) {
    int metres = Distance.metres(place, new Place(said.latitude(), said.longitude()));
    return new Premises(where(metres, said.accuracy()), Optional.of(metres), Optional.of(said.accuracy()));
  }

  private static Premises.Where where(int metres, int accuracy) {
    if (metres > ALLOWED + accuracy) {
      return Premises.Where.AWAY;
    }
    return metres <= ALLOWED && accuracy <= ALLOWED ? Premises.Where.AT : Premises.Where.UNKNOWN;
  }
}
