package org.fuma.complaint;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fuma.rule.WorkingDays;
import org.fuma.store.Ids;
import org.fuma.store.Salted;
import org.fuma.store.Sql;
import org.fuma.store.Vault;

/**
 * The list of a firm's own complaints, and those that wait for the firm. What somebody without an account has sent at its plaque is not among them:
 * who did has given a number to the supervisors, not to the firm's account.
 */
@Singleton
public class OwnComplaints {

  static final int PAGE = 50;

  /** Lines of what waits for the firm. */
  static final int MOST_WAITING = 5;

  private static final String LINES =
      "SELECT c.id, c.enterprise_id, e.name, c.category, c.submitted_at, h.state, h.outcome, h.stop_ground, h.satisfied, h.due_kind, h.due_day,"
          + " h.due_from, h.due_days, h.due_working, h.due_provisional, s.id AS step_id, t.sealed FROM complaint c JOIN complaint_head h ON h.id = c.id"
          + " JOIN enterprise_head e ON e.id = c.enterprise_id LEFT JOIN complaint_step s ON s.complaint_id = c.id AND s.from_state IS NULL"
          + " LEFT JOIN complaint_content t ON t.id = s.id WHERE c.source = 'ACCOUNT' AND c.enterprise_id IN (";
  private static final String WAITING = "(h.stop_ground = 'COMPLAINANT' OR h.state = 'TOLD' AND h.satisfied IS NULL)";
  private static final int FIRST_WORDS = 30;

  private final Sql sql;
  private final Vault vault;
  private final Clocks clocks;

  OwnComplaints(Sql sql, Vault vault, Clocks clocks) {
    this.sql = sql;
    this.vault = vault;
    this.clocks = clocks;
  }

  /**
   * One line.
   *
   * @param subject   as the firm wrote it, or how its text begins
   * @param outcome   what was found, once it has been told
   * @param remaining the deadline that runs, and how much is left
   * @param asked     true when the firm is asked to add something
   * @param answer    true when the firm has not yet said whether the result will do
   */
  public record Line(
      long id, long enterprise, String enterpriseName, ComplaintCategory category, String subject, Instant submittedAt, ComplaintState state,
      Optional<ComplaintOutcome> outcome, Optional<Remaining> remaining, boolean asked, boolean answer) {}

  /** As many of these firms' complaints, newest first, after that one of theirs. */
  List<Line> list(Set<Long> firms, Optional<ComplaintState> state, Optional<Long> after, int most) {
    if (firms.isEmpty()) {
      return List.of();
    }
    Optional<Instant> before = after.flatMap(id -> sql.first(row -> Sql.instant(row, "submitted_at"),
        "SELECT submitted_at FROM complaint WHERE id = ? AND source = 'ACCOUNT' AND enterprise_id IN (" + marks(firms) + ")",
        with(Stream.of(id), firms, Stream.of())));
    String narrowed = (state.isPresent() ? " AND h.state = ?" : "")
        + (before.isPresent() ? " AND (c.submitted_at < ? OR c.submitted_at = ? AND c.id < ?)" : "");
    Stream<Object> arguments = Stream.concat(state.stream(), before.stream().flatMap(at -> Stream.of(at, at, after.get())));
    return sql.list(reader(), LINES + marks(firms) + ")" + narrowed + " ORDER BY c.submitted_at DESC, c.id DESC LIMIT " + most,
        with(Stream.of(), firms, arguments));
  }

  /** What waits for these firms, what is due first first, five at most. */
  List<Line> waiting(Set<Long> firms) {
    return firms.isEmpty()
        ? List.of()
        : sql.list(reader(), LINES + marks(firms) + ") AND " + WAITING + " ORDER BY h.due_day, c.id LIMIT " + MOST_WAITING,
            with(Stream.of(), firms, Stream.of()));
  }

  private Sql.Row<Line> reader() {
    LocalDate today = clocks.today();
    WorkingDays calendar = clocks.running().calendar();
    return row -> line(row, today, calendar);
  }

  private Line line(ResultSet row, LocalDate today, WorkingDays calendar) throws SQLException {
    ComplaintState state = ComplaintState.valueOf(row.getString("state"));
    boolean told = state == ComplaintState.TOLD || state == ComplaintState.CLOSED;
    boolean undecided = row.getObject("satisfied") == null;
    return new Line(
        row.getLong("id"), row.getLong("enterprise_id"), row.getString("name"), ComplaintCategory.valueOf(row.getString("category")), subject(row),
        Sql.instant(row, "submitted_at"), state,
        Optional.ofNullable(row.getString("outcome")).filter(outcome -> told).map(ComplaintOutcome::valueOf),
        ComplaintRepository.due(row).map(due -> Remaining.of(due, today, calendar)),
        StopGround.COMPLAINANT.name().equals(row.getString("stop_ground")), state == ComplaintState.TOLD && undecided);
  }

  private String subject(ResultSet row) throws SQLException {
    byte[] sealed = row.getBytes("sealed");
    if (sealed == null) {
      return "";
    }
    ComplaintWords words = ComplaintRepository.words(Salted.open(vault, ComplaintRecords.PLACE + Ids.show(row.getLong("step_id")), sealed).text());
    if (!words.subject().isEmpty()) {
      return words.subject();
    }
    String text = words.text().replaceAll("\\s+", " ");
    return text.codePointCount(0, text.length()) <= FIRST_WORDS ? text : text.substring(0, text.offsetByCodePoints(0, FIRST_WORDS)) + "…";
  }

  private static String marks(Set<Long> firms) {
    return firms.stream().map(firm -> "?").collect(Collectors.joining(", "));
  }

  private static Object[] with(Stream<?> first, Set<Long> firms, Stream<?> last) {
    return Stream.of(first, new TreeSet<>(firms).stream(), last).flatMap(all -> all).toArray();
  }
}
