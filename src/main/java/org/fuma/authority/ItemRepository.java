package org.fuma.authority;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.fuma.ledger.Sealed;
import org.fuma.rule.Sector;
import org.fuma.store.Sql;

/** The rows of inspection items: every version, and how it stands. */
@Singleton
class ItemRepository {

  private static final String ITEM =
      "SELECT i.id, i.authority_id, i.item_code, i.name, i.legal_basis, i.object, i.content, i.method, i.yearly_cap, i.office, i.frequency, i.sector,"
          + " i.series_id, i.edition, i.created_at, h.state, h.ended_at FROM item_head h JOIN inspection_item i ON i.id = h.id";

  private final Sql sql;

  ItemRepository(Sql sql) {
    this.sql = sql;
  }

  Optional<InspectionItem> item(long id) {
    return sql.first(ItemRepository::read, ITEM + " WHERE h.id = ?", id);
  }

  /** What is in force, by code. */
  List<InspectionItem> inForce(long authority) {
    return sql.list(ItemRepository::read, ITEM + " WHERE h.authority_id = ? AND h.current_code IS NOT NULL ORDER BY h.current_code", authority);
  }

  /** What is in force, by code, after that code. */
  List<InspectionItem> inForceAfter(long authority, String code, int most) {
    return sql.list(ItemRepository::read, ITEM + " WHERE h.authority_id = ? AND h.current_code > ? ORDER BY h.current_code LIMIT ?",
        authority, code, most);
  }

  long count(long authority) {
    return sql.first(row -> row.getLong(1), "SELECT COUNT(current_code) FROM item_head WHERE authority_id = ?", authority).orElseThrow();
  }

  /** Every version of every item, those that are over included. */
  List<InspectionItem> every(long authority) {
    return sql.list(ItemRepository::read, ITEM + " WHERE h.authority_id = ? ORDER BY h.id", authority);
  }

  /** Every version of an item, the latest first. */
  List<InspectionItem> series(long series) {
    return sql.list(ItemRepository::read, ITEM + " WHERE i.series_id = ? ORDER BY i.edition DESC", series);
  }

  /** The latest version under that code, in force or not. */
  Optional<InspectionItem> latest(long authority, String code) {
    return sql.first(ItemRepository::read, ITEM + " WHERE i.authority_id = ? AND i.item_code = ? ORDER BY i.edition DESC LIMIT 1", authority, code);
  }

  void add(InspectionItem item, Sealed sealed) {
    sql.run(
        "INSERT INTO inspection_item (id, salt, authority_id, item_code, name, legal_basis, object, content, method, yearly_cap, created_at, office,"
            + " frequency, sector, series_id, edition) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        item.id(), sealed.salt(), item.authority(), item.code(), item.name(), item.legalBasis(), item.object(), item.content(), item.method(),
        item.yearlyCap(), sealed.at(), item.office(), item.frequency(), item.sector(), item.series(), item.edition().number());
    sql.run("INSERT INTO item_head (id, authority_id, state, current_code, ended_at, version) VALUES (?, ?, 'IN_FORCE', ?, NULL, 1)",
        item.id(), item.authority(), item.code());
  }

  /** Ends a version that is in force; false when it is not any more. */
  boolean end(ItemStep step, Sealed sealed) {
    if (sql.run("UPDATE item_head SET state = ?, current_code = NULL, ended_at = ?, version = version + 1 WHERE id = ? AND state = 'IN_FORCE'",
            step.state(), sealed.at(), step.item()) == 0) {
      return false;
    }
    sql.run("INSERT INTO item_step (id, salt, item_id, state, followed_by, reason, actor_id, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        sealed.id(), sealed.salt(), step.item(), step.state(), step.followedBy(), step.reason(), step.actor(), sealed.at());
    return true;
  }

  /** How a version ended. */
  Optional<ItemStep> end(long item) {
    return sql.first(
        row -> new ItemStep(
            row.getLong("item_id"), ItemState.valueOf(row.getString("state")), Sql.optionalId(row, "followed_by"), row.getString("reason"),
            row.getLong("actor_id")),
        "SELECT item_id, state, followed_by, reason, actor_id FROM item_step WHERE item_id = ? ORDER BY id DESC LIMIT 1", item);
  }

  private static InspectionItem read(ResultSet row) throws SQLException {
    return new InspectionItem(
        row.getLong("id"),
        row.getLong("authority_id"),
        row.getString("item_code"),
        row.getString("name"),
        row.getString("legal_basis"),
        row.getString("object"),
        row.getString("content"),
        Method.valueOf(row.getString("method")),
        row.getInt("yearly_cap"),
        row.getString("office"),
        row.getString("frequency"),
        Sector.valueOf(row.getString("sector")),
        new InspectionItem.Edition(
            row.getLong("series_id"), row.getInt("edition"), ItemState.valueOf(row.getString("state")), Sql.instant(row, "created_at"),
            Sql.optionalInstant(row, "ended_at")));
  }
}
