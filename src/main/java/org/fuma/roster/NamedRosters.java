package org.fuma.roster;

import jakarta.inject.Singleton;
import java.util.List;
import org.fuma.ledger.Named;
import org.fuma.ledger.NamedObjects;

/** What imports are called in the ledger: as their files. */
@Singleton
final class NamedRosters implements Named {

  @Override
  public List<NamedObjects> named() {
    return List.of(new NamedObjects("roster", "SELECT id, file_name AS name, NULL AS within FROM roster_import WHERE id IN (%s)", ""));
  }
}
