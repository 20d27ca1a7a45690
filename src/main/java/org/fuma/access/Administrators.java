package org.fuma.access;

import jakarta.inject.Singleton;
import org.fuma.store.Sql;
import org.fuma.web.Failure;

/**
 * Counts the administrators who can act, so that there is always one: a counter row decides, never a count (design decision 6). Its lock, taken
 * before any other of the transaction, puts the acts that concern administrators one after another.
 */
@Singleton
class Administrators {

  private final Sql sql;

  Administrators(Sql sql) {
    this.sql = sql;
  }

  /**
   * Keeps the count in step with a change that is about to be made.
   *
   * @throws Failure.Conflict when the last one would be lost
   */
  void follow(Account before, Account after) {
    if (before.activeAdministrator() && !after.activeAdministrator()) {
      if (sql.run("UPDATE administrator_count SET active = active - 1 WHERE id = 1 AND active > 1") == 0) {
        throw new Failure.Conflict("account.last-administrator");
      }
    } else if (!before.activeAdministrator() && after.activeAdministrator()) {
      more();
    }
  }

  /** One more. */
  void more() {
    count("UPDATE administrator_count SET active = active + 1 WHERE id = 1");
  }

  /** Lets no administrator be made or unmade until the transaction ends. */
  void hold() {
    count("UPDATE administrator_count SET active = active WHERE id = 1");
  }

  private void count(String update) {
    if (sql.run(update) != 1) {
      throw new IllegalStateException("The count of administrators is not there");
    }
  }
}
