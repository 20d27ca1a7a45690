package org.fuma.factor;

import org.fuma.store.Sql;

/** Makes changes of one account's factors wait for one another. */
final class AccountLock {

  private AccountLock() {}

  /** Waits for its turn; held until the running transaction ends. */
  static void take(Sql sql, long account) {
    sql.first(row -> row.getLong(1), "SELECT id FROM account_head WHERE id = ? FOR UPDATE", account);
  }
}
