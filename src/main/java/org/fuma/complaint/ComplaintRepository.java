package org.fuma.complaint;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.fuma.ledger.Sealed;
import org.fuma.store.Ids;
import org.fuma.store.Salted;
import org.fuma.store.Sql;
import org.fuma.store.Vault;

/** The complaints' tables. */
@Singleton
class ComplaintRepository {

  static final int PAGE = 50;

  private static final String PLACE = "complaint:";
  private static final String BETWEEN = "\u0000";

  private final Sql sql;
  private final Vault vault;

  ComplaintRepository(Sql sql, Vault vault) {
    this.sql = sql;
    this.vault = vault;
  }

  void insert(long id, CheckedComplaint complaint, Instant at) {
    sql.run(
        "INSERT INTO complaint (id, enterprise_id, category, visit_id, authority_id, happened_on, submitted_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
        id, complaint.enterprise(), complaint.category(), complaint.visit(), complaint.authority(), complaint.happenedOn(), at);
    sql.run("INSERT INTO complaint_head (id, state, version) VALUES (?, ?, 1)", id, ComplaintState.SUBMITTED);
  }

  void step(
      Sealed step, long complaint, Optional<ComplaintState> from, ComplaintState to, Optional<ComplaintOutcome> outcome, byte[] contentHash, long actor) {
    sql.run(
        "INSERT INTO complaint_step (id, salt, complaint_id, from_state, to_state, outcome, content_hash, actor_id, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        step.id(), step.salt(), complaint, from, to, outcome, contentHash, actor, step.at());
  }

  void content(long step, byte[] salt, long complaint, String body, String demand) {
    sql.run(
        "INSERT INTO complaint_content (id, complaint_id, sealed) VALUES (?, ?, ?)",
        step, complaint, new Salted(salt, body + BETWEEN + demand).seal(vault, PLACE + Ids.show(step)));
  }

  /** Moves the head when it still stands where the edge begins; answers whether it did. */
  boolean move(long id, ComplaintGraph.Edge edge, Optional<ComplaintOutcome> outcome, long handler) {
    return sql.run(
            "UPDATE complaint_head SET state = ?, outcome = COALESCE(?, outcome), handler_id = ?, version = version + 1 WHERE id = ? AND state = ?",
            edge.to(), outcome, handler, id, edge.from())
        == 1;
  }

  Optional<Complaint> find(long id) {
    return sql.first(
        row -> {
          List<Complaint.Step> steps = steps(id);
          return new Complaint(
              row.getLong("id"),
              Source.valueOf(row.getString("source")),
              Matter.valueOf(row.getString("matter")),
              row.getLong("enterprise_id"),
              Optional.empty(),
              ComplaintCategory.valueOf(row.getString("category")),
              Sql.optionalId(row, "visit_id"),
              Sql.optionalId(row, "authority_id"),
              Optional.ofNullable(row.getObject("happened_on", LocalDate.class)),
              Sql.instant(row, "submitted_at"),
              new ComplaintWords("", steps.getFirst().text(), "", "", "", ""),
              new Complaint.Standing(ComplaintState.valueOf(row.getString("state")), outcome(row), Sql.optionalId(row, "handler_id"), Optional.empty(),
                  Optional.empty(), Naming.WITHHELD, false, false, Optional.empty(), Optional.empty(), Optional.empty(), row.getInt("version")),
              steps);
        },
        "SELECT c.*, h.state, h.outcome, h.handler_id, h.version FROM complaint c JOIN complaint_head h ON h.id = c.id WHERE c.id = ?",
        id);
  }

  /** The latest complaint of that firm about that visit. */
  Optional<Long> ofVisit(long visit, long firm) {
    return sql.first(
        row -> row.getLong("id"), "SELECT id FROM complaint WHERE visit_id = ? AND enterprise_id = ? ORDER BY submitted_at DESC, id DESC LIMIT 1", visit, firm);
  }

  /** A page of complaints, newest first, of these firms or of all. */
  List<ComplaintRow> list(Optional<Set<Long>> firms, Optional<ComplaintState> state, Optional<Long> after, int most) {
    StringBuilder where = new StringBuilder(" WHERE 1 = 1");
    List<Object> arguments = new ArrayList<>();
    firms.ifPresent(
        own -> {
          where.append(" AND c.enterprise_id IN (").append(own.stream().map(firm -> "?").collect(Collectors.joining(", "))).append(')');
          arguments.addAll(own);
        });
    state.ifPresent(
        wanted -> {
          where.append(" AND h.state = ?");
          arguments.add(wanted);
        });
    after.flatMap(id -> submittedAt(id, firms))
        .ifPresent(
            at -> {
              where.append(" AND (c.submitted_at < ? OR c.submitted_at = ? AND c.id < ?)");
              arguments.addAll(List.of(at, at, after.get()));
            });
    return sql.list(
        row ->
            new ComplaintRow(
                row.getLong("id"),
                row.getLong("enterprise_id"),
                row.getString("name"),
                ComplaintCategory.valueOf(row.getString("category")),
                Sql.instant(row, "submitted_at"),
                ComplaintState.valueOf(row.getString("state")),
                outcome(row)),
        "SELECT c.id, c.enterprise_id, e.name, c.category, c.submitted_at, h.state, h.outcome FROM complaint c"
            + " JOIN complaint_head h ON h.id = c.id JOIN enterprise_head e ON e.id = c.enterprise_id"
            + where
            + " ORDER BY c.submitted_at DESC, c.id DESC LIMIT "
            + most,
        arguments.toArray());
  }

  /** When that complaint came in; nothing of one that is not within these firms' own. */
  private Optional<Instant> submittedAt(long id, Optional<Set<Long>> firms) {
    return sql.first(row -> Map.entry(row.getLong("enterprise_id"), Sql.instant(row, "submitted_at")),
            "SELECT enterprise_id, submitted_at FROM complaint WHERE id = ?", id)
        .filter(found -> firms.isEmpty() || firms.get().contains(found.getKey()))
        .map(Map.Entry::getValue);
  }

  private List<Complaint.Step> steps(long complaint) {
    return sql.list(
        row -> {
          String written = written(row);
          int end = written.indexOf(BETWEEN);
          return new Complaint.Step(
              "", ComplaintState.valueOf(row.getString("to_state")), ComplaintState.valueOf(row.getString("to_state")), outcome(row), Optional.empty(), 0,
              Sql.instant(row, "at"), written.substring(0, end), Optional.empty());
        },
        "SELECT s.id, s.to_state, s.outcome, s.at, t.sealed FROM complaint_step s LEFT JOIN complaint_content t ON t.id = s.id"
            + " WHERE s.complaint_id = ? ORDER BY s.at, s.id",
        complaint);
  }

  /** Text and demand of a step; a step at which nothing was written has both empty. */
  private String written(ResultSet row) throws SQLException {
    byte[] sealed = row.getBytes("sealed");
    return sealed == null ? BETWEEN : Salted.open(vault, PLACE + Ids.show(row.getLong("id")), sealed).text();
  }

  private static Optional<ComplaintOutcome> outcome(ResultSet row) throws SQLException {
    return Optional.ofNullable(row.getString("outcome")).map(ComplaintOutcome::valueOf);
  }
}
