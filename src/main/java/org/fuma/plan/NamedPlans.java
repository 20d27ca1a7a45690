package org.fuma.plan;

import jakarta.inject.Singleton;
import java.util.List;
import org.fuma.ledger.Named;
import org.fuma.ledger.NamedObjects;

/** What plans are called in the ledger. */
@Singleton
final class NamedPlans implements Named {

  @Override
  public List<NamedObjects> named() {
    return List.of(
        new NamedObjects(
            "plan", "SELECT h.id, c.name, NULL AS within FROM plan_head h JOIN plan_content c ON c.id = h.content_id WHERE h.id IN (%s)", "/plans/{id}"));
  }
}
