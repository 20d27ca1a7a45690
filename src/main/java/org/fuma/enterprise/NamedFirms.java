package org.fuma.enterprise;

import jakarta.inject.Singleton;
import java.util.List;
import org.fuma.ledger.Named;
import org.fuma.ledger.NamedObjects;

/** What firms are called in the ledger. */
@Singleton
final class NamedFirms implements Named {

  @Override
  public List<NamedObjects> named() {
    return List.of(new NamedObjects(Enterprises.OBJECT, "SELECT id, name, NULL AS within FROM enterprise_head WHERE id IN (%s)", "/enterprises/{id}"));
  }
}
