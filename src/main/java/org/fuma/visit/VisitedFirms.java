package org.fuma.visit;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.fuma.store.Ids;
import org.fuma.store.Sql;
import org.fuma.store.Time;

/** Which firms an authority has visited; for other rooms that must not point at a single one. */
@Singleton
public class VisitedFirms {

  /** An id is made at most so long before the moment that its visit has as its arrival. */
  private static final Duration WRITTEN_BEFORE = Duration.ofHours(1);

  private static final String PERIOD = " AND v.arrived_at >= ? AND v.arrived_at < ? AND v.id >= ?";
  private static final String OF_SERIES = " JOIN inspection_item t ON t.id = i.item_id WHERE t.series_id = ? AND ";

  private final Sql sql;

  VisitedFirms(Sql sql) {
    this.sql = sql;
  }

  /**
   * The firms at which the authority was, leading or joining, admitted or not.
   *
   * @param from   the first day, in Asia/Shanghai
   * @param until  the last day
   * @param series only visits under that item, by the id of its first version
   */
  public Set<Long> of(long authority, LocalDate from, LocalDate until, Optional<Long> series) {
    Instant begins = from.atStartOfDay(Time.ZONE).toInstant();
    List<Object> period = List.of(begins, until.plusDays(1).atStartOfDay(Time.ZONE).toInstant(), Ids.firstAt(begins.minus(WRITTEN_BEFORE)));
    List<Object> arguments = new ArrayList<>();
    arguments.add(authority);
    arguments.addAll(period);
    series.ifPresent(arguments::add);
    arguments.add(authority);
    arguments.addAll(period);
    series.ifPresent(arguments::add);
    return sql.list(
            row -> row.getLong(1),
            "SELECT v.enterprise_id FROM visit v WHERE v.authority_id = ?" + PERIOD
                + series.map(any -> " AND EXISTS (SELECT 1 FROM visit_item i" + OF_SERIES + "i.visit_id = v.id)").orElse("")
                + " UNION SELECT v.enterprise_id FROM visit_party p JOIN visit v ON v.id = p.visit_id WHERE p.authority_id = ? AND p.joined = 1"
                + PERIOD
                + series.map(any -> " AND EXISTS (SELECT 1 FROM visit_party_item i" + OF_SERIES + "i.party_id = p.id)").orElse(""),
            arguments.toArray())
        .stream()
        .collect(Collectors.toSet());
  }
}
