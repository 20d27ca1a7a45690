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
import java.util.stream.Stream;
import org.fuma.store.Ids;
import org.fuma.store.Salted;
import org.fuma.store.Sql;
import org.fuma.store.Vault;

/** Reads the complaints' tables. */
@Singleton
class ComplaintRepository {

  static final int PAGE = 50;

  /** Between the fields that are sealed together. */
  static final String BETWEEN = "\u0000";

  private static final int TEXT = 0;
  private static final int DEMAND = 1;
  private static final int SUBJECT = 2;
  private static final int OFFICIALS = 3;
  private static final int CALLER = 4;
  private static final int TELEPHONE = 5;
  private static final int FILED_BY = 6;

  /** What a step of before it said so was, by where it led. */
  private static final Map<ComplaintState, String> FORMER_EVENTS =
      Map.of(ComplaintState.SUBMITTED, "submission", ComplaintState.ACCEPTED, "acceptance", ComplaintState.REFUSED, "refusal",
          ComplaintState.DECIDED, "decision", ComplaintState.CLOSED, "closing");

  private final Sql sql;
  private final Vault vault;

  ComplaintRepository(Sql sql, Vault vault) {
    this.sql = sql;
    this.vault = vault;
  }

  /** A step with everything that was written at it. */
  private record Whole(Complaint.Step step, List<String> fields) {
    String field(int number) {
      return number < fields.size() ? fields.get(number) : "";
    }
  }

  Optional<Complaint> find(long id) {
    return sql.first(
        row -> complaint(row, steps(id)),
        "SELECT c.*, h.state, h.outcome, h.handler_id, h.version, h.authority_id AS accused_id, h.naming, h.due_kind, h.due_day, h.due_from,"
            + " h.due_days, h.due_working, h.due_provisional, h.whole_day, h.extended, h.reopened, h.stop_ground, h.stop_from, h.proposal_id, h.satisfied,"
            + " h.told_on FROM complaint c JOIN complaint_head h ON h.id = c.id WHERE c.id = ?",
        id);
  }

  /** The fields of a complaint's submission, in the order in which they are sealed. */
  static List<String> fields(ComplaintWords words, Optional<Long> filedBy) {
    return List.of(
        words.text(), words.demand(), words.subject(), words.officials(), words.caller(), words.telephone(), filedBy.map(Ids::show).orElse(""));
  }

  /** What was handed in, from what is sealed of it. */
  static ComplaintWords words(String sealed) {
    return words(List.of(sealed.split(BETWEEN, -1)));
  }

  private static ComplaintWords words(List<String> fields) {
    List<String> all = Stream.concat(fields.stream(), Stream.generate(() -> "")).limit(FILED_BY).toList();
    return new ComplaintWords(all.get(SUBJECT), all.get(TEXT), all.get(DEMAND), all.get(OFFICIALS), all.get(CALLER), all.get(TELEPHONE));
  }

  /** The latest complaint of that firm about that visit. */
  Optional<Long> ofVisit(long visit, long firm) {
    return sql.first(
        row -> row.getLong("id"), "SELECT id FROM complaint WHERE visit_id = ? AND enterprise_id = ? ORDER BY submitted_at DESC, id DESC LIMIT 1", visit, firm);
  }

  /** A proposal. */
  Optional<Proposal> proposal(long id) {
    return sql.first(
        row -> {
          List<String> fields = written(row);
          List<NewMeasure> measures = new ArrayList<>();
          for (int i = 2; i + 2 < fields.size(); i += 3) {
            measures.add(new NewMeasure(MeasureKind.valueOf(fields.get(i)), fields.get(i + 2), LocalDate.parse(fields.get(i + 1))));
          }
          return new Proposal(
              id, row.getLong("complaint_id"), row.getString("event"), outcome(row), row.getInt("days"), fields.getFirst(), List.copyOf(measures),
              row.getLong("proposed_by"), Sql.instant(row, "at"), Proposal.State.valueOf(row.getString("state")));
        },
        "SELECT p.*, h.state, t.sealed FROM complaint_proposal p JOIN complaint_proposal_head h ON h.id = p.id"
            + " LEFT JOIN complaint_content t ON t.id = p.id WHERE p.id = ?",
        id);
  }

  /** A page of complaints, newest first, of these firms or of all. */
  List<ComplaintRow> list(Optional<Set<Long>> firms, Set<Long> barred, Optional<ComplaintState> state, Optional<Long> after, int most) {
    StringBuilder where = new StringBuilder(" WHERE 1 = 1");
    List<Object> arguments = new ArrayList<>();
    firms.ifPresent(
        own -> {
          where.append(" AND c.source = 'ACCOUNT' AND c.enterprise_id IN (").append(marks(own)).append(')');
          arguments.addAll(own);
        });
    InboxQuery.independent(barred).ifPresent(
        independent -> {
          where.append(" AND ").append(independent.text());
          arguments.addAll(List.of(independent.arguments()));
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
        row -> {
          ComplaintState standing = ComplaintState.valueOf(row.getString("state"));
          // A firm learns the outcome when it is told, not before.
          boolean told = firms.isEmpty() || standing == ComplaintState.TOLD || standing == ComplaintState.CLOSED;
          return new ComplaintRow(
                row.getLong("id"),
                row.getLong("enterprise_id"),
                row.getString("name"),
                ComplaintCategory.valueOf(row.getString("category")),
                Sql.instant(row, "submitted_at"),
                standing,
                outcome(row).filter(found -> told));
        },
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

  private List<Whole> steps(long complaint) {
    return sql.list(
        row -> {
          ComplaintState to = ComplaintState.valueOf(row.getString("to_state"));
          List<String> fields = written(row);
          return new Whole(
              new Complaint.Step(
                  row.getLong("id"), Optional.ofNullable(row.getString("event")).orElseGet(() -> FORMER_EVENTS.get(to)),
                  Optional.ofNullable(row.getString("from_state")).map(ComplaintState::valueOf).orElse(to), to, outcome(row),
                  Optional.ofNullable(row.getString("ground")), row.getLong("actor_id"), Sql.instant(row, "at"), fields.getFirst(),
                  Optional.ofNullable(row.getString("choice")), Sql.optionalId(row, "handler_id"), due(row),
                  Sql.optionalId(row, "named_id")),
              fields);
        },
        // Steps of before there was a clock do not say it: then it was as at the beginning.
        "SELECT s.*, COALESCE(s.authority_id, c.authority_id) AS named_id, t.sealed FROM complaint_step s JOIN complaint c ON c.id = s.complaint_id"
            + " LEFT JOIN complaint_content t ON t.id = s.id WHERE s.complaint_id = ? ORDER BY s.at, s.id",
        complaint);
  }

  private static Complaint complaint(ResultSet row, List<Whole> steps) throws SQLException {
    Whole first = steps.getFirst();
    // A plaque's complaint has no author; an account's stands sealed with its words, and one of before that in its first step.
    long former = first.step().actor();
    Optional<Long> filedBy = Ids.read(first.field(FILED_BY)).or(() -> former == 0 ? Optional.empty() : Optional.of(former));
    return new Complaint(
        row.getLong("id"),
        Source.valueOf(row.getString("source")),
        Matter.valueOf(row.getString("matter")),
        row.getLong("enterprise_id"),
        filedBy,
        ComplaintCategory.valueOf(row.getString("category")),
        Sql.optionalId(row, "visit_id"),
        Sql.optionalId(row, "accused_id"),
        day(row, "happened_on"),
        Sql.instant(row, "submitted_at"),
        words(first.fields()),
        new Complaint.Standing(
            ComplaintState.valueOf(row.getString("state")), outcome(row), Sql.optionalId(row, "handler_id"), due(row), day(row, "whole_day"),
            Naming.valueOf(row.getString("naming")), row.getBoolean("extended"), row.getBoolean("reopened"),
            Optional.ofNullable(row.getString("stop_ground")).map(StopGround::valueOf), day(row, "stop_from"), Sql.optionalId(row, "proposal_id"),
            Optional.ofNullable(row.getObject("satisfied", Boolean.class)), day(row, "told_on"), row.getInt("version")),
        steps.stream().map(Whole::step).toList());
  }

  /** What was written at a step, its text first; a step at which nothing was written has an empty one. */
  private List<String> written(ResultSet row) throws SQLException {
    byte[] sealed = row.getBytes("sealed");
    return sealed == null
        ? List.of("")
        : List.of(Salted.open(vault, ComplaintRecords.PLACE + Ids.show(row.getLong("id")), sealed).text().split(BETWEEN, -1));
  }

  /**
   * What was sealed at a step; empty where that is more than a text, unless the complaint itself was handed in at it: that has more fields,
   * of which the last may be {@link #filer}.
   */
  Optional<Salted> sealed(long step) {
    return sql.first(
            row -> {
              Salted written = Salted.open(vault, ComplaintRecords.PLACE + Ids.show(step), row.getBytes("sealed"));
              List<String> fields = List.of(written.text().split(BETWEEN, -1));
              boolean shown = row.getString("from_state") == null || fields.stream().skip(1).allMatch(String::isEmpty);
              return Optional.of(written).filter(all -> shown);
            },
            "SELECT s.from_state, t.sealed FROM complaint_step s JOIN complaint_content t ON t.id = s.id WHERE s.id = ?",
            step)
        .flatMap(written -> written);
  }

  /** The account that filed the complaint which was sealed so, where one did. */
  static Optional<Long> filer(String sealed) {
    String[] fields = sealed.split(BETWEEN, -1);
    return fields.length > FILED_BY ? Ids.read(fields[FILED_BY]) : Optional.empty();
  }

  /** The deadline that a row holds. */
  static Optional<Due> due(ResultSet row) throws SQLException {
    String kind = row.getString("due_kind");
    return kind == null
        ? Optional.empty()
        : Optional.of(
            new Due(
                DueKind.valueOf(kind), row.getObject("due_day", LocalDate.class), row.getObject("due_from", LocalDate.class), row.getInt("due_days"),
                row.getBoolean("due_working"), row.getBoolean("due_provisional")));
  }

  private static Optional<LocalDate> day(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, LocalDate.class));
  }

  private static Optional<ComplaintOutcome> outcome(ResultSet row) throws SQLException {
    return Optional.ofNullable(row.getString("outcome")).map(ComplaintOutcome::valueOf);
  }

  private static String marks(Set<Long> ids) {
    return ids.stream().map(id -> "?").collect(Collectors.joining(", "));
  }
}
