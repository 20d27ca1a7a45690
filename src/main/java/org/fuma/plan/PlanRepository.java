package org.fuma.plan;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fuma.rule.VisitKind;
import org.fuma.store.Sql;
import org.fuma.store.Time;

/** Reads plans. */
@Singleton
class PlanRepository {

  private static final String PLAN =
      "SELECT h.id, h.authority_id, a.name AS authority_name, h.state, h.version, c.id AS content_id, c.content_number, c.name, c.kind, c.from_day,"
          + " c.until_day, c.per_firm, c.district, c.batch, c.grade, c.firms FROM plan_head h JOIN plan_content c ON c.id = h.content_id"
          + " JOIN authority a ON a.id = h.authority_id";

  private final Sql sql;

  PlanRepository(Sql sql) {
    this.sql = sql;
  }

  Optional<Plan> find(long id) {
    return sql.first(PlanRepository::plan, PLAN + " WHERE h.id = ?", id);
  }

  /** Latest first, below that id. */
  List<Plan> list(PlanFilter filter, long below, int most) {
    StringBuilder where = new StringBuilder(" WHERE h.id < ?");
    List<Object> arguments = new ArrayList<>(List.of(below));
    filter.authority().ifPresent(authority -> and(where, arguments, "h.authority_id = ?", authority));
    filter.state().ifPresent(state -> and(where, arguments, "h.state = ?", state));
    filter.year().ifPresent(year -> and(where, arguments, "h.plan_year = ?", year));
    arguments.add(most);
    return sql.list(PlanRepository::plan, PLAN + where + " ORDER BY h.id DESC LIMIT ?", arguments.toArray());
  }

  /** How many plans wait for a supervisor. */
  int waiting() {
    return sql.first(row -> row.getInt(1), "SELECT COUNT(*) FROM plan_head WHERE state = ?", PlanState.FILED).orElseThrow();
  }

  List<PlanItem> items(long content) {
    return sql.list(
        row -> new PlanItem(row.getLong("id"), row.getLong("series_id"), row.getString("item_code"), row.getString("name")),
        "SELECT i.id, i.series_id, i.item_code, i.name FROM plan_item p JOIN inspection_item i ON i.id = p.item_id"
            + " WHERE p.content_id = ? ORDER BY i.item_code, i.id",
        content);
  }

  /** What all versions of that item share. */
  Optional<Long> series(long item) {
    return sql.first(row -> row.getLong(1), "SELECT series_id FROM inspection_item WHERE id = ?", item);
  }

  /** A content's firms above that id, in the order of their ids. */
  List<Long> firms(long content, long after, int most) {
    return sql.list(
        row -> row.getLong(1),
        "SELECT enterprise_id FROM plan_firm WHERE content_id = ? AND enterprise_id > ? ORDER BY enterprise_id LIMIT ?",
        content, after, most);
  }

  /** The plan's course, oldest first. */
  List<PlanStep> steps(long plan) {
    return sql.list(
        row ->
            new PlanStep(
                Sql.instant(row, "at"),
                PlanState.valueOf(row.getString("to_state")),
                row.getInt("content_number"),
                row.getBoolean("wrote"),
                row.getString("reason"),
                Optional.ofNullable(row.getString("display_name")).orElse("")),
        // A content is written in the state that the step before it left behind: draft, or returned.
        "SELECT c.id, c.at, COALESCE((SELECT s.to_state FROM plan_step s WHERE s.plan_id = c.plan_id AND s.id < c.id ORDER BY s.id DESC LIMIT 1),"
            + " 'DRAFT') AS to_state, c.content_number, 1 AS wrote, '' AS reason, a.display_name FROM plan_content c"
            + " LEFT JOIN account a ON a.id = c.actor_id"
            + " WHERE c.plan_id = ? UNION ALL"
            + " SELECT s.id, s.at, s.to_state, c.content_number, 0, s.reason, a.display_name FROM plan_step s"
            + " JOIN plan_content c ON c.id = s.content_id"
            + " LEFT JOIN account a ON a.id = s.actor_id WHERE s.plan_id = ? ORDER BY id",
        plan, plan);
  }

  /** A plan's id and the id of what it says. */
  record Current(long plan, long content) {}

  /** Approved plans whose last day is that day or later. */
  List<Current> approved(LocalDate from) {
    return sql.list(
        row -> new Current(row.getLong("id"), row.getLong("content_id")),
        "SELECT h.id, h.content_id FROM plan_head h JOIN plan_content c ON c.id = h.content_id"
            + " WHERE h.state = ? AND h.plan_year >= ? AND c.until_day >= ?",
        PlanState.APPROVED, from.getYear(), from);
  }

  /** The plan with all that it says now. */
  Optional<KnownPlan> known(long plan) {
    return find(plan).map(found -> {
      long content = found.content().id();
      return new KnownPlan(
          found.id(), found.authority(), found.authorityName(), found.content().name(), found.content().kind(), found.content().from(),
          found.content().until(), found.content().perFirm(), dayOf(plan, PlanState.APPROVED), dayOf(plan, PlanState.WITHDRAWN),
          sorted("SELECT i.series_id FROM plan_item p JOIN inspection_item i ON i.id = p.item_id WHERE p.content_id = ?"
              + " ORDER BY i.series_id", content),
          sorted("SELECT enterprise_id FROM plan_firm WHERE content_id = ? ORDER BY enterprise_id", content));
    });
  }

  private Optional<LocalDate> dayOf(long plan, PlanState state) {
    return sql.first(
        row -> Time.day(Sql.instant(row, "at")), "SELECT at FROM plan_step WHERE plan_id = ? AND to_state = ? ORDER BY id DESC LIMIT 1", plan, state);
  }

  private long[] sorted(String query, long content) {
    return sql.list(row -> row.getLong(1), query, content).stream().mapToLong(Long::longValue).toArray();
  }

  private static void and(StringBuilder where, List<Object> arguments, String condition, Object value) {
    where.append(" AND ").append(condition);
    arguments.add(value);
  }

  private static Plan plan(ResultSet row) throws SQLException {
    return new Plan(
        row.getLong("id"),
        row.getLong("authority_id"),
        row.getString("authority_name"),
        PlanState.valueOf(row.getString("state")),
        row.getInt("version"),
        new PlanContent(
            row.getLong("content_id"),
            row.getInt("content_number"),
            row.getString("name"),
            VisitKind.valueOf(row.getString("kind")),
            row.getObject("from_day", LocalDate.class),
            row.getObject("until_day", LocalDate.class),
            row.getInt("per_firm"),
            FirmChoice.of(row.getString("district"), row.getString("batch"), row.getString("grade")),
            row.getInt("firms")));
  }
}
