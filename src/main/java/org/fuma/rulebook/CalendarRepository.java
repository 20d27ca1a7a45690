package org.fuma.rulebook;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.SortedSet;
import java.util.stream.Collectors;
import org.fuma.ledger.Sealed;
import org.fuma.rule.YearCalendar;
import org.fuma.store.Sql;

/** The table of calendars. */
@Singleton
class CalendarRepository {

  private final Sql sql;

  CalendarRepository(Sql sql) {
    this.sql = sql;
  }

  /** Every year with its last revision, the latest year first. */
  List<LoadedYear> current() {
    return sql.list(
        CalendarRepository::read,
        "SELECT c.year_number, c.revision, c.provisional, c.off_days, c.worked_days, c.source, COALESCE(a.display_name, '') AS loaded_by, c.at"
            + " FROM calendar_year c LEFT JOIN account a ON a.id = c.actor_id"
            + " WHERE c.revision = (SELECT MAX(l.revision) FROM calendar_year l WHERE l.year_number = c.year_number) ORDER BY c.year_number DESC");
  }

  /** The last revision of that year; 0 when it was never loaded. */
  int revision(int year) {
    return sql.first(row -> row.getInt(1), "SELECT COALESCE(MAX(revision), 0) FROM calendar_year WHERE year_number = ?", year).orElse(0);
  }

  void insert(Sealed entry, YearCalendar calendar, int revision, String source, long actor) {
    sql.run(
        "INSERT INTO calendar_year (year_number, revision, entry_id, salt, provisional, off_days, worked_days, source, actor_id, at)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        calendar.year(), revision, entry.id(), entry.salt(), calendar.provisional(), text(calendar.off()), text(calendar.worked()), source, actor, entry.at());
  }

  private static LoadedYear read(ResultSet row) throws SQLException {
    return new LoadedYear(
        new YearCalendar(row.getInt("year_number"), days(row.getString("off_days")), days(row.getString("worked_days")), row.getBoolean("provisional")),
        row.getInt("revision"), row.getString("source"), row.getString("loaded_by"), Sql.instant(row, "at"));
  }

  private static String text(Collection<LocalDate> days) {
    return days.stream().map(LocalDate::toString).collect(Collectors.joining(","));
  }

  private static SortedSet<LocalDate> days(String text) {
    return Arrays.stream(text.split(",")).filter(day -> !day.isEmpty()).map(LocalDate::parse).collect(Collectors.toCollection(TreeSet::new));
  }
}
