package org.fuma.visit;

import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.fuma.access.Actor;
import org.fuma.authority.InspectionItem;
import org.fuma.authority.Official;
import org.fuma.code.DoorCodes;
import org.fuma.enterprise.District;
import org.fuma.plan.Plans;
import org.fuma.rule.EntryDecision;
import org.fuma.rule.EntryFacts;
import org.fuma.rule.EntryRules;
import org.fuma.rule.RuleParameters;
import org.fuma.rulebook.Rulebook;
import org.fuma.store.ServiceClock;
import org.fuma.store.Time;
import org.fuma.web.Failure;
import org.fuma.web.Message;

/**
 * Puts an authority's entry at a firm to the rules: gathers the facts as they are in the running transaction, with code, firm and count held, and has
 * them decided under the version of the day. For arrivals, late entries, and authorities that join.
 */
@Singleton
class EntryDesk {

  private final Rosters rosters;
  private final Rulebook rulebook;
  private final Plans plans;
  private final DoorCodes codes;
  private final EntryRecords records;
  private final ServiceClock clock;

  EntryDesk(Rosters rosters, Rulebook rulebook, Plans plans, DoorCodes codes, EntryRecords records, ServiceClock clock) {
    this.rosters = rosters;
    this.rulebook = rulebook;
    this.plans = plans;
    this.codes = codes;
    this.records = records;
    this.clock = clock;
  }

  /**
   * Who comes and for what, from what the authority has published.
   *
   * @param officials the one who scans first
   * @throws Failure.Invalid on {@code colleagues} or {@code items} when one of them is not the authority's
   */
  EntryCase.Party party(long authority, List<Long> officials, List<Long> items) {
    Rosters.Roster roster = rosters.of(authority, officials, items).orElseThrow(Failure.NotFound::new);
    List<Official> people = officials.stream().distinct().flatMap(id -> Optional.ofNullable(roster.officials().get(id)).stream()).toList();
    List<InspectionItem> things = items.stream().distinct().flatMap(id -> Optional.ofNullable(roster.items().get(id)).stream()).toList();
    Map<String, Message> foreign = new LinkedHashMap<>();
    if (people.size() < officials.stream().distinct().count()) {
      foreign.put("colleagues", Message.of("visits.foreign-colleague"));
    }
    if (things.size() < items.stream().distinct().count()) {
      foreign.put("items", Message.of("visits.foreign-item"));
    }
    if (!foreign.isEmpty()) {
      throw new Failure.Invalid(foreign);
    }
    return new EntryCase.Party(roster.authority(), people, things);
  }

  /**
   * The actor's own certificate, whether it is good today or not.
   *
   * @throws Failure.Forbidden when the account has none
   */
  Official certificate(Actor actor) {
    return actor
        .official()
        .flatMap(own -> actor.authority().flatMap(authority -> rosters.of(authority, List.of(own), List.of()))
            .map(roster -> roster.officials().get(own)))
        .orElseThrow(() -> new Failure.Forbidden("visits.no-certificate"));
  }

  /** What the rules of its day warn of beside that visit: one of the same authority to the same firm that began minutes before. */
  Optional<AlreadyHere> here(Visit visit) {
    int minutes = rulebook.on(Time.day(visit.arrivedAt())).parameters().duplicateMinutes();
    return records.here(visit.enterprise(), visit.authority(), visit.arrivedAt(), minutes, visit.id());
  }

  /**
   * Decides. Code, firm and count stay held until the running transaction ends, so that what is decided is still so when it is written.
   *
   * @param at       the code that was scanned
   * @param liveStep the step of its live digits that the entry is to use up
   * @throws Failure.Conflict when these digits have signed a handshake
   */
  @Transactional(propagation = TransactionDefinition.Propagation.MANDATORY)
  Decided decide(EntryCase asked, DoorCodes.Known at, Optional<Long> liveStep) {
    return decide(asked, at, UnaryOperator.identity(), liveStep);
  }

  /**
   * As {@link #decide(EntryCase, DoorCodes.Known, Optional)}, where nothing is scanned, or not now.
   *
   * @param at   the firm's code at the arrival
   * @param then turns what is held, as it stands now, into what it was at the arrival; the year's count is the present one
   */
  @Transactional(propagation = TransactionDefinition.Propagation.MANDATORY)
  Decided decide(EntryCase asked, DoorCodes.Known at, UnaryOperator<EntryRecords.Held> then) {
    return decide(asked, at, then, Optional.empty());
  }

  private Decided decide(EntryCase asked, DoorCodes.Known at, UnaryOperator<EntryRecords.Held> then, Optional<Long> liveStep) {
    LocalDate day = Time.day(asked.arrivedAt());
    Rulebook.Version version = rulebook.on(day);
    EntryRecords.Held held = then.apply(records.hold(at, asked.party().authority().id(), day.getYear(), Time.day(clock.instant())));
    EntryRecords.Before before = records.before(asked, held, version.parameters(), liveStep);
    if (before.signed()) {
      throw new Failure.Conflict("live.used");
    }
    EntryDecision decision = EntryRules.decide(facts(asked, held, before, version.parameters()), version.parameters(), version.number());
    CountsAs as = decision.admits() ? CountsAs.of(asked.kind(), asked.declared().basis(), version.parameters()) : CountsAs.NOTHING;
    return new Decided(
        decision, as, day.getYear(), as == CountsAs.COUNTED ? Optional.of(held.counted() + 1) : Optional.empty(), held.count().isEmpty(),
        held.code(), held.firm(), before.here());
  }

  /** Counts what was decided, in the same transaction, once the visit is written. */
  @Transactional(propagation = TransactionDefinition.Propagation.MANDATORY)
  void count(EntryCase asked, Decided decided) {
    if (decided.countsAs() != CountsAs.NOTHING) {
      records.count(decided.firm().id(), asked.party().authority().id(), decided.year(), decided.countsAs(), decided.firstOfYear());
    }
  }

  /** The facts that the rules look at. */
  EntryFacts facts(EntryCase asked, EntryRecords.Held held, EntryRecords.Before before, RuleParameters numbers) {
    LocalDate day = Time.day(asked.arrivedAt());
    Declared said = asked.declared();
    long authority = asked.party().authority().id();
    List<Long> items = asked.party().items().stream().map(InspectionItem::id).toList();
    return new EntryFacts(
        day,
        asked.kind(),
        said.basis(),
        said.reference(),
        said.seriousHarm(),
        said.emergencyReason(),
        new EntryFacts.Code(held.code().state().name(), codes.keyCompromised(held.code())),
        new EntryFacts.Firm(held.firm().state().name(), held.firm().grade().map(Enum::name), held.firm().district().map(District::code)),
        new EntryFacts.Body(asked.party().authority().name(), asked.party().authority().listed(), asked.party().authority().districts()),
        asked.party().officials().stream().map(official ->
            new EntryFacts.Certificate(official.name(), official.validFrom(), official.validUntil(), served(official, asked.arrivedAt()))).toList(),
        asked.phoneDead(),
        asked.party().items().stream().map(item -> new EntryFacts.Item(item.name(), item.inForce(asked.arrivedAt()), item.sector())).toList(),
        said.plan().flatMap(plan -> plans.judge(plan, authority, held.firm(), day, items)),
        before.correction(),
        new EntryFacts.Counts(held.counted(), before.recent()),
        asked.kind().inspection() ? plans.dueSoon(authority, held.firm(), day, numbers.dueSoonDays()) : List.of());
  }

  private static boolean served(Official official, Instant moment) {
    return official.leftAt().filter(left -> !left.isAfter(moment)).isEmpty();
  }
}
