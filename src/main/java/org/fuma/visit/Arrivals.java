package org.fuma.visit;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Permission;
import org.fuma.authority.Official;
import org.fuma.live.Presence;
import org.fuma.plan.Plans;
import org.fuma.rule.Basis;
import org.fuma.store.Ids;
import org.fuma.store.ServiceClock;
import org.fuma.store.Time;
import org.fuma.store.Transactions;
import org.fuma.web.Failure;
import org.fuma.web.Idempotency;
import org.fuma.web.Message;

/**
 * Takes in an arrival: what is incomplete, or names no code of ours, is sent back; everything else is decided by the rules and on record, admitted or
 * refused, in one transaction of few statements.
 */
@Singleton
public class Arrivals {

  private final DoorScans scans;
  private final EntryDesk desk;
  private final VisitBook book;
  private final VisitLog log;
  private final Plans plans;
  private final PremisesCheck premises;
  private final Idempotency idempotency;
  private final ServiceClock clock;

  Arrivals(
      DoorScans scans, EntryDesk desk, VisitBook book, VisitLog log, Plans plans, PremisesCheck premises, Idempotency idempotency, ServiceClock clock) {
    this.scans = scans;
    this.desk = desk;
    this.book = book;
    this.log = log;
    this.plans = plans;
    this.premises = premises;
    this.idempotency = idempotency;
    this.clock = clock;
  }

  /**
   * Logs an arrival under the actor's own certificate.
   *
   * @return the visit as it was written: {@link VisitState#ARRIVED}, or {@link VisitState#REFUSED} with the reasons
   * @throws Failure.Invalid   with everything that keeps it from being decided
   * @throws Failure.Conflict  when another arrival, or a handshake, used up the live code's digits, or somebody of the same authority is there of
   *     whom the form did not warn
   * @throws Failure.Forbidden without {@link Permission#VISIT_LOG} or without a certificate
   */
  public Visit arrive(Actor by, Arrival arrival, Optional<String> key) {
    return log(by, arrival, key).visit();
  }

  /**
   * A visit as it was written.
   *
   * @param here a visit of the same authority that began there minutes before; the same visit may have been logged twice
   */
  record Logged(Visit visit, Optional<AlreadyHere> here) {}

  /** As {@link #arrive}, with what is there already. */
  Logged log(Actor by, Arrival arrival, Optional<String> key) {
    by.require(Permission.VISIT_LOG);
    long id = Ids.next();
    return switch (idempotency.once(by.account(), key, arrival, Ids.show(id), () -> write(by, arrival, id))) {
      case Idempotency.Once.Now<Logged> now -> now.done();
      case Idempotency.Once.Before<Logged> before -> again(log.see(by, Ids.read(before.answer()).orElseThrow()));
    };
  }

  private Logged again(Visit visit) {
    return new Logged(visit, desk.here(visit));
  }

  private Logged write(Actor by, Arrival arrival, long id) {
    EntryCase.Party party = party(by, arrival);
    DoorScans.Taken taken = scans.take(by, arrival);
    EntryCase asked = new EntryCase(arrival.kind(), arrival.declared(), arrival.phoneDead(), party, clock.instant(), Optional.empty());
    Decided decided = desk.decide(asked, taken.known(), taken.presence().map(Presence::step));
    decided.here().filter(here -> arrival.warns() && arrival.warnedOf().filter(seen -> seen == here.visit()).isEmpty())
        .ifPresent(here -> {
          throw new Failure.Conflict("visits.somebody-here", here.official(), Time.shown(here.since()));
        });
    if (arrival.declared().basis() == Basis.PLAN && arrival.declared().plan().isEmpty()
        && plans.usable(party.authority().id(), decided.firm(), Time.day(asked.arrivedAt())).stream()
            .anyMatch(plan -> arrival.kind().restsOn(plan.kind()))) {
      throw new Failure.Invalid(Map.of("plan", Message.of("visits.plan-needed")));
    }
    VisitCore.Claim claim =
        new VisitCore.Claim(
            taken.scanned(), taken.presence().map(Presence::step), arrival.reason(), premises.of(decided.firm(), arrival.position()), Optional.empty());
    VisitCore visit = VisitCore.begun(id, asked, decided, claim, by.account());
    book.add(visit, asked, decided, arrival.code(), by.account());
    Visit written = Visit.of(
        visit, decided.firm(), party.authority().name(), party.officials(), party.items(), visit.countInYear(),
        List.of(new VisitStep(visit.state(), Optional.empty(), "", by.name(), visit.arrivedAt())));
    return new Logged(written, decided.here());
  }

  private EntryCase.Party party(Actor by, Arrival arrival) {
    Official self = desk.certificate(by);
    if (arrival.colleagues().contains(self.id())) {
      throw new Failure.Invalid(Map.of("colleagues", Message.of("visits.colleague-is-self")));
    }
    List<Long> officials = new ArrayList<>(List.of(self.id()));
    officials.addAll(arrival.colleagues());
    return desk.party(self.authority(), officials, arrival.items());
  }
}
