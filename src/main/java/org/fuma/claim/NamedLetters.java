package org.fuma.claim;

import jakarta.inject.Singleton;
import java.util.List;
import org.fuma.ledger.Named;
import org.fuma.ledger.NamedObjects;

/** What hand-over letters are called in the ledger: as their firms. */
@Singleton
final class NamedLetters implements Named {

  @Override
  public List<NamedObjects> named() {
    return List.of(
        new NamedObjects(
            Claims.OBJECT, "SELECT c.id, f.name, c.enterprise_id AS within FROM claim c JOIN enterprise_head f ON f.id = c.enterprise_id WHERE c.id IN (%s)",
            "/enterprises/{within}"));
  }
}
