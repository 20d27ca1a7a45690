package org.fuma.access;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

  /** Those of these accounts that belong, or ever belonged, to one of these authorities. */
  public Set<Long> ever(Collection<Long> accounts, Collection<Long> authorities) {
    if (accounts.isEmpty() || authorities.isEmpty()) {
      return Set.of();
    }
    String of = " IN (" + String.join(", ", Collections.nCopies(authorities.size(), "?")) + ") AND ";
    String who = " IN (" + String.join(", ", Collections.nCopies(accounts.size(), "?")) + ")";
    return sql.list(
            row -> row.getLong(1),
            "SELECT account_id FROM account_step WHERE authority_id" + of + "account_id" + who
                + " UNION SELECT id FROM account_head WHERE authority_id" + of + "id" + who,
            Stream.of(authorities, accounts, authorities, accounts).flatMap(Collection::stream).toArray())
        .stream()
        .collect(Collectors.toUnmodifiableSet());
  }

  /** By authority: those of these accounts that belong, or ever belonged, to it. */
  public Map<Long, Set<Long>> everOf(Collection<Long> accounts) {
    Map<Long, Set<Long>> all = new HashMap<>();
    if (!accounts.isEmpty()) {
      String who = " IN (" + String.join(", ", Collections.nCopies(accounts.size(), "?")) + ") AND authority_id IS NOT NULL";
      sql.list(
              row -> Map.entry(row.getLong(1), row.getLong(2)),
              "SELECT authority_id, account_id FROM account_step WHERE account_id" + who + " UNION SELECT authority_id, id FROM account_head WHERE id" + who,
              Stream.of(accounts, accounts).flatMap(Collection::stream).toArray())
          .forEach(post -> all.computeIfAbsent(post.getKey(), none -> new HashSet<>()).add(post.getValue()));
    }
    return all;
  }

  /** True when the account belongs, or ever belonged, to that authority. */
  public boolean ever(long account, long authority) {
    return ever(account).contains(authority);
  }
}
