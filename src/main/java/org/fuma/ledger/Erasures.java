package org.fuma.ledger;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.store.Sql;

/**
 * What was lawfully erased. A text that is neither what its step's hash says nor what its last erasure put in its place has been tampered
 * with, and so has one whose row is gone without an erasure, or is there in spite of one that left nothing.
 */
@Singleton
public class Erasures {

  private static final String SELECT = "SELECT e.id, e.row_id, e.ground, e.rest, e.at FROM erasure e WHERE e.table_name = ? AND e.row_id ";

  private static final byte[] NOTHING = {};

  private final Sql sql;

  Erasures(Sql sql) {
    this.sql = sql;
  }

  /**
   * The last erasure of a row.
   *
   * @param table the text's table, as {@code complaint_content}; {@code attachment_piece} for a file's bytes, all of them at once
   * @param row   the row's id; the attachment's for a file's bytes
   */
  public Optional<Erased> of(String table, long row) {
    return Optional.ofNullable(of(table, List.of(row)).get(row));
  }

  /** The last erasure of each of these rows; without those that were never erased. */
  public Map<Long, Erased> of(String table, Collection<Long> rows) {
    Map<Long, Erased> last = new HashMap<>();
    if (!rows.isEmpty()) {
      List<Object> arguments = new ArrayList<>();
      arguments.add(table);
      arguments.addAll(rows);
      // In the order of their ids, so that a later one takes the place of a former.
      sql.list(row -> last.put(row.getLong("row_id"), erased(row)),
          SELECT + "IN (" + String.join(", ", Collections.nCopies(rows.size(), "?")) + ") ORDER BY e.id", arguments.toArray());
    }
    return last;
  }

  /** True when the row was lawfully erased and nothing was put in its place. */
  public boolean erased(String table, long row) {
    return explains(table, row, Optional.empty());
  }

  /**
   * True when the last erasure of a row explains what stands there, which is not what was written once.
   *
   * @param found SHA-256 over the salt and the text that stand there; nothing where there is no row
   */
  public boolean explains(String table, long row, Optional<byte[]> found) {
    return of(table, row)
        .filter(erased -> erased.rest().isPresent() == found.isPresent() && Arrays.equals(erased.rest().orElse(NOTHING), found.orElse(NOTHING)))
        .isPresent();
  }

  private static Erased erased(ResultSet row) throws SQLException {
    return new Erased(row.getLong("id"), ErasureGround.valueOf(row.getString("ground")), Sql.instant(row, "at"),
        Optional.ofNullable(row.getBytes("rest")));
  }
}
