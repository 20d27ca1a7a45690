package org.fuma.visit;

import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.fuma.authority.InspectionItem;
import org.fuma.authority.Official;
import org.fuma.ledger.Sealed;
import org.fuma.rule.Basis;
import org.fuma.rule.EntryDecision;
import org.fuma.rule.VisitKind;
import org.fuma.store.Sql;

/** A visit's own row with its head, and the rows of who came and what was to be inspected. */
@Singleton
class VisitRows {

  /** Most characters that are kept of what was scanned. */
  static final int LONGEST_TAKEN_IN = 300;

  private final Sql sql;
  private final ObjectMapper json;

  VisitRows(Sql sql, ObjectMapper json) {
    this.sql = sql;
    this.json = json;
  }

  Optional<VisitCore> find(long id) {
    return sql.first(this::read, "SELECT v.*, h.state, h.handshake, h.second_person, h.departed_at, h.result, h.completed_at, h.correct_by"
        + " FROM visit v JOIN visit_head h ON h.id = v.id WHERE v.id = ?", id);
  }

  /** True when a visit has used up that step of the live code. */
  boolean usedStep(long code, long step) {
    return sql.first(row -> 1, "SELECT 1 FROM visit WHERE code_id = ? AND live_step = ? UNION ALL SELECT 1 FROM live_code_use WHERE code_id = ? AND step = ?",
        code, step, code, step).isPresent();
  }

  /** Adds a visit with its head; the row is its own first step. */
  void add(VisitCore visit, byte[] token, String takenIn, List<Official> officials, List<InspectionItem> items, Sealed step) {
    Declared said = visit.declared();
    sql.run(
        "INSERT INTO visit (id, enterprise_id, code_id, authority_id, official_id, kind, scanned, reason, arrived_at, entry_id, salt, actor_id, basis,"
            + " reference, plan_id, recheck_of, assistants, expected_minutes, emergency_reason, decision, reasons, rules_number, overridden, counts_as,"
            + " count_in_year, taken_in, live_step, premises, distance_m, accuracy_m, token_hash, entered, entered_at, late_reason, serious_harm)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        visit.id(), visit.enterprise(), visit.code(), visit.authority(), officials.getFirst().id(), visit.kind(), visit.scanned(), visit.reason(),
        visit.arrivedAt(), step.id(), step.salt(), visit.actor(), said.basis(), said.reference(), said.plan(), said.recheckOf(), said.assistants(),
        said.expectedMinutes(), said.emergencyReason(), visit.decision().verdict(), write(visit.decision()), visit.decision().rules(),
        visit.decision().overridden() ? 1 : 0, visit.countsAs(), visit.countInYear(), takenIn, visit.liveStep(), visit.premises().where(),
        visit.premises().distance(), visit.premises().accuracy(), token,
        visit.entered().map(entered -> entered.late().name()).orElse("AT_DOOR"), visit.entered().map(Entered::at),
        visit.entered().map(Entered::reason).orElse(""), said.seriousHarm() ? 1 : 0);
    sql.run("INSERT INTO visit_head (id, state, handshake, second_person, version) VALUES (?, ?, ?, ?, 1)",
        visit.id(), visit.state(), visit.handshake(), visit.second());
    sql.batch("INSERT INTO visit_official (visit_id, official_id, position) VALUES (?, ?, ?)",
        IntStream.range(0, officials.size()).mapToObj(i -> new Object[] {visit.id(), officials.get(i).id(), i}).toList());
    sql.batch("INSERT INTO visit_item (visit_id, item_id) VALUES (?, ?)",
        items.stream().map(item -> new Object[] {visit.id(), item.id()}).toList());
  }

  private VisitCore read(ResultSet row) throws SQLException {
    return new VisitCore(
        row.getLong("id"),
        row.getLong("enterprise_id"),
        row.getLong("code_id"),
        row.getLong("authority_id"),
        VisitKind.valueOf(row.getString("kind")),
        ScanMeans.valueOf(row.getString("scanned")),
        row.getString("reason"),
        Sql.instant(row, "arrived_at"),
        new Declared(
            Basis.valueOf(row.getString("basis")), row.getString("reference"), Sql.optionalId(row, "plan_id"), Sql.optionalId(row, "recheck_of"),
            row.getInt("assistants"), number(row, "expected_minutes"), row.getString("emergency_reason"),
            row.getBoolean("serious_harm")),
        decision(row),
        CountsAs.valueOf(row.getString("counts_as")),
        number(row, "count_in_year"),
        new Premises(Premises.Where.valueOf(row.getString("premises")), number(row, "distance_m"), number(row, "accuracy_m")),
        entered(row),
        Sql.optionalId(row, "actor_id"),
        Sql.optionalId(row, "live_step"),
        VisitState.valueOf(row.getString("state")),
        Handshake.valueOf(row.getString("handshake")),
        SecondOfficial.valueOf(row.getString("second_person")),
        Sql.optionalInstant(row, "departed_at"),
        Optional.ofNullable(row.getString("result")).map(VisitResult::valueOf),
        Sql.optionalInstant(row, "completed_at"),
        Optional.ofNullable(row.getObject("correct_by", LocalDate.class)));
  }

  private static Optional<Entered> entered(ResultSet row) throws SQLException {
    String how = row.getString("entered");
    return how.equals("AT_DOOR")
        ? Optional.empty()
        : Optional.of(new Entered(Entered.Late.valueOf(how), Sql.instant(row, "entered_at"), row.getString("late_reason")));
  }

  private static Optional<Integer> number(ResultSet row, String column) throws SQLException {
    int number = row.getInt(column);
    return row.wasNull() ? Optional.empty() : Optional.of(number);
  }

  private String write(EntryDecision decision) {
    try {
      return json.writeValueAsString(decision);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private EntryDecision decision(ResultSet row) throws SQLException {
    String written = row.getString("reasons");
    try {
      return written == null ? EntryDecision.admitted(0) : json.readValue(written, EntryDecision.class);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
