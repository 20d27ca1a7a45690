package org.fuma.audit;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.fuma.ledger.Confidential;
import org.fuma.store.Sql;
import org.fuma.store.Time;

/** Reads the entries in the order of their moments, from the columns that the leaves repeat. */
@Singleton
class LeafRepository {

  private static final String SELECT =
      "SELECT l.entry_id, l.at, l.kind, l.object_kind, l.object_id, l.actor_id, a.username FROM ledger_leaf l"
          + " LEFT JOIN account a ON a.id = l.actor_id WHERE ";

  private final Sql sql;

  LeafRepository(Sql sql) {
    this.sql = sql;
  }

  /** As many open entries that fit, latest first, below that entry. An index is in no list: gaps would tell of what lies between. */
  List<LedgerRow> list(LedgerFilter filter, Optional<Long> below, int most) {
    Conditions where = new Conditions();
    where.add("l.kind <> ?", List.of(Confidential.BLANK));
    if (filter.object().isPresent()) {
      // By the key of objects, which begins with their kind.
      where.add("l.object_kind IN (" + marks(EntryKinds.objects()) + ")", EntryKinds.objects());
    } else {
      where.add("l.object_kind NOT IN (" + marks(Confidential.OBJECTS) + ")", Confidential.OBJECTS);
    }
    filter.object().ifPresent(object -> where.add("l.object_id = ?", List.of(object)));
    filter.kind().ifPresent(kind -> where.add("l.kind = ?", List.of(kind)));
    filter.account().ifPresent(account -> where.add("l.actor_id = ?", List.of(account)));
    filter.from().ifPresent(day -> where.add("l.at >= ?", List.of(begin(day))));
    filter.to().ifPresent(day -> where.add("l.at < ?", List.of(begin(day.plusDays(1)))));
    if (below.isPresent()) {
      // One that is not shown is as good as not there: nobody finds out by trying ids which there are.
      Conditions shown = new Conditions();
      shown.add("entry_id = ?", List.of(below.get()));
      shown.add("kind <> ?", List.of(Confidential.BLANK));
      shown.add("object_kind NOT IN (" + marks(Confidential.OBJECTS) + ")", Confidential.OBJECTS);
      Optional<Place> last = sql.first(row -> new Place(row.getLong("idx"), Sql.instant(row, "at")), "SELECT idx, at FROM ledger_leaf WHERE " + shown.text(),
          shown.arguments());
      if (last.isEmpty()) {
        return List.of();
      }
      where.add("l.at <= ? AND (l.at < ? OR l.idx < ?)", List.of(last.get().at(), last.get().at(), last.get().index()));
    }
    return sql.list(LeafRepository::row, SELECT + where.text() + " ORDER BY l.at DESC, l.idx DESC LIMIT " + most, where.arguments());
  }

  /** How many confidential entries there are of each kind on each day that has some, latest first; both days included. */
  List<DayCount> counts(LocalDate from, LocalDate to) {
    Conditions where = new Conditions();
    where.add("l.kind IN (" + marks(EntryKinds.counted()) + ")", EntryKinds.counted());
    where.add("l.object_kind IN (" + marks(Confidential.OBJECTS) + ")", Confidential.OBJECTS);
    where.add("l.at >= ? AND l.at < ?", List.of(begin(from), begin(to.plusDays(1))));
    int hours = Time.ZONE.getRules().getOffset(begin(to)).getTotalSeconds() / 3_600;
    return sql.list(
        row -> new DayCount(row.getObject("shown_day", LocalDate.class), row.getString("kind"), row.getLong("many")),
        "SELECT DATE(l.at + INTERVAL " + hours + " HOUR) AS shown_day, l.kind, COUNT(*) AS many FROM ledger_leaf l WHERE " + where.text()
            + " GROUP BY shown_day, l.kind ORDER BY shown_day DESC, l.kind",
        where.arguments());
  }

  private record Place(long index, Instant at) {}

  private static LedgerRow row(ResultSet row) throws SQLException {
    return new LedgerRow(
        row.getLong("entry_id"), Sql.instant(row, "at"), row.getString("kind"), row.getString("object_kind"), row.getLong("object_id"),
        row.getLong("actor_id"), Optional.ofNullable(row.getString("username")));
  }

  private static Instant begin(LocalDate day) {
    return day.atStartOfDay(Time.ZONE).toInstant();
  }

  private static String marks(Collection<?> of) {
    return String.join(", ", Collections.nCopies(of.size(), "?"));
  }

  /** What narrows a list. */
  private static final class Conditions {
    private final List<String> texts = new ArrayList<>();
    private final List<Object> arguments = new ArrayList<>();

    void add(String condition, Collection<?> given) {
      texts.add(condition);
      arguments.addAll(given);
    }

    String text() {
      return String.join(" AND ", texts);
    }

    Object[] arguments() {
      return arguments.toArray();
    }
  }
}
