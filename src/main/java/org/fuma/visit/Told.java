package org.fuma.visit;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.fuma.rule.Verdict;
import org.fuma.store.ServiceClock;
import org.fuma.store.Sql;

/** What a firm has to know of its visits lately, counted in one query along the key of its visits by time. */
@Singleton
class Told {

  /** Over how many days it is counted. */
  static final int DAYS = 30;

  /** How long after leaving, or after a late entry, a firm can still say whether they were there. */
  private static final Duration ANSWERABLE = Duration.ofHours(24);

  private final Sql sql;
  private final ServiceClock clock;

  Told(Sql sql, ServiceClock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /**
   * How much there is to know.
   *
   * @param refused entries that the rules refused
   * @param waiting visits of which the firm can still say whether they are there, and has not
   */
  record Counts(int refused, int waiting) {

    boolean nothing() {
      return refused == 0 && waiting == 0;
    }
  }

  /** The counts of the last {@value #DAYS} days, of those firms together. */
  Counts of(Set<Long> firms) {
    if (firms.isEmpty()) {
      return new Counts(0, 0);
    }
    Instant now = clock.instant();
    Instant left = now.minus(ANSWERABLE);
    List<Object> arguments = new ArrayList<>(List.of(Verdict.REFUSE, Verdict.REFUSE, Handshake.OPEN, left, left));
    arguments.addAll(firms);
    arguments.add(now.minus(Duration.ofDays(DAYS)));
    String marks = firms.stream().map(firm -> "?").collect(Collectors.joining(", "));
    return sql.first(
            row -> new Counts(row.getInt(1), row.getInt(2)),
            "SELECT COALESCE(SUM(v.decision = ?), 0),"
                + " COALESCE(SUM(v.decision <> ? AND h.handshake = ? AND (h.departed_at IS NULL OR h.departed_at > ? OR v.entered_at > ?)), 0)"
                + " FROM visit v JOIN visit_head h ON h.id = v.id WHERE v.enterprise_id IN (" + marks + ") AND v.arrived_at >= ?",
            arguments.toArray())
        .orElseThrow();
  }
}
