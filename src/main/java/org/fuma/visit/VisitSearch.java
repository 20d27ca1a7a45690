package org.fuma.visit;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fuma.rule.Verdict;
import org.fuma.rule.VisitKind;
import org.fuma.store.Sql;
import org.fuma.visit.VisitNarrowing.Conditions;

/**
 * Finds the lines of a list of visits, latest first, below an id. An authority's visits are those that it led and those that it joined: each found along
 * its own key, then put together.
 */
@Singleton
class VisitSearch {

  private static final String COLUMNS =
      "SELECT v.id, v.enterprise_id, e.name AS enterprise_name, v.authority_id, a.name AS authority_name, v.kind, v.decision, v.overridden, v.entered,"
          + " v.arrived_at, h.state, h.result, h.handshake, h.second_person, h.departed_at, h.completed_at, v.premises";
  private static final String STANDING =
      " JOIN visit_head h ON h.id = v.id JOIN enterprise_head e ON e.id = v.enterprise_id JOIN authority a ON a.id = v.authority_id WHERE ";
  private static final String EVERY = COLUMNS + " FROM visit v" + STANDING + "v.id < ?";
  private static final String LED = EVERY + " AND v.authority_id = ?";
  private static final String JOINED =
      COLUMNS + " FROM visit_party p JOIN visit v ON v.id = p.visit_id" + STANDING + "p.visit_id < ? AND p.authority_id = ? AND p.joined = 1";

  private final Sql sql;
  private final VisitNarrowing narrowing;

  VisitSearch(Sql sql, VisitNarrowing narrowing) {
    this.sql = sql;
    this.narrowing = narrowing;
  }

  /** As many visits of the scope that the filter leaves, latest first, below that id. */
  List<VisitRow> list(VisitScope scope, VisitFilter filter, long below, int most) {
    Conditions narrowed = new Conditions();
    Optional<Long> of = filter.authority();
    switch (scope) {
      case VisitScope.All all -> {}
      case VisitScope.OfAuthority own -> {
        of = Optional.of(own.authority());
        filter.authority().filter(other -> other != own.authority()).ifPresent(other -> narrowed.and(
            "(v.authority_id = ? OR EXISTS (SELECT 1 FROM visit_party o WHERE o.visit_id = v.id AND o.authority_id = ? AND o.joined = 1))",
            other, other));
      }
      case VisitScope.ToFirms own when own.enterprises().isEmpty() -> {
        return List.of();
      }
      case VisitScope.ToFirms own -> {
        String marks = own.enterprises().stream().map(firm -> "?").collect(Collectors.joining(", "));
        narrowed.and("v.enterprise_id IN (" + marks + ")", own.enterprises().toArray());
      }
    }
    narrowing.narrow(narrowed, filter);
    return of.map(authority -> ofAuthority(authority, narrowed, below, most)).orElseGet(() -> every(narrowed, below, most));
  }

  private List<VisitRow> every(Conditions narrowed, long below, int most) {
    List<Object> arguments = new ArrayList<>(List.of(below));
    arguments.addAll(narrowed.arguments());
    arguments.add(most);
    return sql.list(VisitSearch::row, EVERY + narrowed.text() + " ORDER BY v.id DESC LIMIT ?", arguments.toArray());
  }

  private List<VisitRow> ofAuthority(long authority, Conditions narrowed, long below, int most) {
    List<Object> arguments = new ArrayList<>();
    for (int way = 0; way < 2; way++) {
      arguments.addAll(List.of(below, authority));
      arguments.addAll(narrowed.arguments());
      arguments.add(most);
    }
    arguments.add(most);
    return sql.list(
        VisitSearch::row,
        "(" + LED + narrowed.text() + " ORDER BY v.id DESC LIMIT ?) UNION ALL (" + JOINED + narrowed.text()
            + " ORDER BY p.visit_id DESC LIMIT ?) ORDER BY id DESC LIMIT ?",
        arguments.toArray());
  }

  private static VisitRow row(ResultSet row) throws SQLException {
    return new VisitRow(
        row.getLong("id"),
        row.getLong("enterprise_id"),
        row.getString("enterprise_name"),
        row.getLong("authority_id"),
        row.getString("authority_name"),
        VisitKind.valueOf(row.getString("kind")),
        VisitState.valueOf(row.getString("state")),
        Optional.ofNullable(row.getString("result")).map(VisitResult::valueOf),
        Sql.instant(row, "arrived_at"),
        Sql.optionalInstant(row, "departed_at"),
        Verdict.valueOf(row.getString("decision")),
        row.getBoolean("overridden"),
        Handshake.valueOf(row.getString("handshake")),
        SecondOfficial.valueOf(row.getString("second_person")),
        Optional.of(row.getString("entered")).filter(how -> !how.equals("AT_DOOR")).map(Entered.Late::valueOf),
        Sql.optionalInstant(row, "completed_at"),
        Premises.Where.valueOf(row.getString("premises")));
  }
}
