package org.fuma.complaint;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fuma.store.Sql;

/**
 * The list of a firm's own complaints, and those that wait for the firm. What somebody without an account has sent at its plaque is not among them: who did
 * has given a number to the supervisors, not to the firm's account.
 */
@Singleton
public class OwnComplaints {

  static final int PAGE = 50;

  /** Lines of what waits for the firm. */
  static final int MOST_WAITING = 5;

  private static final String LINES =
      "SELECT c.id, c.category, c.submitted_at, h.state, h.outcome, h.stop_ground, h.satisfied, h.due_kind, h.due_day, h.due_from, h.due_days, h.due_working,"
          + " h.due_provisional FROM complaint c JOIN complaint_head h ON h.id = c.id WHERE c.source = 'ACCOUNT' AND c.enterprise_id IN (";
  private static final String WAITING = "(h.stop_ground = 'COMPLAINANT' OR h.state = 'TOLD' AND h.satisfied IS NULL)";

  private final Sql sql;

  OwnComplaints(Sql sql) {
    this.sql = sql;
  }

  /**
   * One line.
   *
   * @param outcome what was found, once it has been told
   * @param asked   true when the firm is asked to add something
   * @param answer  true when the firm has not yet said whether the result will do
   */
  public record Line(
      long id, ComplaintCategory category, Instant submittedAt, ComplaintState state, Optional<ComplaintOutcome> outcome, Optional<Due> due, boolean asked,
      boolean answer) {}

  /** A page of these firms' complaints, newest first, after that one of theirs. */
  List<Line> list(Set<Long> firms, Optional<Long> after) {
    if (firms.isEmpty()) {
      return List.of();
    }
    Optional<Instant> before = after.flatMap(id -> sql.first(row -> Sql.instant(row, "submitted_at"),
        "SELECT submitted_at FROM complaint WHERE id = ? AND enterprise_id IN (" + marks(firms) + ")", with(firms, Stream.of(id), true)));
    String below = before.isPresent() ? " AND (c.submitted_at < ? OR c.submitted_at = ? AND c.id < ?)" : "";
    return sql.list(OwnComplaints::line, LINES + marks(firms) + ")" + below + " ORDER BY c.submitted_at DESC, c.id DESC LIMIT " + PAGE,
        with(firms, before.stream().flatMap(at -> Stream.of(at, at, after.get())), false));
  }

  /** What waits for these firms, what is due first first, five at most. */
  List<Line> waiting(Set<Long> firms) {
    return firms.isEmpty()
        ? List.of()
        : sql.list(OwnComplaints::line, LINES + marks(firms) + ") AND " + WAITING + " ORDER BY h.due_day, c.id LIMIT " + MOST_WAITING,
            with(firms, Stream.of(), false));
  }

  private static Line line(ResultSet row) throws SQLException {
    ComplaintState state = ComplaintState.valueOf(row.getString("state"));
    boolean told = state == ComplaintState.TOLD || state == ComplaintState.CLOSED;
    boolean undecided = row.getObject("satisfied") == null;
    return new Line(
        row.getLong("id"), ComplaintCategory.valueOf(row.getString("category")), Sql.instant(row, "submitted_at"), state,
        Optional.ofNullable(row.getString("outcome")).filter(outcome -> told).map(ComplaintOutcome::valueOf), ComplaintRepository.due(row),
        StopGround.COMPLAINANT.name().equals(row.getString("stop_ground")), state == ComplaintState.TOLD && undecided);
  }

  private static String marks(Set<Long> firms) {
    return firms.stream().map(firm -> "?").collect(Collectors.joining(", "));
  }

  private static Object[] with(Set<Long> firms, Stream<?> others, boolean first) {
    Stream<Long> sorted = new TreeSet<>(firms).stream();
    return (first ? Stream.concat(others, sorted) : Stream.concat(sorted, others)).toArray();
  }
}
