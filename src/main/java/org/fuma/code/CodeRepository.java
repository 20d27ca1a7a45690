package org.fuma.code;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.fuma.enterprise.Uscc;
import org.fuma.ledger.Sealed;
import org.fuma.store.Sql;

/** The codes' tables. */
@Singleton
class CodeRepository {

  private static final String SELECT =
      "SELECT c.id, c.serial_number, c.enterprise_id, c.uscc, c.key_id, c.signature, c.issued_at, h.state"
          + " FROM protection_code c JOIN code_head h ON h.id = c.id";

  private final Sql sql;

  CodeRepository(Sql sql) {
    this.sql = sql;
  }

  Optional<ProtectionCode> find(Serial serial) {
    return sql.first(CodeRepository::code, SELECT + " WHERE c.serial_number = ?", serial.value());
  }

  Optional<ProtectionCode> find(long id) {
    return sql.first(CodeRepository::code, SELECT + " WHERE c.id = ?", id);
  }

  Optional<ProtectionCode> activeOf(long enterprise) {
    return sql.first(CodeRepository::code, SELECT + " WHERE h.active_of = ?", enterprise);
  }

  List<ProtectionCode> of(long enterprise) {
    return sql.list(CodeRepository::code, SELECT + " WHERE c.enterprise_id = ? ORDER BY c.id DESC LIMIT 100",
        enterprise);
  }

  void insert(long id, long enterprise, CodePayload payload, Instant at) {
    sql.run(
        "INSERT INTO protection_code (id, serial_number, enterprise_id, uscc, key_id, signature, issued_at)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?)",
        id, payload.serial().value(), enterprise, payload.uscc().value(), payload.key(), payload.signatureBytes(), at);
    sql.run("INSERT INTO code_head (id, state, active_of, version) VALUES (?, ?, ?, 1)", id, CodeState.ACTIVE,
        enterprise);
  }

  /** True when the code still stood where the edge begins; it gives the firm free for another code. */
  boolean move(long id, CodeGraph.Edge edge) {
    return sql.run(
            "UPDATE code_head SET state = ?, active_of = NULL, version = version + 1 WHERE id = ? AND state = ?",
                edge.to(), id, edge.from())
        == 1;
  }

  void step(Sealed step, long code, Optional<CodeState> from, CodeState to, String reason, long actor) {
    sql.run(
        "INSERT INTO code_step (id, salt, code_id, from_state, to_state, reason, actor_id, at) VALUES (?, ?, ?,"
            + " ?, ?, ?, ?, ?)",
        step.id(), step.salt(), code, from.map(CodeState::name), to, reason, actor, step.at());
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

  private static ProtectionCode code(ResultSet row) throws SQLException {
    Serial serial = new Serial(row.getString("serial_number"));
    return new ProtectionCode(
        row.getLong("id"),
        serial,
        row.getLong("enterprise_id"),
        CodePayload.signed(serial, new Uscc(row.getString("uscc")), row.getString("key_id"), row.getBytes("signature")),
        CodeState.valueOf(row.getString("state")),
        Sql.instant(row, "issued_at"));
  }
}
