package org.fuma.ledger;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * An entry on its way through a verification.
 *
 * @param salt  of its facts; empty in form 1
 * @param facts what it recorded, as texts, {@code Long}s, booleans, lists of texts and nulls; empty in form 1
 * @param told  the facts that some row repeats though no column is named for them
 */
record Walked(LedgerEntry entry, byte[] salt, Map<String, Object> facts, Set<String> told) {

  Walked(LedgerEntry entry, byte[] salt, Map<String, Object> facts) {
    this(entry, salt, facts, new HashSet<>());
  }

  /** False for entries of form 1, whose facts stand in the tables alone. */
  boolean open() {
    return entry.form() > 1;
  }

  boolean confidential() {
    return Confidential.is(entry.objectKind());
  }
}
