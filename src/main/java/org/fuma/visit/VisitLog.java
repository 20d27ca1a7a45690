package org.fuma.visit;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Permission;
import org.fuma.enterprise.Enterprise;
import org.fuma.enterprise.Enterprises;
import org.fuma.ledger.Ledger;
import org.fuma.ledger.Sealed;
import org.fuma.store.Ids;
import org.fuma.store.Time;
import org.fuma.web.Failure;
import org.fuma.web.Idempotency;

/**
 * The log of visits: departure, and who sees what. Each act is one transaction with one ledger entry; the time is the
 * server's.
 */
@Singleton
public class VisitLog {

  /** Visits to a page of the list. */
  public static final int PAGE = 50;

  private static final String OBJECT = "visit";

  private final VisitRepository repository;
  private final VisitSearch search;
  private final PartyRows parties;
  private final EntryRecords records;
  private final Rosters rosters;
  private final Enterprises enterprises;
  private final Ledger ledger;
  private final Idempotency idempotency;

  VisitLog(
      VisitRepository repository, VisitSearch search, PartyRows parties, EntryRecords records, Rosters rosters, Enterprises enterprises, Ledger ledger,
      Idempotency idempotency) {
    this.repository = repository;
    this.search = search;
    this.parties = parties;
    this.records = records;
    this.rosters = rosters;
    this.enterprises = enterprises;
    this.ledger = ledger;
    this.idempotency = idempotency;
  }

  private record Act(VisitEdge edge, long visit) {}

  /**
   * Logs that the officials left; whoever leads their authority may do it for them.
   *
   * @throws Failure.Conflict  when that is on record already
   * @throws Failure.Forbidden when the actor is none of the visit's officials and does not lead their authority
   * @throws Failure.NotFound  when there is no such visit, or it is not the actor's to see
   */
  public void depart(Actor by, long visit, Optional<String> key) {
    move(by, new Act(VisitEdge.DEPART, visit), key);
  }

  /**
   * The visit, for who may see it: every visit, those of one's own authority, or those to one's own firm.
   *
   * @throws Failure.NotFound when there is none, or it is not the actor's to see
   */
  public Visit see(Actor by, long id) {
    return whole(seen(by, id));
  }

  /** A page of the visits that the actor may see, latest first, below that id. */
  public List<VisitRow> list(Actor by, VisitFilter filter, Optional<Long> below) {
    return list(by, filter, below, PAGE);
  }

  /** As many of the visits that the actor may see, latest first, below that id. */
  List<VisitRow> list(Actor by, VisitFilter filter, Optional<Long> below, int most) {
    return search.list(VisitScope.of(by), filter, below.orElse(Long.MAX_VALUE), most);
  }

  /** The visit of that id, whoever asks; for other rooms. */
  public Optional<Visit> find(long id) {
    return repository.find(id).map(this::whole);
  }

  /** True when the visit is one to a firm that the actor speaks for. */
  public boolean toOwnFirm(Actor by, long visit) {
    return by.may(Permission.VISIT_READ_OWN) && repository.find(visit).filter(found -> by.speaksFor(found.enterprise())).isPresent();
  }

  /** The visit that an authority joined, by the id under which that is on record. */
  public Optional<Long> joinedBy(long party) {
    return parties.find(party).map(PartyCore::visit);
  }

  /** The ids under which it is on record that authorities joined the visit, or were refused. */
  public List<Long> parties(long visit) {
    return parties.of(visit).stream().map(PartyCore::id).toList();
  }

  /** Inspections of the firm by the authority this year (Asia/Shanghai) that count towards its cap. */
  public int thisYear(long enterprise, long authority) {
    return records.counted(enterprise, authority, Time.day(ledger.now()).getYear());
  }

  /** True when the actor may do the next act of the visit. */
  static boolean mayMove(Actor actor, Visit visit) {
    return VisitEdge.after(visit.state()).filter(edge -> actor.may(edge.permission())).isPresent()
        && actor.belongsTo(visit.authority())
        && (actor.official().filter(visit::attended).isPresent() || visit.state() == VisitEdge.DEPART.from() && leads(actor));
  }

  /** True for who leads an authority: plans are the lead's alone to file. */
  private static boolean leads(Actor actor) {
    return actor.may(Permission.PLAN_FILE);
  }

  private void move(Actor by, Act act, Optional<String> key) {
    by.require(act.edge().permission());
    if (!(act.edge() == VisitEdge.DEPART && leads(by) && by.belongsTo(seen(by, act.visit()).authority()))) {
      requireAttendance(by, act.visit());
    }
    idempotency.once(
        by.account(),
        key,
        act,
        String.class,
        () -> {
          write(by, act);
          return Ids.show(act.visit());
        });
  }

  /**
   * Insists that the actor's own certificate was shown at that visit.
   *
   * @throws Failure.Forbidden when the actor is none of the visit's officials
   * @throws Failure.NotFound  when there is no such visit, or it is not the actor's to see
   */
  void requireAttendance(Actor by, long id) {
    VisitCore visit = seen(by, id);
    if (!by.belongsTo(visit.authority())
        || by.official().filter(repository.officials(visit.id())::contains).isEmpty()) {
      throw new Failure.Forbidden("visits.not-yours");
    }
  }

  private void write(Actor by, Act act) {
    VisitEdge edge = act.edge();
    Optional<Instant> departedAt = edge == VisitEdge.DEPART ? Optional.of(ledger.now()) : Optional.empty();
    if (!repository.move(act.visit(), edge, departedAt)) {
      String late = "visits.cannot-" + edge.name() + "-" + repository.find(act.visit()).orElseThrow().state().name();
      throw new Failure.Conflict(late);
    }
    Map<String, Object> facts = facts(act.visit(), edge.to());
    facts.put("departedAt", departedAt.map(Instant::toString).orElse(null));
    facts.put("result", null);
    facts.put("note", "");
    Sealed step = ledger.append(edge.kind(), OBJECT, act.visit(), by.account(), facts);
    repository.step(act.visit(), step, Optional.of(edge.from()), edge.to(), Optional.empty(), "", by.account());
  }

  private VisitCore seen(Actor by, long id) {
    VisitScope scope = VisitScope.of(by);
    return repository
        .find(id)
        .filter(visit -> scope.holds(visit.authority(), visit.enterprise()) || scope.joined(authority -> parties.joined(visit.id(), authority)))
        .orElseThrow(Failure.NotFound::new);
  }

  private Visit whole(VisitCore visit) {
    Enterprise firm = enterprises.find(visit.enterprise()).orElseThrow();
    List<Long> officials = repository.officials(visit.id());
    List<Long> items = repository.items(visit.id());
    Rosters.Roster roster = rosters.of(visit.authority(), officials, items).orElseThrow();
    return Visit.of(
        visit,
        firm,
        roster.authority().name(),
        officials.stream().map(roster.officials()::get).toList(),
        items.stream().map(roster.items()::get).toList(),
        visit.countsAs() == CountsAs.COUNTED ? visit.countInYear().or(() -> Optional.of(countInYear(visit))) : Optional.empty(),
        repository.steps(visit.id()));
  }

  private int countInYear(VisitCore visit) {
    Instant arrived = visit.arrivedAt();
    return repository.inspections(
        visit.enterprise(), visit.authority(), beginOfYear(arrived), arrived.plusNanos(1_000));
  }

  private static Instant beginOfYear(Instant moment) {
    return LocalDate.of(Time.day(moment).getYear(), 1, 1).atStartOfDay(Time.ZONE).toInstant();
  }

  private static Map<String, Object> facts(long visit, VisitState state) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("visit", Ids.show(visit));
    facts.put("state", state.name());
    return facts;
  }
}
