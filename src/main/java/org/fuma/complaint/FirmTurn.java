package org.fuma.complaint;

import jakarta.inject.Singleton;
import org.fuma.store.Sql;

/**
 * Lets one at a time ask, name or file about a firm, so that each finds what the others have written. What is waited for is no row of the firm's own:
 * that is held by whoever stands at its door, who would notice. Whoever needs a complaint's row too takes that one first.
 */
@Singleton
class FirmTurn {

  /** Rows among which firms are spread; a migration has made them. */
  private static final int PLACES = 64;

  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private final Sql sql;

  FirmTurn(Sql sql) {
    this.sql = sql;
  }

  /** Waits for one's turn, and has it until the running transaction ends. */
  void take(long enterprise) {
    sql.first(row -> row.getString(1), "SELECT name FROM lease WHERE name = ? FOR UPDATE", name(enterprise)).orElseThrow();
  }

  /** The name of the row for that firm. */
  static String name(long enterprise) {
    return "complaint-firm-" + Long.remainderUnsigned((enterprise * SPREAD) >>> 32, PLACES);
  }
}
