package org.fuma.enterprise;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.fuma.store.Sql;
import org.fuma.store.Transactions;
import org.fuma.text.FoldedText;

/** Keeps what firms are found by: their folded names and the pairs of characters in them, in the transaction that sets a name. */
@Singleton
class NameIndex {

  private final Sql sql;
  private final Transactions transactions;

  NameIndex(Sql sql, Transactions transactions) {
    this.sql = sql;
    this.transactions = transactions;
  }

  /** Makes firms findable that have no name here yet. */
  void add(Map<Long, String> names) {
    insert("", names);
  }

  /** Makes a renamed firm findable by its new name, and by its former one no longer. */
  void replace(long firm, String before, String after) {
    Set<Long> gone = pairs(before);
    Set<Long> here = pairs(after);
    Set<Long> fresh = new TreeSet<>(here);
    fresh.removeAll(gone);
    gone.removeAll(here);
    sql.run("UPDATE name_text SET folded = ? WHERE enterprise_id = ?", FoldedName.of(after), firm);
    sql.batch("DELETE FROM name_pair WHERE pair = ? AND enterprise_id = ?",
        gone.stream().map(pair -> new Object[] {pair, firm}).toList());
    sql.batch("INSERT INTO name_pair (pair, enterprise_id) VALUES (?, ?)",
        fresh.stream().map(pair -> new Object[] {pair, firm}).toList());
  }

  /**
   * Makes firms findable that an earlier program enrolled; does nothing where there are none. Two nodes may do it at once.
   *
   * @param most how many at most
   * @return how many it were
   */
  int complete(int most) {
    return transactions.write(
        () -> {
          Map<Long, String> missing = new LinkedHashMap<>();
          sql.list(row -> missing.put(row.getLong("id"), row.getString("name")),
              "SELECT h.id, h.name FROM enterprise_head h LEFT JOIN name_text t ON t.enterprise_id = h.id"
                  + " WHERE t.enterprise_id IS NULL ORDER BY h.id LIMIT " + most);
          insert("IGNORE ", missing);
          return missing.size();
        });
  }

  private void insert(String how, Map<Long, String> names) {
    List<Object[]> texts = new ArrayList<>();
    List<Object[]> rows = new ArrayList<>();
    names.forEach((firm, name) -> {
      texts.add(new Object[] {firm, FoldedName.of(name)});
      pairs(name).forEach(pair -> rows.add(new Object[] {pair, firm}));
    });
    // In the order of the key: neighbouring rows meet the same page.
    texts.sort(Comparator.comparingLong(row -> (Long) row[0]));
    rows.sort(Comparator.<Object[]>comparingLong(row -> (Long) row[0]).thenComparingLong(row -> (Long) row[1]));
    sql.batch("INSERT " + how + "INTO name_text (enterprise_id, folded) VALUES (?, ?)", texts);
    sql.batch("INSERT " + how + "INTO name_pair (pair, enterprise_id) VALUES (?, ?)", rows);
  }

  /** The pairs of neighbouring characters of the folded name, each once; the last character also stands alone. */
  static Set<Long> pairs(String name) {
    String folded = FoldedName.of(name);
    Set<Long> pairs = FoldedText.pairs(folded);
    if (!folded.isEmpty()) {
      pairs.add(pair(folded.codePointBefore(folded.length()), 0));
    }
    return pairs;
  }

  /** A pair as it is stored. */
  static long pair(int first, int second) {
    return FoldedText.pair(first, second);
  }
}
