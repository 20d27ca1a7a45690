package org.fuma.complaint;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fuma.access.Actor;
import org.fuma.access.Permission;
import org.fuma.store.Salted;
import org.fuma.visit.Visit;
import org.fuma.web.Failure;

/**
 * Complaints of firms, decided by supervisors. Nobody else can read one: not the official or the authority complained of, not an
 * administrator, not an auditor.
 */
@Singleton
public class Complaints {

  private final ComplaintRepository repository;
  private final Independence independence;

  Complaints(ComplaintRepository repository, Independence independence) {
    this.repository = repository;
    this.independence = independence;
  }

  /**
   * A complaint for who may read it: supervisors who never belonged to the authority complained of; the firm's accounts, as its complainant sees it,
   * unless it came in at the plaque: whoever complained there follows it by the secret link, and has left a number to supervisors alone.
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

  /** True when {@link #see} shows it to that account: naming an authority takes a complaint from a supervisor who was of it. */
  boolean reads(Actor by, long id) {
    try {
      of(Mover.of(by), id);
      return true;
    } catch (Failure.NotFound gone) {
      return false;
    }
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
        yield found
            .filter(complaint -> complaint.source() == Source.ACCOUNT && firm.actor().speaksFor(complaint.enterprise()))
            .orElseThrow(Failure.NotFound::new);
      }
      case Mover.Follower follower -> found.filter(complaint -> follower.complaint() == id).orElseThrow(Failure.NotFound::new);
      case Mover.Service service -> found.orElseThrow(Failure.NotFound::new);
    };
  }

  /**
   * The steps of a complaint of which its firm may have a proof, by account; none for everybody else, supervisors too.
   */
  public Set<Long> provable(Actor by, long id) {
    return by.may(Permission.COMPLAINT_DECIDE) || !by.may(Permission.COMPLAINT_FILE)
        ? Set.of()
        : repository.find(id).filter(found -> found.source() == Source.ACCOUNT && by.speaksFor(found.enterprise())).map(Complaint::provable)
            .orElse(Set.of());
  }

  /**
   * Exactly what was written at a step, with the salt of its hash; for other rooms that know of the step as {@link #provable}.
   *
   * @return empty where nothing was written, and where more was sealed with it than the complaint's course shows
   */
  public Optional<Salted> written(long step) {
    return repository.sealed(step);
  }

  /** True when what {@link #written} answered names an account, that which filed the complaint, and it is not the reader's. */
  public static boolean namesAnother(Salted written, Optional<Actor> reader) {
    Optional<Long> filer = ComplaintRepository.filer(written.text());
    return filer.isPresent() && !filer.equals(reader.map(Actor::account));
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
}
