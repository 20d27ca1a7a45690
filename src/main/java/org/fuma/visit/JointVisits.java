package org.fuma.visit;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Permission;
import org.fuma.alert.AlertKind;
import org.fuma.alert.Alerts;
import org.fuma.authority.Official;
import org.fuma.code.DoorCodes;
import org.fuma.code.ProtectionCodes;
import org.fuma.enterprise.Enterprises;
import org.fuma.ledger.Ledger;
import org.fuma.ledger.Sealed;
import org.fuma.rule.EntryDecision;
import org.fuma.rule.VisitKind;
import org.fuma.store.Ids;
import org.fuma.store.Transactions;
import org.fuma.web.Failure;
import org.fuma.web.Idempotency;
import org.fuma.web.Message;

/**
 * Joint visits (综合查一次): one authority leads and logs the visit; others come along, each decided by the rules for itself, with its own people and items,
 * and counted once for each (domain.md §4).
 */
@Singleton
public class JointVisits {

  private static final String OBJECT = "party";

  /** How long after its end a visit is still shown to who has its code, as on the code's own page (design.md §3.3). */
  private static final Duration SHOWN = Duration.ofHours(24);

  private final VisitRepository visits;
  private final VisitLog log;
  private final VisitCodes tokens;
  private final PartyRows parties;
  private final JointRows steps;
  private final EntryDesk desk;
  private final ProtectionCodes codes;
  private final Enterprises enterprises;
  private final Alerts alerts;
  private final Ledger ledger;
  private final Idempotency idempotency;

  JointVisits(
      VisitRepository visits, VisitLog log, VisitCodes tokens, PartyRows parties, JointRows steps, EntryDesk desk,
      ProtectionCodes codes, Enterprises enterprises, Alerts alerts, Ledger ledger, Idempotency idempotency) {
    this.visits = visits;
    this.log = log;
    this.tokens = tokens;
    this.parties = parties;
    this.steps = steps;
    this.desk = desk;
    this.codes = codes;
    this.enterprises = enterprises;
    this.alerts = alerts;
    this.ledger = ledger;
    this.idempotency = idempotency;
  }

  private record Joining(long visit, Arrival asked) {}

  /** A joint visit under way to which the actor's authority was asked. */
  public record Invitation(long visit, String enterpriseName, String authorityName, Instant arrivedAt) {}

  /** True when the actor could ask to join: it is a joint visit under way of another authority, logged at the door, and the own one is not in it. */
  public boolean mayAsk(Actor actor, Visit visit) {
    return visit.kind() == VisitKind.JOINT && visit.state() == VisitState.ARRIVED && visit.entered().isEmpty()
        && actor.may(Permission.VISIT_LOG) && actor.official().isPresent()
        && actor.authority().filter(own -> own != visit.authority() && !parties.joined(visit.id(), own)).isPresent();
  }

  /**
   * The visit that the actor is about to join.
   *
   * @param token what the visit's code says; may be empty text for an authority that was asked to come
   * @throws Failure.NotFound when there is no such visit, or it is not for the actor to know
   */
  public Visit show(Actor by, long visit, String token) {
    by.require(Permission.VISIT_LOG);
    requireNamed(by, core(visit), token);
    return log.find(visit).orElseThrow();
  }

  /**
   * Joins a visit under the actor's own certificate; admitted or refused, it is on record.
   *
   * @param asked items, colleagues and basis of the own authority
   * @return the row's id
   * @throws Failure.Conflict  when the visit is no joint one, was entered late, is over, is led by the own authority, or was joined already
   * @throws Failure.Forbidden without {@link Permission#VISIT_LOG} or without a certificate
   * @throws Failure.NotFound  when there is no such visit, or it is not for the actor to know
   */
  public long join(Actor by, long visit, String token, Arrival asked, Optional<String> key) {
    by.require(Permission.VISIT_LOG);
    VisitCore core = core(visit);
    requireNamed(by, core, token);
    requireOther(by, core.authority(), core.kind(), visit);
    if (core.entered().isPresent()) {
      throw new Failure.Conflict("late.joint-late");
    }
    long id = Ids.next();
    return switch (idempotency.once(by.account(), key, new Joining(visit, asked), Ids.show(id), () -> write(by, core, asked, id))) {
      case Idempotency.Once.Now<Long> now -> now.done();
      case Idempotency.Once.Before<Long> before -> Ids.read(before.answer()).orElseThrow();
    };
  }

  /**
   * Insists that it is a joint visit which another authority leads.
   *
   * @throws Failure.Conflict  when it is none
   * @throws Failure.Forbidden when the own authority leads it and others of it came
   */
  public void requireOther(Actor by, Visit visit) {
    requireOther(by, visit.authority(), visit.kind(), visit.id());
  }

  /** True when the actor's authority has joined it. */
  public boolean joined(Actor by, Visit visit) {
    return by.authority().filter(own -> parties.joined(visit.id(), own)).isPresent();
  }

  private void requireOther(Actor by, long leading, VisitKind kind, long visit) {
    if (by.belongsTo(leading)) {
      log.requireAttendance(by, visit);
      throw new Failure.Conflict("late.joint-own");
    }
    if (kind != VisitKind.JOINT) {
      throw new Failure.Conflict("late.not-joint");
    }
  }

  /** Joint visits under way to which the actor's authority was asked and has not come, latest first, 50 at most. */
  public List<Invitation> waiting(Actor by) {
    by.require(Permission.VISIT_LOG);
    return by.authority().stream().flatMap(own -> steps.waiting(own, VisitLog.PAGE).stream())
        .map(one -> new Invitation(one.visit(), one.enterpriseName(), one.authorityName(), one.arrivedAt())).toList();
  }

  private VisitCore core(long visit) {
    return visits.find(visit).orElseThrow(Failure.NotFound::new);
  }

  /** Who leads or joined it sees it anyway; others show its code, or were asked to come, until a day after its end. */
  private void requireNamed(Actor by, VisitCore visit, String token) {
    long own = by.authority().orElseThrow(() -> new Failure.Forbidden("visits.no-certificate"));
    boolean shown = tokens.find(token).filter(found -> found == visit.id()).isPresent();
    boolean sees = own == visit.authority() || parties.joined(visit.id(), own);
    if (!sees && !(current(visit) && (shown || steps.those(visit.id(), JointRows.Act.INVITED).contains(own)))) {
      throw new Failure.NotFound();
    }
  }

  private boolean current(VisitCore visit) {
    Optional<Instant> end = visit.departedAt().or(() -> Optional.of(visit.arrivedAt()).filter(arrived -> visit.state() == VisitState.REFUSED));
    return visit.kind() == VisitKind.JOINT && end.filter(over -> over.plus(SHOWN).isBefore(ledger.now())).isEmpty();
  }

  private long write(Actor by, VisitCore visit, Arrival asked, long id) {
    EntryCase.Party party = party(by, asked);
    if (steps.hold(visit.id()).filter(state -> state == VisitState.ARRIVED).isEmpty()) {
      throw new Failure.Conflict("late.joint-over");
    }
    if (parties.joined(visit.id(), party.authority().id())) {
      throw new Failure.Conflict("late.joined-already");
    }
    DoorCodes.Known at =
        new DoorCodes.Known(codes.find(visit.code()).orElseThrow(), enterprises.find(visit.enterprise()).orElseThrow(), false);
    EntryCase entry = new EntryCase(VisitKind.JOINT, asked.declared(), asked.phoneDead(), party, ledger.now(), Optional.of(visit.id()));
    Decided decided = desk.decide(entry, at, Optional.<Long>empty());
    PartyCore core =
        new PartyCore(
            id, visit.id(), party.authority().id(), asked.declared(), decided.decision(), decided.countsAs(), decided.countInYear(), by.account(),
            ledger.now());
    List<Long> people = party.officials().stream().map(Official::id).toList();
    Sealed step = ledger.append("visit.joined", OBJECT, id, by.account(), facts(core, people, asked.items()));
    try {
      parties.add(core, people, asked.items(), step);
    } catch (RuntimeException refused) {
      if (Transactions.duplicate(refused, "visit_party_once")) {
        throw new Failure.Conflict("late.joined-already");
      }
      throw refused;
    }
    desk.count(entry, decided);
    if (!core.joined()) {
      alerts.raise(AlertKind.REFUSED_ENTRY, visit.id(), visit.enterprise(), core.authority(), by.account());
    }
    return id;
  }

  private EntryCase.Party party(Actor by, Arrival asked) {
    Official self = desk.certificate(by);
    if (asked.colleagues().contains(self.id())) {
      throw new Failure.Invalid(Map.of("colleagues", Message.of("visits.colleague-is-self")));
    }
    List<Long> officials = new ArrayList<>(List.of(self.id()));
    officials.addAll(asked.colleagues());
    return desk.party(self.authority(), officials, asked.items());
  }

  private static Map<String, Object> facts(PartyCore party, List<Long> officials, List<Long> items) {
    EntryDecision decision = party.decision();
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("party", Ids.show(party.id()));
    facts.put("visit", Ids.show(party.visit()));
    facts.put("authority", Ids.show(party.authority()));
    facts.put("officials", officials.stream().map(Ids::show).toList());
    facts.put("items", items.stream().map(Ids::show).toList());
    facts.put("at", party.at().toString());
    facts.put("basis", party.declared().basis().name());
    facts.put("reference", party.declared().reference());
    facts.put("plan", party.declared().plan().map(Ids::show).orElse(null));
    facts.put("seriousHarm", party.declared().seriousHarm());
    facts.put("decision", decision.verdict().name());
    facts.put("reasons", StoredDecision.reasons(decision));
    facts.put("rules", decision.rules());
    facts.put("countsAs", party.countsAs().name());
    facts.put("countInYear", party.countInYear().orElse(null));
    return facts;
  }
}
