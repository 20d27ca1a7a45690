package org.fuma.complaint;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
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
import org.fuma.store.Time;
import org.fuma.store.Vault;

/** The measures' tables. */
@Singleton
class MeasureRepository {

  static final int PAGE = 50;

  static final String PLACE = "complaint-measure:";
  private static final String SELECT =
      "SELECT m.id, m.complaint_id, m.authority_id, a.name, m.kind, m.decided_on, h.state, h.due_day FROM complaint_measure m"
          + " JOIN complaint_measure_head h ON h.id = m.id JOIN authority a ON a.id = m.authority_id";

  /** After a place in the list: done ones last, then by day, then by id. */
  private static final String BEYOND = "((h.state = 'DONE') > ? OR (h.state = 'DONE') = ? AND (h.due_day > ? OR h.due_day = ? AND m.id > ?))";

  private final Sql sql;
  private final Vault vault;

  MeasureRepository(Sql sql, Vault vault) {
    this.sql = sql;
    this.vault = vault;
  }

  void insert(long id, long complaint, long authority, MeasureKind kind, LocalDate day, LocalDate due) {
    sql.run("INSERT INTO complaint_measure (id, complaint_id, authority_id, kind, decided_on) VALUES (?, ?, ?, ?, ?)",
        id, complaint, authority, kind, day);
    sql.run("INSERT INTO complaint_measure_head (id, state, due_day, version) VALUES (?, ?, ?, 1)", id, MeasureState.OPEN, due);
  }

  void step(Sealed step, long measure, String event, LocalDate due, Optional<Salted> text, Optional<byte[]> hash, long actor) {
    sql.run(
        "INSERT INTO complaint_measure_step (id, salt, measure_id, event, due_day, content_hash, actor_id, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        step.id(), step.salt(), measure, event, due, hash, actor, step.at());
    text.ifPresent(said -> sql.run("INSERT INTO complaint_measure_content (id, measure_id, sealed) VALUES (?, ?, ?)", step.id(), measure,
        said.seal(vault, PLACE + Ids.show(step.id()))));
  }

  /** Moves the head when it still stands in one of these; a new day begins to count afresh. */
  boolean move(long id, Set<MeasureState> from, MeasureState to, Optional<LocalDate> due) {
    List<Object> arguments = new ArrayList<>(List.of(to, due, due, id));
    arguments.addAll(from);
    return sql.run(
            "UPDATE complaint_measure_head SET state = ?, due_day = COALESCE(?, due_day), told_on = IF(? IS NULL, told_on, NULL),"
                + " version = version + 1 WHERE id = ? AND state IN (" + from.stream().map(one -> "?").collect(Collectors.joining(", ")) + ")",
            arguments.toArray())
        == 1;
  }

  Optional<Measure> find(long id) {
    return filled(SELECT + " WHERE m.id = ?", id).stream().findFirst();
  }

  /** Those of a complaint, in the order of their decisions. */
  List<Measure> of(long complaint) {
    return filled(SELECT + " WHERE m.complaint_id = ? ORDER BY m.decided_on, m.id", complaint);
  }

  /**
   * A page of measures, what is due first.
   *
   * @param authority  only those of this one
   * @param state      only those that stand so; else all that are not done
   * @param told       only those that the authority is told of
   * @param overdueOn  only those whose day was before this one
   * @param barred     authorities whose measures are left out, also those of complaints of them and of visits to which they came
   * @param after      the last one of the page before
   */
  record Filter(
      Optional<Long> authority, Optional<MeasureKind> kind, Optional<MeasureState> state, boolean told, Optional<LocalDate> overdueOn,
      Set<Long> barred) {}

  List<Measure> list(Filter filter, Optional<Long> after) {
    StringBuilder where = new StringBuilder(" WHERE 1 = 1");
    List<Object> arguments = new ArrayList<>();
    filter.authority().ifPresent(authority -> add(where, arguments, "m.authority_id = ?", authority));
    filter.kind().ifPresent(kind -> add(where, arguments, "m.kind = ?", kind));
    filter.state().ifPresent(state -> add(where, arguments, "h.state = ?", state));
    if (filter.told()) {
      add(where, arguments, "m.kind IN (?, ?)", MeasureKind.ORDER, MeasureKind.INTERVIEW);
    }
    filter.overdueOn().ifPresent(day -> add(where, arguments, "h.state <> 'DONE' AND h.due_day < ?", day));
    independent(where, arguments, filter.barred());
    // Done ones come last, so that what waits is always on the first page.
    after.flatMap(this::place).ifPresent(last -> add(where, arguments, BEYOND, last.done(), last.done(), last.due(), last.due(), after.get()));
    return filled(SELECT + where + " ORDER BY h.state = 'DONE', h.due_day, m.id LIMIT " + PAGE, arguments.toArray());
  }

  /** How many measures that the authority is told of wait for it. */
  int waiting(long authority) {
    return sql.first(row -> row.getInt(1), "SELECT COUNT(*) FROM complaint_measure m JOIN complaint_measure_head h ON h.id = m.id"
        + " WHERE m.authority_id = ? AND m.kind IN (?, ?) AND h.state = ?",
        authority, MeasureKind.ORDER, MeasureKind.INTERVIEW, MeasureState.OPEN).orElse(0);
  }

  /** How many measures were reported done and wait for a supervisor's look, and how many are not done though their day is over. */
  Waiting waiting(Set<Long> barred, LocalDate today) {
    StringBuilder where = new StringBuilder();
    List<Object> arguments = new ArrayList<>(List.of(today));
    independent(where, arguments, barred);
    return sql.first(row -> new Waiting(row.getInt(1), row.getInt(2)),
            "SELECT COALESCE(SUM(h.state = 'REPORTED'), 0), COALESCE(SUM(h.due_day < ?), 0) FROM complaint_measure_head h"
                + " JOIN complaint_measure m ON m.id = h.id WHERE h.state IN ('OPEN', 'REPORTED')" + where,
            arguments.toArray())
        .orElse(new Waiting(0, 0));
  }

  /** What waits: reported done, and overdue. */
  record Waiting(int reported, int overdue) {}

  /** Those whose day is over and of which nothing was told since that day; without texts. */
  List<Measure> untold(LocalDate today, LocalDate toldBefore, int most) {
    return sql.list(MeasureRepository::bare, SELECT + " WHERE h.state IN ('OPEN', 'REPORTED') AND h.due_day < ?"
        + " AND (h.told_on IS NULL OR h.told_on <= ?) ORDER BY h.due_day LIMIT " + most, today, toldBefore);
  }

  /** Puts down that it was told; false when another has. */
  boolean tell(long id, LocalDate today, LocalDate toldBefore) {
    return sql.run("UPDATE complaint_measure_head SET told_on = ? WHERE id = ? AND state <> 'DONE' AND (told_on IS NULL OR told_on <= ?)",
            today, id, toldBefore)
        == 1;
  }

  private record Place(boolean done, LocalDate due) {}

  private Optional<Place> place(long id) {
    return sql.first(row -> new Place(row.getBoolean(1), row.getObject(2, LocalDate.class)),
        "SELECT state = 'DONE', due_day FROM complaint_measure_head WHERE id = ?", id);
  }

  /** None of whose complaint the supervisor may not read ({@link InboxQuery#independent}), and none that was ordered of one of these. */
  private static void independent(StringBuilder where, List<Object> arguments, Set<Long> barred) {
    InboxQuery.independent(barred).ifPresent(complaint -> {
      add(where, arguments, "EXISTS (SELECT 1 FROM complaint c JOIN complaint_head h ON h.id = c.id WHERE c.id = m.complaint_id AND "
          + complaint.text() + ")", complaint.arguments());
      add(where, arguments, "m.authority_id NOT IN (" + barred.stream().map(one -> "?").collect(Collectors.joining(", ")) + ")", barred.toArray());
    });
  }

  private static void add(StringBuilder where, List<Object> arguments, String condition, Object... values) {
    where.append(" AND ").append(condition);
    arguments.addAll(List.of(values));
  }

  private List<Measure> filled(String query, Object... arguments) {
    List<Measure> bare = sql.list(MeasureRepository::bare, query, arguments);
    Map<Long, List<Measure.Step>> steps = steps(bare.stream().map(Measure::id).toList());
    return bare.stream().map(measure -> filled(measure, steps.getOrDefault(measure.id(), List.of()))).toList();
  }

  /** Without texts and course. */
  private static Measure bare(ResultSet row) throws SQLException {
    return new Measure(row.getLong("id"), row.getLong("complaint_id"), row.getLong("authority_id"), row.getString("name"),
        MeasureKind.valueOf(row.getString("kind")), row.getObject("decided_on", LocalDate.class), MeasureState.valueOf(row.getString("state")),
        row.getObject("due_day", LocalDate.class), "", List.of());
  }

  private static Measure filled(Measure bare, List<Measure.Step> steps) {
    return new Measure(bare.id(), bare.complaint(), bare.authority(), bare.authorityName(), bare.kind(), bare.decidedOn(), bare.state(), bare.dueOn(),
        steps.isEmpty() ? "" : steps.getFirst().note(), steps.stream().map(MeasureRepository::withoutText).toList());
  }

  /** What was said at the decision is the measure itself. */
  private static Measure.Step withoutText(Measure.Step step) {
    return step.event().equals(Measures.DECISION) ? new Measure.Step(step.event(), step.on(), step.by(), "", step.dueOn()) : step;
  }

  private record Said(long measure, Measure.Step step) {}

  /** The courses of these measures, each oldest first. */
  private Map<Long, List<Measure.Step>> steps(List<Long> measures) {
    if (measures.isEmpty()) {
      return Map.of();
    }
    return sql.list(
            row -> {
              byte[] sealed = row.getBytes("sealed");
              String said = sealed == null ? "" : Salted.open(vault, PLACE + Ids.show(row.getLong("id")), sealed).text();
              return new Said(row.getLong("measure_id"), new Measure.Step(row.getString("event"), Time.day(Sql.instant(row, "at")),
                  row.getString("name"), said, row.getObject("due_day", LocalDate.class)));
            },
            "SELECT s.id, s.measure_id, s.event, s.at, s.due_day, COALESCE(a.display_name, '') AS name, c.sealed FROM complaint_measure_step s"
                + " LEFT JOIN complaint_measure_content c ON c.id = s.id LEFT JOIN account a ON a.id = s.actor_id WHERE s.measure_id IN ("
                + measures.stream().map(id -> "?").collect(Collectors.joining(", ")) + ") ORDER BY s.id",
            measures.toArray())
        .stream().collect(Collectors.groupingBy(Said::measure, Collectors.mapping(Said::step, Collectors.toList())));
  }
}
