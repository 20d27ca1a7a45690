package org.fuma.audit;

import org.fuma.store.Ids;

/** An object of the ledger, by kind and id. */
public record ObjectRef(String kind, long id) {

  /** The page of its life in the ledger. */
  public String life() {
    return "/ledger/objects/" + kind + "/" + Ids.show(id);
  }
}
