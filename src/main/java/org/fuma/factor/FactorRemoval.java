package org.fuma.factor;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import org.fuma.access.Actor;
import org.fuma.access.Actors;
import org.fuma.access.Role;
import org.fuma.access.SignIn;
import org.fuma.store.Sql;
import org.fuma.store.Transactions;
import org.fuma.web.Checks;
import org.fuma.web.Failure;

/**
 * Takes a second factor away. The last one of a desk stays while desks need one; anybody else's last one goes only when the password is long
 * enough to stand alone (NIST SP 800-63B-4: 15 characters).
 */
@Singleton
class FactorRemoval {

  static final int LEAST_ALONE = 15;

  private final Sql sql;
  private final Transactions transactions;
  private final Factors factors;
  private final RecoveryCodes recovery;
  private final Actors actors;
  private final SignIn signIn;

  FactorRemoval(Sql sql, Transactions transactions, Factors factors, RecoveryCodes recovery, Actors actors, SignIn signIn) {
    this.sql = sql;
    this.transactions = transactions;
    this.factors = factors;
    this.recovery = recovery;
    this.actors = actors;
    this.signIn = signIn;
  }

  /** True when this person may never remove the last factor. */
  boolean lastStays(Actor by) {
    return actors.factorCompulsory() && by.roles().stream().anyMatch(Role::desk);
  }

  /**
   * Removes a factor; the recovery codes go with the last.
   *
   * @param password the person's present one, asked for the last factor alone; may be empty for any other
   * @param deletion deletes the factor and appends that to the ledger, in the transaction; all of it is undone when it may not be
   * @throws Failure.Conflict when it is the last factor of a desk
   * @throws Failure.Invalid  when it is the last factor and the password is not the account's, or too short to stand alone
   */
  void remove(HttpRequest<?> request, Actor by, String password, Runnable deletion) {
    boolean fits = !password.isEmpty() && signIn.fits(request, by.account(), password);
    transactions.run(
        () -> {
          AccountLock.take(sql, by.account());
          deletion.run();
          if (factors.of(by.account()).isEmpty()) {
            mayStandAlone(by, password, fits);
            recovery.drop(by.account());
          }
        });
  }

  private void mayStandAlone(Actor by, String password, boolean fits) {
    if (lastStays(by)) {
      throw new Failure.Conflict("error.factor-last");
    }
    Checks checks = new Checks();
    if (password.isEmpty()) {
      checks.refuse("password", "check.required");
    } else if (!fits) {
      checks.refuse("password", "check.password-wrong");
    } else if (password.codePointCount(0, password.length()) < LEAST_ALONE) {
      checks.refuse("password", "check.password-short-alone", LEAST_ALONE);
    }
    checks.done();
  }
}
