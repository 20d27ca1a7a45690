package org.fuma.access;

import jakarta.inject.Singleton;
import java.util.Set;
import java.util.stream.Collectors;
import org.fuma.store.Sql;

/** Where accounts belong, and where they ever belonged: who judges an authority must never have been of it. */
@Singleton
public class Posts {

  private final Sql sql;

  Posts(Sql sql) {
    this.sql = sql;
  }

  /** Every authority to which the account belongs or ever belonged. */
  public Set<Long> ever(long account) {
    return sql.list(
            row -> row.getLong(1),
            "SELECT authority_id FROM account_step WHERE account_id = ? AND authority_id IS NOT NULL"
                + " UNION SELECT authority_id FROM account_head WHERE id = ? AND authority_id IS NOT NULL",
            account, account)
        .stream()
        .collect(Collectors.toUnmodifiableSet());
  }

  /** True when the account belongs, or ever belonged, to that authority. */
  public boolean ever(long account, long authority) {
    return ever(account).contains(authority);
  }
}
