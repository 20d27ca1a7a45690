package org.fuma.code;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.fuma.enterprise.Uscc;
import org.fuma.store.Sql;

/** Reads the codes that firms hold now, with the firms' names. */
@Singleton
class CurrentCodeRepository {

  private final Sql sql;

  CurrentCodeRepository(Sql sql) {
    this.sql = sql;
  }

  /** A firm's code of today. */
  record CurrentCode(long id, Serial serial, String firm, Uscc uscc, CodeState state, Instant issuedAt) {}

  /** So many, latest first, below that id; none whose last day was before today. */
  List<CurrentCode> list(long below, int most, LocalDate today) {
    return sql.list(
        row ->
            new CurrentCode(
                row.getLong("id"),
                new Serial(row.getString("serial_number")),
                row.getString("name"),
                new Uscc(row.getString("uscc")),
                CodeState.valueOf(row.getString("state")),
                Sql.instant(row, "issued_at")),
        "SELECT c.id, c.serial_number, e.name, c.uscc, h.state, c.issued_at FROM protection_code c"
            + " JOIN code_head h ON h.id = c.id JOIN enterprise_head e ON e.id = c.enterprise_id"
            + " WHERE c.id < ? AND h.current_of IS NOT NULL"
            + " AND (c.valid_until IS NULL OR c.valid_until >= ?) ORDER BY c.id DESC LIMIT ?",
        below,
        today,
        most);
  }
}
