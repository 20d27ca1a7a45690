package org.fuma.visit;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Permission;
import org.fuma.authority.Official;
import org.fuma.plan.PlannedWork;
import org.fuma.rule.Verdict;
import org.fuma.rule.VisitKind;
import org.fuma.store.ServiceClock;
import org.fuma.store.Sql;
import org.fuma.web.Failure;

/** What an official has to do today: visits that are open, confirmations and results that are awaited, firms that a plan names. */
@Singleton
public class Today {

  /** At most so many visits or firms to a part. */
  static final int MOST = 50;

  private static final String SELECT =
      "SELECT v.id, v.enterprise_id, e.name, v.kind, v.arrived_at, h.departed_at, h.handshake, h.second_person FROM visit_official o"
          + " JOIN visit_head h ON h.id = o.visit_id JOIN visit v ON v.id = o.visit_id JOIN enterprise_head e ON e.id = v.enterprise_id"
          + " WHERE o.official_id = ?";
  private static final String LATEST = " ORDER BY o.visit_id DESC LIMIT " + MOST;

  /** How long after a late entry the second official may still confirm. */
  private static final Duration TO_CONFIRM = Duration.ofHours(24);

  private final Sql sql;
  private final Rosters rosters;
  private final PlannedWork work;
  private final VisitNarrowing days;
  private final ServiceClock clock;

  Today(Sql sql, Rosters rosters, PlannedWork work, VisitNarrowing days, ServiceClock clock) {
    this.sql = sql;
    this.rosters = rosters;
    this.work = work;
    this.days = days;
    this.clock = clock;
  }

  /**
   * An official's day.
   *
   * @param day        today in Asia/Shanghai
   * @param resultDays within so many calendar days after leaving a result is on time
   * @param awaited    visits that wait for the official's own confirmation
   * @param missing    visits that are over and have no result, the one that is due first before the others
   */
  public record Work(
      LocalDate day, int resultDays, Official official, List<TodayVisit> open, List<TodayVisit> awaited, List<TodayVisit> missing,
      List<PlannedWork.ToVisit> planned) {}

  /**
   * The actor's own day; empty when the account has no certificate.
   *
   * @throws Failure.Forbidden without {@link Permission#VISIT_LOG}
   */
  public Optional<Work> of(Actor by) {
    by.require(Permission.VISIT_LOG);
    return by.authority().flatMap(authority -> by.official()
            .flatMap(own -> rosters.of(authority, List.of(own), List.of()).map(roster -> roster.officials().get(own))))
        .map(official -> work(by, official));
  }

  private Work work(Actor by, Official official) {
    LocalDate today = days.today();
    return new Work(today, days.resultDays(today), official, open(official.id()), awaited(official.id()), missing(official.id()),
        by.may(Permission.PLAN_READ) ? work.today(by, Optional.empty(), MOST) : List.of());
  }

  private List<TodayVisit> open(long official) {
    return sql.list(Today::visit, SELECT + " AND h.state = ?" + LATEST, official, VisitState.ARRIVED);
  }

  private List<TodayVisit> awaited(long official) {
    return sql.list(
        Today::visit,
        SELECT + " AND o.position > 0 AND (h.state = ? OR h.state = ? AND v.entered_at > ?) AND h.second_person = ? AND v.decision <> ?" + LATEST,
        official, VisitState.ARRIVED, VisitState.DEPARTED, clock.instant().minus(TO_CONFIRM), SecondOfficial.AWAITED, Verdict.REFUSE);
  }

  private List<TodayVisit> missing(long official) {
    return sql.list(Today::visit, SELECT + " AND h.state = ? ORDER BY h.departed_at, o.visit_id LIMIT " + MOST, official, VisitState.DEPARTED);
  }

  private static TodayVisit visit(ResultSet row) throws SQLException {
    return new TodayVisit(
        row.getLong("id"),
        row.getLong("enterprise_id"),
        row.getString("name"),
        VisitKind.valueOf(row.getString("kind")),
        Sql.instant(row, "arrived_at"),
        Sql.optionalInstant(row, "departed_at"),
        Handshake.valueOf(row.getString("handshake")),
        SecondOfficial.valueOf(row.getString("second_person")));
  }
}
