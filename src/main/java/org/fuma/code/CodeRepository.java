package org.fuma.code;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.fuma.enterprise.Uscc;
import org.fuma.ledger.Sealed;
import org.fuma.store.ServiceClock;
import org.fuma.store.Sql;
import org.fuma.store.Time;

/** The codes' tables. */
@Singleton
class CodeRepository {

  private static final String SELECT =
      "SELECT c.id, c.serial_number, c.enterprise_id, c.uscc, c.key_id, c.signature, c.issued_at, c.valid_until, h.state"
          + " FROM protection_code c JOIN code_head h ON h.id = c.id";

  private final Sql sql;
  private final ServiceClock clock;

  CodeRepository(Sql sql, ServiceClock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  Optional<ProtectionCode> find(Serial serial) {
    return sql.first(this::code, SELECT + " WHERE c.serial_number = ?", serial.value());
  }

  Optional<ProtectionCode> find(long id) {
    return sql.first(this::code, SELECT + " WHERE c.id = ?", id);
  }

  /** The firm's current code, also when its last day is over and nobody has recorded that yet. */
  Optional<ProtectionCode> currentOf(long enterprise) {
    return sql.first(this::code, SELECT + " WHERE h.current_of = ?", enterprise);
  }

  /** As {@link #currentOf(long)}, for many firms at once. */
  List<ProtectionCode> currentOf(Collection<Long> enterprises) {
    return enterprises.isEmpty()
        ? List.of()
        : sql.list(this::code, SELECT + " WHERE h.current_of IN ("
            + String.join(", ", Collections.nCopies(enterprises.size(), "?")) + ")", enterprises.toArray());
  }

  List<ProtectionCode> of(long enterprise) {
    return sql.list(this::code, SELECT + " WHERE c.enterprise_id = ? ORDER BY c.id DESC LIMIT 100", enterprise);
  }

  /** Current codes that the key has signed, by id, after that id. */
  List<ProtectionCode> currentOfKey(String key, long after, int most) {
    return sql.list(this::code,
        SELECT + " WHERE c.key_id = ? AND c.id > ? AND h.current_of IS NOT NULL ORDER BY c.id LIMIT " + most, key, after);
  }

  /** Current codes whose last day is over. */
  List<ProtectionCode> overdue(int most) {
    return sql.list(this::code,
        SELECT + " WHERE c.valid_until < ? AND h.current_of IS NOT NULL ORDER BY c.valid_until, c.id LIMIT " + most, today());
  }

  void insert(ProtectionCode code) {
    sql.run(
        "INSERT INTO protection_code (id, serial_number, enterprise_id, uscc, key_id, signature, issued_at, valid_until)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        code.id(), code.serial().value(), code.enterprise(), code.payload().uscc().value(), code.payload().key(),
        code.payload().signatureBytes(), code.issuedAt(), code.validUntil());
    sql.run("INSERT INTO code_head (id, state, current_of, version) VALUES (?, ?, ?, 1)", code.id(), code.state(),
        code.enterprise());
  }

  /** True when the code still stood where the edge begins; an end gives the firm free for another code. */
  boolean move(long id, CodeGraph.Edge edge) {
    return sql.run(moving(edge.act()), edge.to(), id, edge.from().orElseThrow()) == 1;
  }

  /** The one statement that moves a head: to a state, of an id, from a state. An end takes it off every list of current codes. */
  static String moving(CodeAct act) {
    boolean ends = CodeGraph.EDGES.stream().anyMatch(edge -> edge.act() == act && !edge.to().current());
    return "UPDATE code_head SET state = ?" + (ends ? ", current_of = NULL, plaque_outdated_at = NULL" : "")
        + ", version = version + 1 WHERE id = ? AND state = ?";
  }

  void step(Sealed step, long code, CodeGraph.Edge edge, String reason, long actor) {
    sql.run(
        "INSERT INTO code_step (id, salt, code_id, from_state, to_state, reason, actor_id, at) VALUES (?, ?, ?,"
            + " ?, ?, ?, ?, ?)",
        step.id(), step.salt(), code, edge.from().map(CodeState::name), edge.to(), reason, actor, step.at());
  }

  List<CodeStep> steps(long code) {
    return sql.list(
        row ->
            new CodeStep(
                row.getLong("id"),
                Sql.instant(row, "at"),
                row.getString("actor"),
                Optional.ofNullable(row.getString("from_state")).map(CodeState::valueOf),
                CodeState.valueOf(row.getString("to_state")),
                row.getString("reason")),
        "SELECT s.id, s.at, COALESCE(a.display_name, '') AS actor, s.from_state, s.to_state, s.reason FROM code_step s"
            + " LEFT JOIN account a ON a.id = s.actor_id WHERE s.code_id = ? ORDER BY s.id",
        code);
  }

  private ProtectionCode code(ResultSet row) throws SQLException {
    Serial serial = new Serial(row.getString("serial_number"));
    CodeState recorded = CodeState.valueOf(row.getString("state"));
    return new ProtectionCode(
        row.getLong("id"),
        serial,
        row.getLong("enterprise_id"),
        CodePayload.signed(serial, new Uscc(row.getString("uscc")), row.getString("key_id"), row.getBytes("signature")),
        recorded,
        Sql.instant(row, "issued_at"),
        Optional.ofNullable(row.getObject("valid_until", LocalDate.class)))
        .in(recorded, today());
  }

  private LocalDate today() {
    return Time.day(clock.instant());
  }
}
