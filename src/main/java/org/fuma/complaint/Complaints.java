package org.fuma.complaint;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fuma.access.Actor;
import org.fuma.access.Permission;
import org.fuma.authority.Authorities;
import org.fuma.enterprise.Enterprises;
import org.fuma.ledger.Ledger;
import org.fuma.ledger.Sealed;
import org.fuma.store.Ids;
import org.fuma.store.ServiceClock;
import org.fuma.store.Time;
import org.fuma.visit.Visit;
import org.fuma.visit.VisitLog;
import org.fuma.web.Checks;
import org.fuma.web.Failure;
import org.fuma.web.Idempotency;
import org.fuma.web.Message;

/**
 * Complaints of firms, decided by supervisors. Nobody else can read one: not the official or the authority complained of, not an
 * administrator, not an auditor.
 */
@Singleton
public class Complaints {

  private static final int LEAST_TEXT = 10;
  private static final int MOST_TEXT = 5_000;
  private static final int MOST_DEMAND = 1_000;
  private static final String OBJECT = "complaint";

  private final ComplaintRepository repository;
  private final Enterprises enterprises;
  private final Authorities authorities;
  private final VisitLog visits;
  private final Ledger ledger;
  private final Idempotency idempotency;
  private final ServiceClock clock;

  Complaints(
      ComplaintRepository repository,
      Enterprises enterprises,
      Authorities authorities,
      VisitLog visits,
      Ledger ledger,
      Idempotency idempotency,
      ServiceClock clock) {
    this.repository = repository;
    this.enterprises = enterprises;
    this.authorities = authorities;
    this.visits = visits;
    this.ledger = ledger;
    this.idempotency = idempotency;
    this.clock = clock;
  }

  /**
   * Complains for a firm.
   *
   * @throws Failure.Invalid  when a field is refused
   * @throws Failure.NotFound when the account does not speak for the firm, or the visit was not to it
   */
  public long file(Actor by, NewComplaint asked, Optional<String> key) {
    by.require(Permission.COMPLAINT_FILE);
    CheckedComplaint complaint = checked(by, asked);
    String id = idempotency.once(by.account(), key, complaint, String.class, () -> Ids.show(insert(by, complaint)));
    return Ids.read(id).orElseThrow();
  }

  /**
   * Moves a complaint along an edge of its graph.
   *
   * @param event   the edge's name
   * @param outcome what was found, where the edge requires it
   * @param text    what the firm is told, at most 5,000 characters
   * @throws Failure.Conflict when the complaint no longer stands where the edge begins
   */
  public void move(Actor by, long id, String event, String outcome, String text, Optional<String> key) {
    by.require(Permission.COMPLAINT_DECIDE);
    ComplaintGraph.Edge edge = ComplaintGraph.named(see(by, id).standing().state(), event).orElseThrow(Failure.NotFound::new);
    Checks checks = new Checks();
    Optional<ComplaintOutcome> found =
        edge.required().contains(ComplaintGraph.Required.OUTCOME) ? Optional.of(checks.requiredOneOf("outcome", outcome, ComplaintOutcome.class)) : Optional.empty();
    String said = edge.required().contains(ComplaintGraph.Required.TEXT) ? checks.required("text", text, LEAST_TEXT, MOST_TEXT) : checks.optional("text", text, MOST_TEXT);
    checks.done();
    record Asked(long id, String event, Optional<ComplaintOutcome> outcome, String text) {}
    idempotency.once(by.account(), key, new Asked(id, event, found, said), String.class, () -> step(by, id, edge, found, said));
  }

  /**
   * A complaint for who may read it.
   *
   * @throws Failure.NotFound for everybody else
   */
  public Complaint see(Actor by, long id) {
    return repository
        .find(id)
        .filter(complaint -> by.may(Permission.COMPLAINT_DECIDE) || by.may(Permission.COMPLAINT_FILE) && by.speaksFor(complaint.enterprise()))
        .orElseThrow(Failure.NotFound::new);
  }

  /** The latest complaint of that visit by the firm itself, when the actor speaks for it and there is one. */
  Optional<Long> ofVisit(Actor by, Visit visit) {
    return by.may(Permission.COMPLAINT_FILE) && by.speaksFor(visit.enterprise()) ? repository.ofVisit(visit.id(), visit.enterprise()) : Optional.empty();
  }

  /** A page of complaints, newest first: a supervisor's all, a firm's own. */
  public List<ComplaintRow> list(Actor by, Optional<ComplaintState> state, Optional<Long> after) {
    return list(by, state, after, ComplaintRepository.PAGE);
  }

  /** As many complaints, newest first, after that one: a supervisor's all, a firm's own. */
  List<ComplaintRow> list(Actor by, Optional<ComplaintState> state, Optional<Long> after, int most) {
    if (by.may(Permission.COMPLAINT_DECIDE)) {
      return repository.list(Optional.empty(), state, after, most);
    }
    by.require(Permission.COMPLAINT_FILE);
    return by.enterprises().isEmpty() ? List.of() : repository.list(Optional.of(by.enterprises()), state, after, most);
  }

  private CheckedComplaint checked(Actor by, NewComplaint asked) {
    Optional<Visit> visit = asked.visit().map(id -> visits.see(by, id));
    long enterprise = enterprise(by, asked, visit);
    Checks checks = new Checks();
    ComplaintCategory category = checks.requiredOneOf("category", asked.category(), ComplaintCategory.class);
    Optional<LocalDate> happenedOn = checks.date("happenedOn", asked.happenedOn());
    LocalDate today = Time.day(clock.instant());
    if (happenedOn.filter(day -> day.isAfter(today)).isPresent()) {
      checks.refuse("happenedOn", "complaint.future");
    }
    Optional<Long> authority = visit.map(Visit::authority).or(asked::authority);
    if (authority.isPresent() && authorities.authority(authority.get()).isEmpty()) {
      checks.refuse("authority", "check.unknown");
    }
    String text = checks.required("text", asked.text(), LEAST_TEXT, MOST_TEXT);
    String demand = checks.optional("demand", asked.demand(), MOST_DEMAND);
    checks.done();
    return new CheckedComplaint(
        enterprise, asked.visit(), authority, category, happenedOn.or(() -> visit.map(seen -> Time.day(seen.arrivedAt()))), text, demand);
  }

  private long enterprise(Actor by, NewComplaint asked, Optional<Visit> visit) {
    Optional<Long> named = visit.map(Visit::enterprise).or(asked::enterprise);
    Set<Long> own = by.enterprises();
    if (named.isEmpty() && own.size() != 1) {
      throw new Failure.Invalid(Map.of("enterprise", Message.of("check.required")));
    }
    long enterprise = named.orElseGet(() -> own.iterator().next());
    if (!by.speaksFor(enterprise) || enterprises.find(enterprise).isEmpty()) {
      throw new Failure.NotFound();
    }
    return enterprise;
  }

  private long insert(Actor by, CheckedComplaint complaint) {
    long id = Ids.random();
    repository.insert(id, complaint, clock.instant());
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("enterprise", Ids.show(complaint.enterprise()));
    facts.put("category", complaint.category().name());
    facts.put("visit", complaint.visit().map(Ids::show).orElse(null));
    facts.put("authority", complaint.authority().map(Ids::show).orElse(null));
    facts.put("happenedOn", complaint.happenedOn().map(LocalDate::toString).orElse(null));
    record(by, id, Optional.empty(), ComplaintState.SUBMITTED, Optional.empty(), "submission", facts, complaint.text(), complaint.demand());
    return id;
  }

  private String step(Actor by, long id, ComplaintGraph.Edge edge, Optional<ComplaintOutcome> outcome, String text) {
    if (repository.find(id).isEmpty()) {
      throw new Failure.NotFound();
    }
    if (!repository.move(id, edge, outcome, by.account())) {
      throw new Failure.Conflict("complaint.moved");
    }
    record(by, id, Optional.of(edge.from()), edge.to(), outcome, edge.event(), new LinkedHashMap<>(), text, "");
    return Ids.show(id);
  }

  private void record(
      Actor by,
      long id,
      Optional<ComplaintState> from,
      ComplaintState to,
      Optional<ComplaintOutcome> outcome,
      String event,
      Map<String, Object> facts,
      String text,
      String demand) {
    byte[] contentSalt = ledger.salt();
    byte[] contentHash = ledger.hash(contentSalt, text + "\u0000" + demand);
    facts.put("complaint", Ids.show(id));
    facts.put("from", from.map(Enum::name).orElse(null));
    facts.put("to", to.name());
    facts.put("outcome", outcome.map(Enum::name).orElse(null));
    facts.put("content", HexFormat.of().formatHex(contentHash));
    Sealed sealed = ledger.append(OBJECT + "." + event, OBJECT, id, by.account(), facts);
    repository.step(sealed, id, from, to, outcome, contentHash, by.account());
    if (!text.isEmpty() || !demand.isEmpty()) {
      repository.content(sealed.id(), contentSalt, id, text, demand);
    }
  }
}
