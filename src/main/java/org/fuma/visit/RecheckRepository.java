package org.fuma.visit;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.fuma.store.Sql;

/** Finds orders to correct that nobody has re-checked. */
@Singleton
class RecheckRepository {

  private static final int MOST = 50;

  private final Sql sql;

  RecheckRepository(Sql sql) {
    this.sql = sql;
  }

  /** An order to correct: the visit at which it was given, and the day by which it is to be followed; empty text where none was set. */
  record Open(long visit, Instant arrivedAt, String by) {}

  /** The authority's open orders at the firm, latest first, 50 at most. */
  List<Open> open(long firm, long authority) {
    return sql.list(
        row -> new Open(
            row.getLong("id"),
            Sql.instant(row, "arrived_at"),
            Optional.ofNullable(row.getObject("correct_by", LocalDate.class)).map(LocalDate::toString).orElse("—")),
        "SELECT v.id, v.arrived_at, h.correct_by FROM visit v JOIN visit_head h ON h.id = v.id WHERE v.enterprise_id = ? AND v.authority_id = ?"
            + " AND h.result = 'CORRECTION' AND " + EntryRecords.OPEN_CORRECTION + " ORDER BY v.id DESC LIMIT " + MOST,
        firm, authority);
  }
}
