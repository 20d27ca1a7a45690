package org.fuma.enterprise;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fuma.ledger.Sealed;
import org.fuma.store.Sql;

/** The firms' tables. */
@Singleton
class EnterpriseRepository {

  static final String SELECT =
      "SELECT e.id, e.uscc, e.enrolled_at, h.state, h.name, h.district, h.address, h.batch, h.grade,"
          + " h.liaison_id, h.version"
          + " FROM enterprise e JOIN enterprise_head h ON h.id = e.id";

  private final Sql sql;

  EnterpriseRepository(Sql sql) {
    this.sql = sql;
  }

  Optional<Enterprise> find(long id) {
    return sql.first(EnterpriseRepository::enterprise, SELECT + " WHERE e.id = ?", id);
  }

  Optional<Enterprise> byUscc(Uscc uscc) {
    return sql.first(EnterpriseRepository::enterprise, SELECT + " WHERE e.uscc = ?", uscc.value());
  }

  void insert(long id, Uscc uscc, Instant at, Particulars is) {
    sql.run("INSERT INTO enterprise (id, uscc, enrolled_at) VALUES (?, ?, ?)", id, uscc.value(), at);
    sql.run(
        "INSERT INTO enterprise_head (id, state, name, district, address, batch, grade, liaison_id, version)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1)",
        id, EnterpriseState.ACTIVE, is.name(), is.district().map(District::code), is.address(), is.batch(), is.grade()
            .map(Grade::name),
        is.liaison());
  }

  /** True when the version was still that one. */
  boolean change(long id, int version, Particulars is) {
    return sql.run(
            "UPDATE enterprise_head SET name = ?, district = ?, address = ?, batch = ?, grade = ?, liaison_id ="
                + " ?, version = version + 1"
                + " WHERE id = ? AND version = ?",
            is.name(), is.district().map(District::code), is.address(), is.batch(), is.grade().map(Grade::name),
                is.liaison(), id, version)
        == 1;
  }

  /** True when the firm still stood in that state. */
  boolean move(long id, EnterpriseState from, EnterpriseState to) {
    return sql.run("UPDATE enterprise_head SET state = ?, version = version + 1 WHERE id = ? AND state = ?", to, id,
        from) == 1;
  }

  void step(Sealed step, long id, EnterpriseState state, Particulars is, Optional<byte[]> contentHash, String reason,
      long actor) {
    sql.run(
        "INSERT INTO enterprise_step (id, salt, enterprise_id, state, name, district, address, batch, grade,"
            + " liaison_id, content_hash,"
            + " reason, actor_id, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        step.id(), step.salt(), id, state, is.name(), is.district().map(District::code), is.address(), is.batch(),
        is.grade().map(Grade::name), is.liaison(), contentHash, reason, actor, step.at());
  }

  void content(long step, byte[] salt, long id, Contact contact) {
    sql.run(
        "INSERT INTO enterprise_content (id, salt, enterprise_id, contact, telephone) VALUES (?, ?, ?, ?, ?)",
        step, salt, id, contact.name(), contact.telephone());
  }

  Optional<Contact> contact(long id) {
    return sql.first(
        row -> new Contact(row.getString("contact"), row.getString("telephone")),
        "SELECT contact, telephone FROM enterprise_content WHERE enterprise_id = ? ORDER BY id DESC LIMIT 1",
        id);
  }

  List<EnterpriseStep> steps(long id) {
    return sql.list(
        row ->
            new EnterpriseStep(
                row.getLong("id"),
                Sql.instant(row, "at"),
                row.getString("actor"),
                EnterpriseState.valueOf(row.getString("state")),
                row.getString("name"),
                district(row),
                row.getString("address"),
                row.getString("batch"),
                grade(row),
                Sql.optionalId(row, "liaison_id"),
                row.getBoolean("contact"),
                row.getString("reason")),
        "SELECT s.id, s.at, COALESCE(a.display_name, '') AS actor, s.state, s.name, s.district, s.address,"
            + " s.batch, s.grade, s.liaison_id,"
            + " s.content_hash IS NOT NULL AS contact, s.reason FROM enterprise_step s LEFT JOIN account a ON"
            + " a.id = s.actor_id"
            + " WHERE s.enterprise_id = ? ORDER BY s.id",
        id);
  }

  /** How many of the firms a filter leaves. */
  long count(EnterpriseFilter filter) {
    List<Object> arguments = new ArrayList<>();
    String where = where(filter, Long.MAX_VALUE, arguments);
    return sql.first(row -> row.getLong(1), "SELECT COUNT(*) FROM enterprise e JOIN enterprise_head h ON h.id = e.id" + where,
        arguments.toArray()).orElseThrow();
  }

  /** Firms that a filter leaves, latest enrolment first, below that id. */
  List<Enterprise> pick(EnterpriseFilter filter, long below, int most) {
    List<Object> arguments = new ArrayList<>();
    String where = where(filter, below, arguments);
    return sql.list(EnterpriseRepository::enterprise, SELECT + where + " ORDER BY e.id DESC LIMIT " + most, arguments.toArray());
  }

  /** Those of these firms that exist, latest enrolment first, below that id. */
  List<Enterprise> pick(List<Long> ids, long below, int most) {
    List<Object> arguments = new ArrayList<>(ids);
    arguments.add(below);
    String marks = String.join(", ", ids.stream().map(id -> "?").toList());
    return sql.list(EnterpriseRepository::enterprise,
        SELECT + " WHERE e.id IN (" + marks + ") AND e.id < ? ORDER BY e.id DESC LIMIT " + most, arguments.toArray());
  }

  List<EnterpriseRow> list(EnterpriseFilter filter, long below, int most) {
    List<Object> arguments = new ArrayList<>();
    String where = where(filter, below, arguments);
    return sql.list(
        row ->
            new EnterpriseRow(
                row.getLong("id"),
                new Uscc(row.getString("uscc")),
                EnterpriseState.valueOf(row.getString("state")),
                row.getString("name"),
                district(row),
                row.getString("batch"),
                grade(row)),
        SELECT + where + " ORDER BY e.id DESC LIMIT " + most,
        arguments.toArray());
  }

  private static String where(EnterpriseFilter filter, long below, List<Object> arguments) {
    StringBuilder where = new StringBuilder(" WHERE e.id < ?");
    arguments.add(below);
    narrow(where, arguments, !filter.name().isEmpty(), "h.name LIKE ?", "%" + literal(filter.name()) + "%");
    narrow(where, arguments, !filter.uscc().isEmpty(), "e.uscc LIKE ?", literal(filter.uscc()) + "%");
    narrow(where, arguments, filter.district().isPresent(), "h.district = ?", filter.district().map(District::code));
    narrow(where, arguments, !filter.batch().isEmpty(), "h.batch = ?", filter.batch());
    narrow(where, arguments, filter.grade().isPresent(), "h.grade = ?", filter.grade().map(Grade::name));
    narrow(where, arguments, filter.state().isPresent(), "h.state = ?", filter.state().map(EnterpriseState::name));
    if (filter.openDistrict()) {
      where.append(" AND h.district IS NULL");
    }
    return where.toString();
  }

  private static void narrow(StringBuilder where, List<Object> arguments, boolean asked, String condition,
      Object argument) {
    if (asked) {
      where.append(" AND ").append(condition);
      arguments.add(argument);
    }
  }

  private static String literal(String text) {
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
  }

  static Enterprise enterprise(ResultSet row) throws SQLException {
    return new Enterprise(
        row.getLong("id"),
        new Uscc(row.getString("uscc")),
        EnterpriseState.valueOf(row.getString("state")),
        row.getString("name"),
        district(row),
        row.getString("address"),
        row.getString("batch"),
        grade(row),
        Sql.optionalId(row, "liaison_id"),
        Sql.instant(row, "enrolled_at"),
        row.getInt("version"));
  }

  private static Optional<District> district(ResultSet row) throws SQLException {
    return Optional.ofNullable(row.getString("district")).flatMap(District::ofCode);
  }

  private static Optional<Grade> grade(ResultSet row) throws SQLException {
    return Optional.ofNullable(row.getString("grade")).map(Grade::valueOf);
  }
}
