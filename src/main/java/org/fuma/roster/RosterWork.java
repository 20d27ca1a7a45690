package org.fuma.roster;

import io.micronaut.serde.annotation.Serdeable;
import org.fuma.store.Ids;

/** What a roster's jobs are told: which roster. */
@Serdeable
record RosterWork(String roster) {

  static RosterWork of(long roster) {
    return new RosterWork(Ids.show(roster));
  }

  long id() {
    return Ids.read(roster).orElseThrow();
  }
}
