package org.fuma.authority;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.fuma.ledger.Sealed;
import org.fuma.store.Sql;

/** The rows of authorities, officials and items: read and added, never changed. */
@Singleton
class AuthorityRepository {

  private static final String AUTHORITY = "SELECT id, name, kind, authority_level, telephone FROM authority";
  private static final String OFFICIAL =
      "SELECT id, authority_id, name, title, certificate_number, issuer, valid_from, valid_until FROM official";
  private static final String ITEM =
      "SELECT id, authority_id, item_code, name, legal_basis, object, content, method, yearly_cap FROM inspection_item";

  private final Sql sql;

  AuthorityRepository(Sql sql) {
    this.sql = sql;
  }

  Optional<Authority> authority(long id) {
    return sql.first(AuthorityRepository::readAuthority, AUTHORITY + " WHERE id = ?", id);
  }

  List<Authority> all() {
    return sql.list(AuthorityRepository::readAuthority, AUTHORITY + " ORDER BY id");
  }

  List<Authority> below(long id, int most) {
    return sql.list(AuthorityRepository::readAuthority, AUTHORITY + " WHERE id < ? ORDER BY id DESC LIMIT ?", id, most);
  }

  Optional<Official> official(long id) {
    return sql.first(AuthorityRepository::readOfficial, OFFICIAL + " WHERE id = ?", id);
  }

  List<Official> officials(long authority) {
    return sql.list(AuthorityRepository::readOfficial, OFFICIAL + " WHERE authority_id = ? ORDER BY id", authority);
  }

  List<Official> allOfficials() {
    return sql.list(AuthorityRepository::readOfficial, OFFICIAL + " ORDER BY authority_id, id");
  }

  List<InspectionItem> items(long authority) {
    return sql.list(AuthorityRepository::readItem, ITEM + " WHERE authority_id = ? ORDER BY item_code", authority);
  }

  void add(Authority authority, Sealed sealed) {
    sql.run(
        "INSERT INTO authority (id, salt, name, kind, authority_level, telephone, created_at) VALUES (?, ?, ?, ?, ?,"
            + " ?, ?)",
        authority.id(), sealed.salt(), authority.name(), authority.kind(), authority.level(), authority.telephone(),
        sealed.at());
  }

  void add(Official official, Sealed sealed) {
    sql.run(
        "INSERT INTO official (id, salt, authority_id, name, title, certificate_number, issuer, valid_from,"
            + " valid_until, created_at)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        official.id(), sealed.salt(), official.authority(), official.name(), official.title(),
        official.certificateNumber(),
        official.issuer(), official.validFrom(), official.validUntil(), sealed.at());
  }

  void add(InspectionItem item, Sealed sealed) {
    sql.run(
        "INSERT INTO inspection_item (id, salt, authority_id, item_code, name, legal_basis, object, content, method,"
            + " yearly_cap,"
            + " created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        item.id(), sealed.salt(), item.authority(), item.code(), item.name(), item.legalBasis(), item.object(),
        item.content(),
        item.method(), item.yearlyCap(), sealed.at());
  }

  private static Authority readAuthority(ResultSet row) throws SQLException {
    return new Authority(
        row.getLong("id"),
        row.getString("name"),
        AuthorityKind.valueOf(row.getString("kind")),
        AuthorityLevel.valueOf(row.getString("authority_level")),
        row.getString("telephone"));
  }

  private static Official readOfficial(ResultSet row) throws SQLException {
    return new Official(
        row.getLong("id"),
        row.getLong("authority_id"),
        row.getString("name"),
        row.getString("title"),
        row.getString("certificate_number"),
        row.getString("issuer"),
        row.getObject("valid_from", LocalDate.class),
        row.getObject("valid_until", LocalDate.class));
  }

  private static InspectionItem readItem(ResultSet row) throws SQLException {
    return new InspectionItem(
        row.getLong("id"),
        row.getLong("authority_id"),
        row.getString("item_code"),
        row.getString("name"),
        row.getString("legal_basis"),
        row.getString("object"),
        row.getString("content"),
        Method.valueOf(row.getString("method")),
        row.getInt("yearly_cap"));
  }
}
