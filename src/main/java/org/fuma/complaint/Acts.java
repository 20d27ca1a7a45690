package org.fuma.complaint;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.authority.Authorities;
import org.fuma.notice.NoticeKind;
import org.fuma.store.Ids;
import org.fuma.web.Checks;
import org.fuma.web.Failure;

/** What moves a complaint along no edge: who has it, whom it is about, its clock, and what its author says besides. */
@Singleton
class Acts {

  /** How often the clock may be stopped before a decision: nobody waits for ever. */
  static final int MOST_STOPS = 2;

  /** How often the complainant may add something: a course that nobody can read through helps nobody. So often, too, each choice may be changed. */
  static final int MOST_SAYINGS = 50;

  private final ComplaintRepository repository;
  private final ComplaintRecords records;
  private final ComplaintBook book;
  private final ComplaintIndex index;
  private final List<ComplaintWatcher> watchers;
  private final ComplaintTold told;
  private final ComplaintTies ties;
  private final Independence independence;
  private final Charge charge;
  private final Clocks clocks;
  private final Authorities authorities;

  Acts(
      ComplaintRepository repository,
      ComplaintRecords records,
      ComplaintBook book,
      ComplaintIndex index,
      List<ComplaintWatcher> watchers,
      ComplaintTold told,
      ComplaintTies ties,
      Independence independence,
      Charge charge,
      Clocks clocks,
      Authorities authorities) {
    this.repository = repository;
    this.records = records;
    this.book = book;
    this.index = index;
    this.watchers = watchers;
    this.told = told;
    this.ties = ties;
    this.independence = independence;
    this.charge = charge;
    this.clocks = clocks;
    this.authorities = authorities;
  }

  /** As a supervisor, who is independent. */
  void bySupervisor(Act act, Actor by, Complaint complaint, Moving asked) {
    if (act == Act.TAKING) {
      running(complaint);
      hand(by, complaint, by.account(), Act.TAKING, text(asked, charge.handler(complaint).isPresent()));
      return;
    }
    running(complaint);
    charge.mine(by, complaint);
    switch (act) {
      case ASSIGNMENT -> assign(by, complaint, asked);
      case AUTHORITY -> name(by, complaint, asked);
      case STOP -> stop(by, complaint, asked);
      case RESUMPTION -> resume(complaint, by.account(), text(asked, false));
      default -> throw new Failure.Forbidden();
    }
  }

  /** As the complaint's author. */
  void byComplainant(Act act, Complaint complaint, Moving asked) {
    // Each counts for itself: who has added much may still choose. Consent can always be taken back, which is no oftener than it was given.
    long said = complaint.steps().stream().filter(step -> step.event().equals(act.event())).count();
    if (said >= MOST_SAYINGS && !(act == Act.NAMING && Naming.WITHHELD.name().equals(asked.choice()))) {
      throw new Failure.Conflict("complaint.much", MOST_SAYINGS);
    }
    switch (act) {
      case ADDITION -> add(complaint, asked);
      case NAMING -> naming(complaint, asked);
      case SATISFACTION -> satisfaction(complaint, asked);
      default -> throw new Failure.Forbidden();
    }
  }

  /** As the service, when a day is over or the world has changed. */
  void byService(Act act, Complaint complaint) {
    switch (act) {
      case RESUMPTION -> {
        if (complaint.standing().due().filter(due -> due.kind() == DueKind.RESUME && clocks.running().over(due, clocks.today())).isPresent()) {
          resume(complaint, 0, "");
          told.owner(NoticeKind.COMPLAINT_CLOCK_RUNS, repository.find(complaint.id()).orElseThrow());
        }
      }
      case RELEASE -> release(complaint);
      case RECOUNT -> recount(complaint);
      default -> throw new Failure.Forbidden();
    }
  }

  private void assign(Actor by, Complaint complaint, Moving asked) {
    Checks checks = new Checks();
    String note = checks.required("text", asked.text(), 2, Said.MOST_TEXT);
    Optional<Long> to = Ids.read(asked.recipient());
    if (to.filter(account -> independence.may(account, complaint)).isEmpty()) {
      checks.refuse("recipient", asked.recipient().isBlank() ? "check.required" : "complaint.not-independent");
    }
    checks.done();
    hand(by, complaint, to.orElseThrow(), Act.ASSIGNMENT, note);
    if (to.orElseThrow() != by.account()) {
      told.one(NoticeKind.COMPLAINT_ASSIGNED, repository.find(complaint.id()).orElseThrow(), to.orElseThrow());
    }
  }

  private void hand(Actor by, Complaint complaint, long to, Act act, String note) {
    if (charge.handler(complaint).filter(account -> account == to).isPresent()) {
      throw new Failure.Conflict("complaint.has-it");
    }
    NextStanding next = new NextStanding(complaint);
    next.handler = Optional.of(to);
    lapse(next);
    book.write(next, Deed.of(act.event(), by.account(), note));
  }

  private void release(Complaint complaint) {
    if (complaint.standing().state() == ComplaintState.CLOSED || complaint.standing().handler().isEmpty() || charge.handler(complaint).isPresent()) {
      return;
    }
    NextStanding next = new NextStanding(complaint);
    next.handler = Optional.empty();
    lapse(next);
    book.write(next, Deed.of(Act.RELEASE.event(), 0, ""));
    told.supervisors(NoticeKind.COMPLAINT_RELEASED, repository.find(complaint.id()).orElseThrow(), 0);
  }

  private void name(Actor by, Complaint complaint, Moving asked) {
    if (complaint.visit().isPresent()) {
      throw new Failure.Conflict("complaint.authority-of-visit");
    }
    Checks checks = new Checks();
    Optional<Long> authority = Ids.read(asked.recipient()).filter(id -> authorities.authority(id).isPresent());
    if (authority.isEmpty()) {
      checks.refuse("recipient", asked.recipient().isBlank() ? "check.required" : "check.unknown");
    }
    String text = checks.optional("text", asked.text(), Said.MOST_TEXT);
    checks.done();
    NextStanding next = new NextStanding(complaint);
    next.authority = authority;
    lapse(next);
    // Who names it takes charge like who takes any step; one who was of it is released at once.
    next.handler = independence.of(by.account(), named(complaint, authority)) ? Optional.of(by.account()) : Optional.empty();
    book.write(next, Deed.of(Act.AUTHORITY.event(), by.account(), text));
    ties.named(named(complaint, authority));
    Complaint after = repository.find(complaint.id()).orElseThrow();
    watchers.forEach(watcher -> watcher.moved(after));
    if (next.handler.isEmpty()) {
      told.supervisors(NoticeKind.COMPLAINT_RELEASED, after, 0);
    }
  }

  private void stop(Actor by, Complaint complaint, Moving asked) {
    Complaint.Standing now = complaint.standing();
    if (now.due().filter(due -> due.kind() == DueKind.DECIDE).isEmpty()) {
      throw new Failure.Conflict(now.stopped().isPresent() ? "complaint.stands-still" : "complaint.nothing-to-stop");
    }
    if (now.due().filter(due -> clocks.running().over(due, clocks.today())).isPresent()) {
      throw new Failure.Conflict("complaint.stop-late");
    }
    if (complaint.stopsOfThisCourse() >= MOST_STOPS) {
      throw new Failure.Conflict("complaint.stops", MOST_STOPS);
    }
    Checks checks = new Checks();
    StopGround ground = checks.requiredOneOf("ground", asked.ground(), StopGround.class);
    int days = checks.number("days", asked.days(), 1, ComplaintClock.MOST_STOPPED);
    String text = checks.required("text", asked.text(), Said.LEAST_TEXT, Said.MOST_TEXT);
    checks.done();
    NextStanding next = new NextStanding(complaint);
    next.stopped = Optional.of(ground);
    next.stoppedOn = Optional.of(clocks.today());
    next.due = Optional.of(clocks.running().stop(clocks.today(), days));
    next.handler = Optional.of(by.account());
    lapse(next);
    book.write(next, Deed.of(Act.STOP.event(), by.account(), text).because(ground));
    told.complainant(
        ground == StopGround.COMPLAINANT ? NoticeKind.COMPLAINT_ASKED : NoticeKind.COMPLAINT_STOPPED, repository.find(complaint.id()).orElseThrow());
  }

  private void resume(Complaint complaint, long actor, String text) {
    LocalDate stopped = complaint.standing().stoppedOn().orElseThrow(() -> new Failure.Conflict("complaint.runs"));
    // The service may come late, after a time without power: the clock goes on from the day that was said, not from when it noticed.
    LocalDate day = complaint.standing().due().map(due -> clocks.running().resumption(due, clocks.today())).orElse(clocks.today());
    NextStanding next = new NextStanding(complaint).running();
    ComplaintClock running = clocks.running();
    next.due = Optional.of(running.resumed(complaint.decideBy().orElseGet(() -> running.starting(DueKind.DECIDE, stopped)), stopped, day));
    if (actor != 0) {
      next.handler = Optional.of(actor);
    }
    book.write(next, Deed.of(Act.RESUMPTION.event(), actor, text));
    told.complainant(NoticeKind.COMPLAINT_RESUMED, repository.find(complaint.id()).orElseThrow());
  }

  private void recount(Complaint complaint) {
    ComplaintClock running = clocks.running();
    Optional<Due> counted =
        complaint
            .standing()
            .due()
            .map(due -> due.kind() == DueKind.DECIDE ? running.retraced(complaint.steps()).orElseGet(() -> running.anew(due)) : running.anew(due));
    if (!counted.equals(complaint.standing().due())) {
      NextStanding next = new NextStanding(complaint);
      next.due = counted;
      book.write(next, Deed.of(Act.RECOUNT.event(), 0, ""));
    }
  }

  private void add(Complaint complaint, Moving asked) {
    running(complaint);
    String text = text(asked, true);
    book.write(new NextStanding(complaint), Deed.of(Act.ADDITION.event(), 0, text));
    index.add(complaint.id(), List.of(text));
    watchers.forEach(watcher -> watcher.added(complaint.id(), text));
    Complaint after = repository.find(complaint.id()).orElseThrow();
    if (after.standing().stopped().filter(ground -> ground == StopGround.COMPLAINANT).isPresent()) {
      resume(after, 0, "");
    }
    told.owner(NoticeKind.COMPLAINT_ANSWERED, repository.find(complaint.id()).orElseThrow());
  }

  private void naming(Complaint complaint, Moving asked) {
    running(complaint);
    Checks checks = new Checks();
    Naming chosen = checks.requiredOneOf("choice", asked.choice(), Naming.class);
    String text = checks.optional("text", asked.text(), Said.MOST_TEXT);
    checks.done();
    if (chosen == complaint.standing().naming()) {
      throw new Failure.Conflict("complaint.naming-so");
    }
    NextStanding next = new NextStanding(complaint);
    next.naming = chosen;
    book.write(next, Deed.of(Act.NAMING.event(), 0, text).choosing(chosen.name()));
    watchers.forEach(watcher -> watcher.naming(complaint.id(), chosen));
    told.owner(NoticeKind.COMPLAINT_ANSWERED, repository.find(complaint.id()).orElseThrow());
  }

  private void satisfaction(Complaint complaint, Moving asked) {
    if (complaint.standing().state() != ComplaintState.TOLD) {
      throw book.meanwhile(complaint.id());
    }
    Checks checks = new Checks();
    String chosen = checks.required("choice", asked.choice(), 3);
    if (!chosen.isEmpty() && !chosen.equals("YES") && !chosen.equals("NO")) {
      checks.refuse("choice", "check.choice");
    }
    String text = checks.optional("text", asked.text(), Said.MOST_TEXT);
    checks.done();
    NextStanding next = new NextStanding(complaint);
    next.satisfied = Optional.of(chosen.equals("YES"));
    book.write(next, Deed.of(Act.SATISFACTION.event(), 0, text).choosing(chosen));
    told.owner(NoticeKind.COMPLAINT_ANSWERED, repository.find(complaint.id()).orElseThrow());
  }

  /** A proposal does not outlive what it was made of. */
  private void lapse(NextStanding next) {
    next.proposal.ifPresent(proposal -> records.settle(proposal, Proposal.State.LAPSED, Optional.empty()));
    next.proposal = Optional.empty();
  }

  private static Complaint named(Complaint complaint, Optional<Long> authority) {
    return new Complaint(
        complaint.id(), complaint.source(), complaint.matter(), complaint.enterprise(), complaint.filedBy(), complaint.category(), complaint.visit(),
        authority, complaint.happenedOn(), complaint.submittedAt(), complaint.words(), complaint.standing(), complaint.steps());
  }

  private void running(Complaint complaint) {
    if (complaint.standing().state() == ComplaintState.CLOSED) {
      throw book.meanwhile(complaint.id());
    }
  }

  private static String text(Moving asked, boolean required) {
    Checks checks = new Checks();
    String text =
        required ? checks.required("text", asked.text(), Said.LEAST_TEXT, Said.MOST_TEXT) : checks.optional("text", asked.text(), Said.MOST_TEXT);
    checks.done();
    return text;
  }
}
