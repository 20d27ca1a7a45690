package org.fuma.access;

import jakarta.inject.Singleton;
import java.util.List;
import org.fuma.ledger.Named;
import org.fuma.ledger.NamedObjects;

/** What accounts and requests for consent are called in the ledger. */
@Singleton
final class NamedAccounts implements Named {

  @Override
  public List<NamedObjects> named() {
    return List.of(
        new NamedObjects("account", "SELECT id, username AS name, NULL AS within FROM account WHERE id IN (%s)", "/accounts/{id}"),
        new NamedObjects(
            "consent", "SELECT c.id, a.username AS name, NULL AS within FROM consent c JOIN account a ON a.id = c.account_id WHERE c.id IN (%s)", "/consents/{id}"));
  }
}
