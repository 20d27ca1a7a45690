package org.fuma.authority;

import jakarta.inject.Singleton;
import java.util.List;
import org.fuma.ledger.Named;
import org.fuma.ledger.NamedObjects;

/** What authorities, officials and items are called in the ledger. */
@Singleton
final class NamedLists implements Named {

  @Override
  public List<NamedObjects> named() {
    return List.of(
        new NamedObjects("authority", "SELECT id, name, NULL AS within FROM authority WHERE id IN (%s)", "/authorities/{id}"),
        new NamedObjects("official", "SELECT id, name, authority_id AS within FROM official WHERE id IN (%s)", "/authorities/{within}/officials/{id}"),
        new NamedObjects("item", "SELECT id, name, authority_id AS within FROM inspection_item WHERE id IN (%s)", "/authorities/{within}/items/{id}"));
  }
}
