package org.fuma.visit;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Permission;
import org.fuma.authority.Official;
import org.fuma.code.DoorCodes;
import org.fuma.enterprise.Enterprise;
import org.fuma.ledger.Ledger;
import org.fuma.ledger.Sealed;
import org.fuma.rule.VisitKind;
import org.fuma.rulebook.Rulebook;
import org.fuma.store.Ids;
import org.fuma.store.Sql;
import org.fuma.store.Time;
import org.fuma.store.Transactions;
import org.fuma.web.Failure;
import org.fuma.web.Idempotency;
import org.fuma.web.Message;

/**
 * Visits that are entered afterwards (domain.md §4): in an emergency before leaving, after an outage within some days, later by a supervisor. They are
 * decided by the rules of the arrival's day on the facts of the arrival, marked for ever, and on record as typed: no scan proves them.
 */
@Singleton
public class LateEntries {

  private final PastStanding past;
  private final EntryDesk desk;
  private final EntryRecords records;
  private final VisitBook book;
  private final VisitRepository repository;
  private final Rulebook rulebook;
  private final Ledger ledger;
  private final Idempotency idempotency;
  private final Sql sql;

  LateEntries(
      PastStanding past, EntryDesk desk, EntryRecords records, VisitBook book, VisitRepository repository, Rulebook rulebook, Ledger ledger,
      Idempotency idempotency, Sql sql) {
    this.past = past;
    this.desk = desk;
    this.records = records;
    this.book = book;
    this.repository = repository;
    this.rulebook = rulebook;
    this.ledger = ledger;
    this.idempotency = idempotency;
    this.sql = sql;
  }

  /**
   * Enters a visit late.
   *
   * @return the visit's id; it may be one that the rules refused
   * @throws Failure.Invalid   with everything that keeps it from being decided: a moment in the future or too long ago, a firm that is none of ours
   * @throws Failure.Conflict  when a visit of that authority to that firm at that moment is on record already
   * @throws Failure.Forbidden without {@link Permission#VISIT_LOG} and a certificate, or {@link Permission#VISIT_ENTER_LATE}
   */
  public long enter(Actor by, LateEntry asked, Optional<String> key) {
    if (!LateForm.forAny(by)) {
      by.require(Permission.VISIT_LOG);
    }
    long id = Ids.next();
    return switch (idempotency.once(by.account(), key, asked, Ids.show(id), () -> write(by, asked, id))) {
      case Idempotency.Once.Now<Long> now -> now.done();
      case Idempotency.Once.Before<Long> before -> Ids.read(before.answer()).orElseThrow();
    };
  }

  private long write(Actor by, LateEntry asked, long id) {
    Instant now = ledger.now();
    EntryCase.Party party = party(by, asked);
    timely(asked, now);
    Arrival arrival = asked.arrival();
    Enterprise firm = past.firm(arrival.code()).orElseThrow(() -> refused("code", "late.firm-unknown"));
    DoorCodes.Known at = past.code(arrival.code(), firm, asked.arrivedAt()).orElseThrow(() -> refused("code", "late.no-code-then"));
    EntryCase entry =
        new EntryCase(arrival.kind(), arrival.declared(), arrival.phoneDead(), past.party(party, asked.arrivedAt()), asked.arrivedAt(), Optional.empty());
    Decided decided = desk.decide(entry, at, held -> past.held(held, asked.arrivedAt()));
    alone(firm.id(), party.authority().id(), asked.arrivedAt());
    VisitCore.Claim claim =
        new VisitCore.Claim(
            ScanMeans.TYPED, Optional.empty(), arrival.reason(), Premises.UNKNOWN, Optional.of(new Entered(asked.way(), now, asked.why())));
    VisitCore visit = VisitCore.begun(id, entry, decided, claim, by.account());
    book.add(visit, entry, decided, arrival.code(), by.account());
    once(visit, asked);
    if (decided.decision().admits()) {
      asked.leftAt().ifPresent(left -> leave(id, left, by.account()));
    }
    return id;
  }

  private EntryCase.Party party(Actor by, LateEntry asked) {
    if (LateForm.forAny(by)) {
      return desk.party(asked.authority().orElseThrow(Failure.NotFound::new), people(asked), asked.arrival().items());
    }
    Official self = desk.certificate(by);
    if (asked.arrival().colleagues().contains(self.id())) {
      throw refused("colleagues", "visits.colleague-is-self");
    }
    List<Long> officials = new ArrayList<>(List.of(self.id()));
    officials.addAll(asked.arrival().colleagues());
    return desk.party(self.authority(), officials, asked.arrival().items());
  }

  private static List<Long> people(LateEntry asked) {
    if (asked.arrival().colleagues().isEmpty()) {
      throw refused("colleagues", "late.who-came");
    }
    return asked.arrival().colleagues();
  }

  /** Whether it may still be entered that way (domain.md §4). */
  private void timely(LateEntry asked, Instant now) {
    LocalDate today = Time.day(now);
    LocalDate day = Time.day(asked.arrivedAt());
    if (asked.arrivedAt().isAfter(now)) {
      throw refused("arrivedAt", "late.future");
    }
    if (asked.leftAt().filter(left -> left.isAfter(now) || left.isBefore(asked.arrivedAt())).isPresent()) {
      throw refused("leftAt", "late.left-when");
    }
    if (asked.way() == Entered.Late.EMERGENCY) {
      Map<String, Message> wrong = new LinkedHashMap<>();
      if (asked.arrival().kind() != VisitKind.EMERGENCY) {
        wrong.put("way", Message.of("late.emergency-kind"));
      }
      // Whoever came before midnight and is still there has not left.
      if (day.isBefore(today.minusDays(1))) {
        wrong.put("arrivedAt", Message.of("late.emergency-today"));
      }
      if (asked.leftAt().isPresent()) {
        wrong.put("leftAt", Message.of("late.emergency-leaving"));
      }
      if (!wrong.isEmpty()) {
        throw new Failure.Invalid(wrong);
      }
    }
    int days = rulebook.on(day).parameters().lateEntry().outageDays();
    if (asked.way() == Entered.Late.OUTAGE && ChronoUnit.DAYS.between(day, today) > days) {
      throw refused("arrivedAt", "late.outage-over", days, today.minusDays(days));
    }
  }

  /** What is on record of about that moment, scanned or not, is not entered once more; the firm's row is held by now. */
  private void alone(long firm, long authority, Instant arrivedAt) {
    int minutes = rulebook.on(Time.day(arrivedAt)).parameters().duplicateMinutes();
    records.here(firm, authority, arrivedAt.plus(Duration.ofMinutes(minutes)), 2 * minutes, 0L).ifPresent(there -> {
      throw new Failure.Conflict("late.on-record", Time.shown(there.since()), Ids.show(there.visit()));
    });
  }

  /** What was refused leaves the moment free: it may be entered again with what was missing. */
  private void once(VisitCore visit, LateEntry asked) {
    Optional<Instant> taken = Optional.of(visit.arrivedAt()).filter(moment -> visit.decision().admits());
    try {
      sql.run("INSERT INTO visit_late (id, authority_id, enterprise_id, arrived_at, left_at) VALUES (?, ?, ?, ?, ?)",
          visit.id(), visit.authority(), visit.enterprise(), taken, asked.leftAt());
    } catch (RuntimeException refused) {
      if (Transactions.duplicate(refused, "visit_late_once")) {
        throw new Failure.Conflict("late.twice", Time.shown(visit.arrivedAt()));
      }
      throw refused;
    }
  }

  /** They are gone already: the same step as when somebody leaves, at the moment that they say. */
  private void leave(long visit, Instant left, long actor) {
    VisitEdge edge = VisitEdge.DEPART;
    repository.move(visit, edge, Optional.of(left));
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("visit", Ids.show(visit));
    facts.put("state", edge.to().name());
    facts.put("departedAt", left.toString());
    facts.put("result", null);
    facts.put("note", "");
    Sealed step = ledger.append(edge.kind(), VisitBook.OBJECT, visit, actor, facts);
    repository.step(visit, step, Optional.of(edge.from()), edge.to(), Optional.empty(), "", actor);
  }

  private static Failure.Invalid refused(String field, String key, Object... arguments) {
    return new Failure.Invalid(Map.of(field, Message.of(key, arguments)));
  }
}
