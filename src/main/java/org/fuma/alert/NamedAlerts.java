package org.fuma.alert;

import jakarta.inject.Singleton;
import java.util.List;
import org.fuma.ledger.Named;
import org.fuma.ledger.NamedObjects;

/** Where alerts of the ledger are looked at; they have no names. */
@Singleton
final class NamedAlerts implements Named {

  @Override
  public List<NamedObjects> named() {
    return List.of(new NamedObjects("alert", "SELECT id, NULL AS name, NULL AS within FROM alert WHERE id IN (%s)", "/alerts/{id}"));
  }
}
