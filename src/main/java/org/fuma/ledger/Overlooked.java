package org.fuma.ledger;

import java.util.Optional;
import org.fuma.store.Sql;
import org.fuma.store.Transactions;

/**
 * Puts entries into the queue that stand neither there nor in the tree. One statement looks and writes: what another node places meanwhile leaves the
 * queue and enters the tree at the same moment.
 */
final class Overlooked {

  private static final int PAGE = 10_000;
  private static final String END =
      "SELECT MAX(id) AS last FROM (SELECT id FROM ledger_entry WHERE id > ? AND id < ? ORDER BY id LIMIT " + PAGE + ") AS page";
  private static final String QUEUE =
      "INSERT IGNORE INTO ledger_pending (entry_id) SELECT e.id FROM ledger_entry e WHERE e.id > ? AND e.id <= ? AND e.form <= ?"
          + " AND NOT EXISTS (SELECT 1 FROM ledger_leaf l WHERE l.entry_id = e.id)"
          + " AND NOT EXISTS (SELECT 1 FROM ledger_pending p WHERE p.entry_id = e.id)";

  private final Sql sql;
  private final Transactions transactions;

  Overlooked(Sql sql, Transactions transactions) {
    this.sql = sql;
    this.transactions = transactions;
  }

  /**
   * Looks for them.
   *
   * @param before among entries of smaller ids
   * @param form   of this form or an earlier one
   * @param each   begins each transaction; what it throws ends the search
   * @return how many there were
   */
  long queue(long before, int form, Runnable each) {
    long queued = 0;
    long last = -1;
    for (Optional<Long> end = end(last, before); end.isPresent(); end = end(last, before)) {
      long from = last;
      long to = end.get();
      queued += transactions.write(() -> {
        each.run();
        return sql.run(QUEUE, from, to, form);
      });
      last = to;
    }
    return queued;
  }

  private Optional<Long> end(long last, long before) {
    return sql.first(row -> Sql.optionalId(row, "last"), END, last, before).orElseThrow();
  }
}
