package org.fuma.factor;

import jakarta.inject.Singleton;
import org.fuma.access.Actor;
import org.fuma.access.Actors;
import org.fuma.access.Role;
import org.fuma.access.SecondFactors;
import org.fuma.store.Sql;
import org.fuma.store.Transactions;
import org.fuma.web.Failure;

/** Keeps the last second factor of whoever has to have one. */
@Singleton
class LastFactor {

  private final Sql sql;
  private final Transactions transactions;
  private final SecondFactors factors;
  private final Actors actors;

  LastFactor(Sql sql, Transactions transactions, SecondFactors factors, Actors actors) {
    this.sql = sql;
    this.transactions = transactions;
    this.factors = factors;
    this.actors = actors;
  }

  /**
   * Runs the removal of a factor of the actor's own in a transaction, one removal of an account after the other.
   *
   * @throws Failure.Conflict when the actor works at a desk, needs a factor there, and would have none; nothing is removed then
   */
  void remove(Actor actor, Runnable removal) {
    transactions.run(
        () -> {
          sql.first(row -> 1, "SELECT 1 FROM account_head WHERE id = ? FOR UPDATE", actor.account());
          removal.run();
          if (needed(actor) && factors.of(actor.account()).isEmpty()) {
            throw new Failure.Conflict("factor.last");
          }
        });
  }

  /** True when the actor's roles demand a second factor here. */
  boolean needed(Actor actor) {
    return actors.factorCompulsory() && actor.roles().stream().anyMatch(Role::desk);
  }
}
