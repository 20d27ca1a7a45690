package org.fuma.live;

import jakarta.inject.Singleton;
import java.util.List;
import org.fuma.ledger.Named;
import org.fuma.ledger.NamedObjects;

/** What door displays are called in the ledger. */
@Singleton
final class NamedDisplays implements Named {

  @Override
  public List<NamedObjects> named() {
    return List.of(
        new NamedObjects("display", "SELECT id, label AS name, enterprise_id AS within FROM door_display WHERE id IN (%s)", "/enterprises/{within}"));
  }
}
