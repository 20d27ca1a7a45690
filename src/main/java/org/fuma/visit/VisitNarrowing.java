package org.fuma.visit;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.fuma.rule.Verdict;
import org.fuma.rulebook.Rulebook;
import org.fuma.store.ServiceClock;
import org.fuma.store.Time;

/** What a filter asks of the rows of visits ({@code v}) and of their heads ({@code h}). */
@Singleton
class VisitNarrowing {

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
    filter.begins().ifPresent(moment -> where.and("v.arrived_at >= ?", moment));
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
        where.and("DATEDIFF(COALESCE(h.completed_at + INTERVAL 8 HOUR, ?), h.departed_at + INTERVAL 8 HOUR) > ?", today, resultDays(today));
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
