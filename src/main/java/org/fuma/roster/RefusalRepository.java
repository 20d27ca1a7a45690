package org.fuma.roster;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.BitSet;
import java.util.List;
import org.fuma.store.Sql;

/** The lines that were refused. */
@Singleton
class RefusalRepository {

  private static final int BITS_AT_ONCE = 50_000;

  private final Sql sql;
  private final ObjectMapper json;

  RefusalRepository(Sql sql, ObjectMapper json) {
    this.sql = sql;
    this.json = json;
  }

  void insert(long roster, List<Refusal> refusals) {
    sql.batch("INSERT INTO roster_refusal (roster_id, line, problems, cells) VALUES (?, ?, ?, ?)",
        refusals.stream().map(one -> new Object[] {roster, one.line(), write(one.wrong()), write(one.cells())}).toList());
  }

  /** Those of the lines after that one, in the file's order. */
  List<Refusal> list(long roster, long after, int most) {
    return sql.list(
        row -> new Refusal(row.getLong("line"), read(row.getString("problems"), Argument.listOf(Refusal.Wrong.class)),
            read(row.getString("cells"), Argument.listOf(String.class))),
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

  private String write(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private <T> T read(String text, Argument<T> type) {
    try {
      return json.readValue(text, type);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
