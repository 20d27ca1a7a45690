package org.fuma.ledger;

import java.util.List;

/** What a room says of its objects, so that who reads the ledger knows them. No room of complaints or ratings has one. */
public interface Named {

  /** The room's kinds of objects. */
  List<NamedObjects> named();
}
