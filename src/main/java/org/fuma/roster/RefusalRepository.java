package org.fuma.roster;

import io.micronaut.core.type.Argument;
import jakarta.inject.Singleton;
import java.util.BitSet;
import java.util.List;
import org.fuma.store.Ids;
import org.fuma.store.Sql;

/** The lines that were refused. */
@Singleton
class RefusalRepository {

  private static final int BITS_AT_ONCE = 50_000;

  private final Sql sql;
  private final SealedJson json;

  RefusalRepository(Sql sql, SealedJson json) {
    this.sql = sql;
    this.json = json;
  }

  void insert(long roster, List<Refusal> refusals) {
    sql.batch("INSERT INTO roster_refusal (roster_id, line, problems, cells) VALUES (?, ?, ?, ?)",
        refusals.stream().map(one -> new Object[] {roster, one.line(), json.write(place(roster, one.line(), "problems"), one.wrong()),
            json.write(place(roster, one.line(), "cells"), one.cells())}).toList());
  }

  /** Those of the lines after that one, in the file's order. */
  List<Refusal> list(long roster, long after, int most) {
    return sql.list(
        row -> {
          long line = row.getLong("line");
          return new Refusal(line, json.read(place(roster, line, "problems"), row.getString("problems"), Argument.listOf(Refusal.Wrong.class)),
              json.read(place(roster, line, "cells"), row.getString("cells"), Argument.listOf(String.class)));
        },
        "SELECT line, problems, cells FROM roster_refusal WHERE roster_id = ? AND line > ? ORDER BY line LIMIT " + most, roster, after);
  }

  /** The numbers of all of them. */
  BitSet lines(long roster) {
    BitSet lines = new BitSet();
    int last = 0;
    while (true) {
      List<Integer> some = sql.list(row -> row.getInt(1),
          "SELECT line FROM roster_refusal WHERE roster_id = ? AND line > ? ORDER BY line LIMIT " + BITS_AT_ONCE, roster, last);
      if (some.isEmpty()) {
        return lines;
      }
      some.forEach(lines::set);
      last = some.getLast();
    }
  }

  void drop(long roster) {
    sql.run("DELETE FROM roster_refusal WHERE roster_id = ? LIMIT 50000", roster);
  }

  private static String place(long roster, long line, String column) {
    return "roster-refusal:" + Ids.show(roster) + ":" + line + ":" + column;
  }
}
