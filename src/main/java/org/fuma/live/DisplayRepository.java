package org.fuma.live;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.fuma.ledger.Sealed;
import org.fuma.store.Sql;
import org.fuma.store.Transactions;

/** The rows of door displays. */
@Singleton
class DisplayRepository {

  private static final String SELECT =
      "SELECT d.id, d.enterprise_id, d.label, h.state, d.at, h.seen_at"
          + " FROM door_display d JOIN door_display_head h ON h.id = d.id WHERE ";

  private final Sql sql;

  DisplayRepository(Sql sql) {
    this.sql = sql;
  }

  Optional<DoorDisplay> find(long id) {
    return sql.first(DisplayRepository::row, SELECT + "d.id = ?", id);
  }

  Optional<DoorDisplay> byToken(byte[] tokenHash) {
    return sql.first(DisplayRepository::row, SELECT + "d.token_hash = ?", tokenHash);
  }

  Optional<byte[]> salt(long id) {
    return sql.first(row -> row.getBytes(1), "SELECT salt FROM door_display WHERE id = ?", id);
  }

  List<DoorDisplay> list(long enterprise, long below, int most) {
    return sql.list(DisplayRepository::row, SELECT + "d.enterprise_id = ? AND d.id < ? ORDER BY d.id DESC LIMIT ?",
        enterprise, below, most);
  }

  List<DoorDisplay> open(long enterprise) {
    return sql.list(DisplayRepository::row, SELECT + "d.enterprise_id = ? AND h.state = ? ORDER BY d.id DESC",
        enterprise, DisplayState.OPEN);
  }

  void insert(DoorDisplay display, byte[] salt, byte[] tokenHash, long actor) {
    sql.run("INSERT INTO door_display (id, salt, enterprise_id, label, token_hash, actor_id, at)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?)",
        display.id(), salt, display.enterprise(), display.label(), tokenHash, actor, display.openedAt());
    sql.run("INSERT INTO door_display_head (id, state, version) VALUES (?, ?, 1)", display.id(), display.state());
  }

  /** Revokes an open display; false when it is not open (any more). */
  boolean revoke(long id) {
    return sql.run("UPDATE door_display_head SET state = ?, version = version + 1 WHERE id = ? AND state = ?",
            DisplayState.REVOKED, id, DisplayState.OPEN)
        == 1;
  }

  void step(Sealed step, long display, Optional<DisplayState> from, DisplayState to, long actor) {
    sql.run("INSERT INTO door_display_step (id, salt, display_id, from_state, to_state, actor_id, at)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?)",
        step.id(), step.salt(), display, from, to, actor, step.at());
  }

  void seen(long id, Instant minute) {
    sql.run("UPDATE door_display_head SET seen_at = ? WHERE id = ?", minute, id);
  }

  /** Counts one more open display of the firm; false when it has that many already. */
  boolean countIn(long enterprise, int most) {
    if (counted(enterprise, most)) {
      return true;
    }
    if (sql.first(row -> 1, "SELECT 1 FROM door_display_count WHERE enterprise_id = ?", enterprise).isPresent()) {
      return false;
    }
    try {
      sql.run("INSERT INTO door_display_count (enterprise_id, opened) VALUES (?, 1)", enterprise);
      return true;
    } catch (RuntimeException refused) {
      if (Transactions.duplicate(refused)) {
        return counted(enterprise, most);
      }
      throw refused;
    }
  }

  void countOut(long enterprise) {
    sql.run("UPDATE door_display_count SET opened = opened - 1 WHERE enterprise_id = ?", enterprise);
  }

  private boolean counted(long enterprise, int most) {
    return sql.run("UPDATE door_display_count SET opened = opened + 1 WHERE enterprise_id = ? AND opened < ?",
            enterprise, most)
        == 1;
  }

  private static DoorDisplay row(ResultSet row) throws SQLException {
    return new DoorDisplay(
        row.getLong("id"),
        row.getLong("enterprise_id"),
        row.getString("label"),
        DisplayState.valueOf(row.getString("state")),
        Sql.instant(row, "at"),
        Sql.optionalInstant(row, "seen_at"));
  }
}
