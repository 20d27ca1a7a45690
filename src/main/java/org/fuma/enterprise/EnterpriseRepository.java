package org.fuma.enterprise;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.enterprise.EnterpriseSearch.Found;
import org.fuma.ledger.Sealed;
import org.fuma.store.Sql;
import org.fuma.store.Vault;

/** The firms' tables. */
@Singleton
class EnterpriseRepository {

  private static final String COLUMNS =
      "SELECT e.id, e.uscc, e.enrolled_at, h.state, h.name, h.district, h.address, h.batch, h.grade,"
          + " h.liaison_id, h.latitude, h.longitude, h.version";
  static final String SELECT = COLUMNS + " FROM enterprise e JOIN enterprise_head h ON h.id = e.id";

  private final Sql sql;
  private final Vault vault;

  EnterpriseRepository(Sql sql, Vault vault) {
    this.sql = sql;
    this.vault = vault;
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

  /** A step of a firm that was changed with many others. */
  record NewStep(Sealed sealed, Enterprise firm) {}

  /** Many steps in one round trip; none of them sets a contact. */
  void steps(List<NewStep> steps, String reason, long actor) {
    sql.batch(
        "INSERT INTO enterprise_step (id, salt, enterprise_id, state, name, district, address, batch, grade,"
            + " liaison_id, reason, actor_id, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        steps.stream()
            .map(step -> new Object[] {
                step.sealed().id(), step.sealed().salt(), step.firm().id(), step.firm().state(), step.firm().name(),
                step.firm().district().map(District::code), step.firm().address(), step.firm().batch(),
                step.firm().grade().map(Grade::name), step.firm().liaison(), reason, actor, step.sealed().at()})
            .toList());
  }

  /** Makes the rows ours until the transaction ends; in one order, so that two who want the same wait and do not deadlock. */
  void hold(List<Long> ids) {
    sql.list(row -> row.getLong(1),
        "SELECT id FROM enterprise_head WHERE id IN (" + marks(ids.size()) + ") ORDER BY id FOR UPDATE", ids.toArray());
  }

  /** Sets one column of these firms; says how many there were. */
  int set(String column, Optional<String> value, List<Enterprise> firms) {
    List<Object> arguments = new ArrayList<>(List.of(value));
    firms.forEach(firm -> arguments.add(firm.id()));
    return sql.run(
        "UPDATE enterprise_head SET " + column + " = ?, version = version + 1 WHERE id IN (" + marks(firms.size()) + ")",
        arguments.toArray());
  }

  /** For how many of the firms an act comes to what. */
  Map<Verdict, Long> verdicts(Found found, FirmAct act) {
    List<Object> arguments = new ArrayList<>(act.refused().arguments());
    arguments.addAll(act.unchanged().arguments());
    arguments.addAll(found.arguments());
    Map<Verdict, Long> counts = new EnumMap<>(Verdict.class);
    sql.list(
        row -> counts.put(Verdict.valueOf(row.getString("verdict")), row.getLong("firms")),
        "SELECT CASE WHEN " + act.refused().text() + " THEN 'REFUSED' WHEN " + act.unchanged().text()
            + " THEN 'UNCHANGED' ELSE 'CHANGED' END AS verdict, COUNT(*) AS firms" + found.from() + " GROUP BY verdict",
        arguments.toArray());
    return counts;
  }

  /** Those of the firms for which an act comes to that. */
  static Found only(Found found, FirmAct act, Verdict verdict) {
    return switch (verdict) {
      case UNCHANGED -> found.and(act.unchanged().text(), act.unchanged().arguments());
      case REFUSED -> found.and(act.refused().text(), act.refused().arguments());
      case CHANGED -> found.and("NOT (" + act.unchanged().text() + ")", act.unchanged().arguments())
          .and("NOT (" + act.refused().text() + ")", act.refused().arguments());
    };
  }

  private static String marks(int count) {
    return String.join(", ", Collections.nCopies(count, "?"));
  }

  void content(long step, byte[] salt, long id, Contact contact) {
    sql.run(
        "INSERT INTO enterprise_content (id, enterprise_id, sealed) VALUES (?, ?, ?)", step, id, contact.seal(vault, step, salt));
  }

  Optional<Contact> contact(long id) {
    return sql.first(
        row -> Contact.open(vault, row.getLong("id"), row.getBytes("sealed")),
        "SELECT id, sealed FROM enterprise_content WHERE enterprise_id = ? ORDER BY id DESC LIMIT 1",
        id);
  }

  /** The row of the contact in force. */
  Optional<Long> contactRow(long id) {
    return sql.first(row -> row.getLong(1), "SELECT id FROM enterprise_content WHERE enterprise_id = ? ORDER BY id DESC LIMIT 1", id);
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

  /** How many firms that are. */
  long count(Found found) {
    return sql.first(row -> row.getLong(1), "SELECT COUNT(*)" + found.from(), found.arguments().toArray()).orElseThrow();
  }

  /** The firms, latest enrolment first. */
  List<Enterprise> pick(Found found, int most) {
    return page(EnterpriseRepository::enterprise, found, most);
  }

  /** The firms as lines of the list, latest enrolment first. */
  List<EnterpriseRow> list(Found found, int most) {
    return page(
        row ->
            new EnterpriseRow(
                row.getLong("id"),
                new Uscc(row.getString("uscc")),
                EnterpriseState.valueOf(row.getString("state")),
                row.getString("name"),
                district(row),
                row.getString("batch"),
                grade(row)),
        found,
        most);
  }

  private <T> List<T> page(Sql.Row<T> reader, Found found, int most) {
    if (found.hasty().isPresent()) {
      List<T> rows = page(reader, found.hasty().get(), most);
      if (rows.size() == most) {
        return rows;
      }
    }
    return sql.list(reader, COLUMNS + found.from() + " ORDER BY " + found.id() + " DESC LIMIT " + most, found.arguments().toArray());
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
        PlaceRepository.place(row),
        row.getInt("version"));
  }

  private static Optional<District> district(ResultSet row) throws SQLException {
    return Optional.ofNullable(row.getString("district")).flatMap(District::ofCode);
  }

  private static Optional<Grade> grade(ResultSet row) throws SQLException {
    return Optional.ofNullable(row.getString("grade")).map(Grade::valueOf);
  }
}
