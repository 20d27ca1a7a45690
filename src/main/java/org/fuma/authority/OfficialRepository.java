package org.fuma.authority;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.fuma.ledger.Sealed;
import org.fuma.store.Sql;

/** The rows of certificate holders, with their heads, and their steps. */
@Singleton
class OfficialRepository {

  private static final String OFFICIAL =
      "SELECT o.id, o.authority_id, o.name, h.title, h.certificate_number, h.issuer, h.valid_from, h.valid_until, h.left_at, h.photo_id"
          + " FROM official_head h JOIN official o ON o.id = h.id";

  private final Sql sql;

  OfficialRepository(Sql sql) {
    this.sql = sql;
  }

  Optional<Official> official(long id) {
    return sql.first(OfficialRepository::read, OFFICIAL + " WHERE h.id = ?", id);
  }

  List<Official> serving(long authority) {
    return sql.list(OfficialRepository::read, OFFICIAL + " WHERE h.authority_id = ? AND h.serving = 1 ORDER BY h.id", authority);
  }

  /** Who serves, in the order in which they were added, above that id. */
  List<Official> servingAbove(long authority, long id, int most) {
    return sql.list(OfficialRepository::read, OFFICIAL + " WHERE h.authority_id = ? AND h.serving = 1 AND h.id > ? ORDER BY h.id LIMIT ?",
        authority, id, most);
  }

  /** Who has left, in the order in which they had been added, above that id. */
  List<Official> leftAbove(long authority, long id, int most) {
    return sql.list(OfficialRepository::read, OFFICIAL + " WHERE h.authority_id = ? AND h.serving IS NULL AND h.id > ? ORDER BY h.id LIMIT ?",
        authority, id, most);
  }

  /** Who serves under a certificate that is over by the end of that day, in the order in which they were added, above that id. */
  List<Official> endingAbove(long authority, LocalDate by, long id, int most) {
    return sql.list(OfficialRepository::read,
        OFFICIAL + " WHERE h.authority_id = ? AND h.serving = 1 AND h.valid_until <= ? AND h.id > ? ORDER BY h.id LIMIT ?", authority, by, id, most);
  }

  long countEnding(long authority, LocalDate by) {
    return sql.first(row -> row.getLong(1), "SELECT COUNT(*) FROM official_head WHERE authority_id = ? AND serving = 1 AND valid_until <= ?",
        authority, by).orElseThrow();
  }

  long count(long authority) {
    return sql.first(row -> row.getLong(1), "SELECT COUNT(*) FROM official_head WHERE authority_id = ? AND serving = 1", authority).orElseThrow();
  }

  List<Official> everyone(long authority) {
    return sql.list(OfficialRepository::read, OFFICIAL + " WHERE h.authority_id = ? ORDER BY h.id", authority);
  }

  void add(Official official, Sealed sealed) {
    sql.run(
        "INSERT INTO official (id, salt, authority_id, name, title, certificate_number, issuer, valid_from, valid_until, created_at)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        official.id(), sealed.salt(), official.authority(), official.name(), official.title(), official.certificateNumber(), official.issuer(),
        official.validFrom(), official.validUntil(), sealed.at());
    sql.run(
        "INSERT INTO official_head (id, authority_id, serving, left_at, title, certificate_number, issuer, valid_from, valid_until, photo_id, version)"
            + " VALUES (?, ?, 1, NULL, ?, ?, ?, ?, ?, NULL, 1)",
        official.id(), official.authority(), official.title(), official.certificateNumber(), official.issuer(), official.validFrom(),
        official.validUntil());
  }

  /** Writes what the act changes, if who serves still does, and who had left still has; false when somebody else was faster. */
  boolean change(Official after, boolean wasServing, OfficialAct act) {
    String where = ", version = version + 1 WHERE id = ? AND (serving IS NOT NULL) = ?";
    Integer was = wasServing ? 1 : 0;
    return switch (act) {
      case RENEWED -> sql.run(
          "UPDATE official_head SET title = ?, certificate_number = ?, issuer = ?, valid_from = ?, valid_until = ?" + where,
          after.title(), after.certificateNumber(), after.issuer(), after.validFrom(), after.validUntil(), after.id(), was);
      case LEFT, RETURNED -> sql.run(
          "UPDATE official_head SET serving = ?, left_at = ?" + where, after.serving() ? Optional.of(1) : Optional.empty(), after.leftAt(), after.id(), was);
      case PHOTOGRAPHED -> sql.run("UPDATE official_head SET photo_id = ?" + where, after.photo(), after.id(), was);
    } == 1;
  }

  void add(OfficialStep step, Sealed sealed) {
    Certificate held = step.certificate();
    sql.run(
        "INSERT INTO official_step (id, salt, official_id, act, title, certificate_number, issuer, valid_from, valid_until, photo_id, reason,"
            + " actor_id, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        sealed.id(), sealed.salt(), step.official(), step.act(), held.title(), held.number(), held.issuer(), held.from(), held.until(), step.photo(),
        step.reason(), step.actor(), sealed.at());
  }

  /** What became of an official, the latest first. */
  List<OfficialStep> steps(long official) {
    return sql.list(
        row -> new OfficialStep(
            row.getLong("official_id"), OfficialAct.valueOf(row.getString("act")), certificate(row), Sql.optionalId(row, "photo_id"),
            row.getString("reason"), row.getLong("actor_id"), Sql.instant(row, "at")),
        "SELECT official_id, act, title, certificate_number, issuer, valid_from, valid_until, photo_id, reason, actor_id, at FROM official_step"
            + " WHERE official_id = ? ORDER BY id DESC LIMIT 100",
        official);
  }

  private static Official read(ResultSet row) throws SQLException {
    return new Official(
        row.getLong("id"),
        row.getLong("authority_id"),
        row.getString("name"),
        row.getString("title"),
        row.getString("certificate_number"),
        row.getString("issuer"),
        row.getObject("valid_from", LocalDate.class),
        row.getObject("valid_until", LocalDate.class),
        Sql.optionalInstant(row, "left_at"),
        Sql.optionalId(row, "photo_id"));
  }

  private static Certificate certificate(ResultSet row) throws SQLException {
    return new Certificate(
        row.getString("title"), row.getString("certificate_number"), row.getString("issuer"), row.getObject("valid_from", LocalDate.class),
        row.getObject("valid_until", LocalDate.class));
  }
}
