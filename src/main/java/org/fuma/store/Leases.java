package org.fuma.store;

import jakarta.inject.Singleton;
import java.time.Duration;

/** Lets one node at a time do work that recurs. The row of each lease is made by a migration. */
@Singleton
public class Leases {

  private final Sql sql;
  private final Transactions transactions;
  private final ServiceClock clock;

  Leases(Sql sql, Transactions transactions, ServiceClock clock) {
    this.sql = sql;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Takes the lease for so long; false when it is somebody's. */
  public boolean take(String name, Duration length) {
    return transactions.write(
        () -> sql.run("UPDATE lease SET held_until = ? WHERE name = ? AND held_until <= ?", clock.instant().plus(length), name, clock.instant()) == 1);
  }

  /** Says, as its holder, when the lease may be taken again. */
  public void holdFor(String name, Duration length) {
    transactions.run(() -> sql.run("UPDATE lease SET held_until = ? WHERE name = ?", clock.instant().plus(length), name));
  }
}
