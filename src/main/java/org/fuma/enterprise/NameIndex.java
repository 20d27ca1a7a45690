package org.fuma.enterprise;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.fuma.store.Sql;

/** Keeps the pairs of characters by which firms are found, in the transaction that sets a name. */
@Singleton
class NameIndex {

  /** A code point takes 21 bits. */
  private static final int SHIFT = 21;

  private final Sql sql;

  NameIndex(Sql sql) {
    this.sql = sql;
  }

  /** Makes firms findable that have no name here yet. */
  void add(Map<Long, String> names) {
    List<Object[]> rows = new ArrayList<>();
    names.forEach((firm, name) -> pairs(name).forEach(pair -> rows.add(new Object[] {pair, firm})));
    // In the order of the key: neighbouring rows meet the same page.
    rows.sort(Comparator.<Object[]>comparingLong(row -> (Long) row[0]).thenComparingLong(row -> (Long) row[1]));
    sql.batch("INSERT INTO name_pair (pair, enterprise_id) VALUES (?, ?)", rows);
  }

  /** Makes a renamed firm findable by its new name, and by its former one no longer. */
  void replace(long firm, String before, String after) {
    Set<Long> gone = pairs(before);
    Set<Long> here = pairs(after);
    Set<Long> fresh = new TreeSet<>(here);
    fresh.removeAll(gone);
    gone.removeAll(here);
    sql.batch("DELETE FROM name_pair WHERE pair = ? AND enterprise_id = ?",
        gone.stream().map(pair -> new Object[] {pair, firm}).toList());
    sql.batch("INSERT INTO name_pair (pair, enterprise_id) VALUES (?, ?)",
        fresh.stream().map(pair -> new Object[] {pair, firm}).toList());
  }

  /** The pairs of neighbouring characters, each once; the last character also stands alone. */
  static Set<Long> pairs(String name) {
    int[] characters = name.codePoints().toArray();
    Set<Long> pairs = new TreeSet<>();
    for (int i = 0; i < characters.length; i++) {
      pairs.add(pair(characters[i], i + 1 < characters.length ? characters[i + 1] : 0));
    }
    return pairs;
  }

  /** A pair as it is stored. */
  static long pair(int first, int second) {
    return (long) first << SHIFT | second;
  }
}
