package org.fuma.visit;

import jakarta.inject.Singleton;
import java.util.List;
import org.fuma.ledger.Named;
import org.fuma.ledger.NamedObjects;

/** What visits are called in the ledger: as the firm that was visited. */
@Singleton
final class NamedVisits implements Named {

  @Override
  public List<NamedObjects> named() {
    return List.of(
        new NamedObjects(
            VisitBook.OBJECT, "SELECT v.id, f.name, NULL AS within FROM visit v JOIN enterprise_head f ON f.id = v.enterprise_id WHERE v.id IN (%s)", "/visits/{id}"),
        new NamedObjects(
            "party", "SELECT p.id, a.name, p.visit_id AS within FROM visit_party p JOIN authority a ON a.id = p.authority_id WHERE p.id IN (%s)",
            "/visits/{within}"));
  }
}
