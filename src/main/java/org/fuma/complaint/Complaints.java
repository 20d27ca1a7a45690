package org.fuma.complaint;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fuma.access.Actor;
import org.fuma.access.Permission;
import org.fuma.authority.Authorities;
import org.fuma.enterprise.Enterprises;
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

  private final ComplaintRepository repository;
  private final Enterprises enterprises;
  private final Authorities authorities;
  private final VisitLog visits;
  private final ComplaintBook book;
  private final Independence independence;
  private final Idempotency idempotency;
  private final ServiceClock clock;

  Complaints(
      ComplaintRepository repository,
      Enterprises enterprises,
      Authorities authorities,
      VisitLog visits,
      ComplaintBook book,
      Independence independence,
      Idempotency idempotency,
      ServiceClock clock) {
    this.repository = repository;
    this.enterprises = enterprises;
    this.authorities = authorities;
    this.visits = visits;
    this.book = book;
    this.independence = independence;
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
   * A complaint for who may read it: supervisors who never belonged to the authority complained of; the firm's accounts, as its complainant sees it.
   *
   * @throws Failure.NotFound for everybody else
   */
  public Complaint see(Actor by, long id) {
    Mover mover = Mover.of(by);
    if (!by.may(Permission.COMPLAINT_DECIDE) && !by.may(Permission.COMPLAINT_FILE)) {
      throw new Failure.NotFound();
    }
    Complaint complaint = of(mover, id);
    return mover instanceof Mover.Supervisor ? complaint : complaint.forComplainant();
  }

  /**
   * A complaint for who holds its secret link.
   *
   * @throws Failure.NotFound when there is none
   */
  public Complaint follow(Mover.Follower by) {
    return of(by, by.complaint()).forComplainant();
  }

  /** The whole complaint for who may move it. */
  Complaint of(Mover by, long id) {
    Optional<Complaint> found = repository.find(id);
    return switch (by) {
      case Mover.Supervisor supervisor -> {
        supervisor.actor().require(Permission.COMPLAINT_DECIDE);
        yield found.filter(complaint -> independence.of(supervisor.actor().account(), complaint)).orElseThrow(Failure.NotFound::new);
      }
      case Mover.Firm firm -> {
        firm.actor().require(Permission.COMPLAINT_FILE);
        yield found.filter(complaint -> firm.actor().speaksFor(complaint.enterprise())).orElseThrow(Failure.NotFound::new);
      }
      case Mover.Follower follower -> found.filter(complaint -> follower.complaint() == id).orElseThrow(Failure.NotFound::new);
      case Mover.Service service -> found.orElseThrow(Failure.NotFound::new);
    };
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
      return repository.list(Optional.empty(), independence.barred(by), state, after, most);
    }
    by.require(Permission.COMPLAINT_FILE);
    return by.enterprises().isEmpty() ? List.of() : repository.list(Optional.of(by.enterprises()), Set.of(), state, after, most);
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
    return book.begin(
        new Beginning(
            Source.ACCOUNT, complaint.visit().isPresent() ? Matter.VISIT : Matter.OTHER, complaint.enterprise(), Optional.of(by.account()),
            complaint.category(), complaint.visit(), complaint.authority(), complaint.happenedOn(), Naming.WITHHELD,
            new ComplaintWords("", complaint.text(), complaint.demand(), "", "", "")));
  }
}
