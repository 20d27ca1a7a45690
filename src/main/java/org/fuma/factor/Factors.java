package org.fuma.factor;

import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.Set;
import org.fuma.access.Factor;
import org.fuma.access.SecondFactors;
import org.fuma.store.Sql;

/** Says which second factors an account has, and takes them away. */
@Singleton
final class Factors implements SecondFactors {

  private final Sql sql;

  Factors(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Set<Factor> of(long account) {
    EnumSet<Factor> factors = EnumSet.noneOf(Factor.class);
    sql.list(
            row -> Factor.valueOf(row.getString(1)),
            "SELECT 'TOTP' FROM totp WHERE account_id = ? AND confirmed_at IS NOT NULL"
                + " UNION SELECT 'PASSKEY' FROM passkey WHERE account_id = ?",
            account, account)
        .forEach(factors::add);
    return factors;
  }

  @Override
  public boolean accepts(long account, String code) {
    return false;
  }

  @Override
  public void reset(long account) {
    sql.run("DELETE FROM totp WHERE account_id = ?", account);
    sql.run("DELETE FROM recovery_code WHERE account_id = ?", account);
    sql.run("DELETE FROM passkey WHERE account_id = ?", account);
    sql.run("DELETE FROM device WHERE account_id = ?", account);
  }
}
