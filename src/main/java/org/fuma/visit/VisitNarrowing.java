package org.fuma.visit;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.fuma.rule.Verdict;
import org.fuma.rulebook.Rulebook;
import org.fuma.store.Ids;
import org.fuma.store.ServiceClock;
import org.fuma.store.Time;

/** What a filter asks of the rows of visits ({@code v}) and of their heads ({@code h}). */
@Singleton
class VisitNarrowing {

  /** Visits that wait for a result for too long, and those whose result came after too many days: each found along a key of its own. */
  private static final String LATE =
      "v.id IN (SELECT id FROM (SELECT id FROM visit_head WHERE state = ? AND departed_at < ?"
          + " UNION ALL SELECT id FROM visit_head WHERE result_days > ?) late)";

  /** An id is made at most so long before the moment that its visit has as its arrival. */
  private static final Duration WRITTEN_BEFORE = Duration.ofHours(1);

  private final Rulebook rules;
  private final ServiceClock clock;

  VisitNarrowing(Rulebook rules, ServiceClock clock) {
    this.rules = rules;
    this.clock = clock;
  }

  /** Conditions that all hold, and what is put into them. */
  static final class Conditions {
    private final StringBuilder text = new StringBuilder();
    private final List<Object> arguments = new ArrayList<>();

    void and(String condition, Object... values) {
      text.append(" AND ").append(condition);
      arguments.addAll(List.of(values));
    }

    String text() {
      return text.toString();
    }

    List<Object> arguments() {
      return arguments;
    }
  }

  /** Everything that the filter asks but the authority, by which rows are found. */
  void narrow(Conditions where, VisitFilter filter) {
    filter.enterprise().ifPresent(firm -> where.and("v.enterprise_id = ?", firm));
    filter.state().ifPresent(state -> where.and("h.state = ?", state));
    filter.kind().ifPresent(kind -> where.and("v.kind = ?", kind));
    filter.result().ifPresent(result -> where.and("h.result = ?", result));
    // Ids tell when a visit was written, which is never long before its arrival: no list is read back further than the period goes.
    filter.begins().ifPresent(moment -> where.and("v.arrived_at >= ? AND v.id >= ?", moment, Ids.firstAt(moment.minus(WRITTEN_BEFORE))));
    filter.ends().ifPresent(moment -> where.and("v.arrived_at < ?", moment));
    filter.mark().ifPresent(mark -> mark(where, mark));
  }

  /** The day on which a result is late, and after how many days it is. */
  private void mark(Conditions where, VisitMark mark) {
    switch (mark) {
      case REFUSED -> where.and("v.decision = ?", Verdict.REFUSE);
      case NOTICE -> where.and("v.decision = ?", Verdict.ADMIT_WITH_NOTICE);
      case OVERRIDDEN -> where.and("v.overridden = 1");
      case UNCONFIRMED -> where.and("h.handshake = ? AND v.decision <> ?", Handshake.OPEN, Verdict.REFUSE);
      case DENIED -> where.and("h.handshake = ?", Handshake.DENIED);
      case SECOND_AWAITED -> where.and("h.second_person = ? AND v.decision <> ?", SecondOfficial.AWAITED, Verdict.REFUSE);
      case LATE_ENTRY -> where.and("v.entered <> 'AT_DOOR'");
      case LATE_RESULT -> {
        LocalDate today = today();
        int days = resultDays(today);
        where.and(LATE, VisitState.DEPARTED, today.minusDays(days).atStartOfDay(Time.ZONE).toInstant(), days);
      }
      case AWAY -> where.and("v.premises = ?", Premises.Where.AWAY);
      case STILL_OPEN -> where.and("h.state = ? AND v.arrived_at < ?", VisitState.ARRIVED, today().atStartOfDay(Time.ZONE).toInstant());
    }
  }

  /** Today in Asia/Shanghai. */
  LocalDate today() {
    return Time.day(clock.instant());
  }

  /** Within how many calendar days after leaving a result is on time (domain.md §4). */
  int resultDays(LocalDate today) {
    return rules.on(today).parameters().resultDays();
  }
}
