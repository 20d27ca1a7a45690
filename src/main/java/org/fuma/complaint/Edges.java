package org.fuma.complaint;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.fuma.complaint.ComplaintGraph.Edge;
import org.fuma.notice.NoticeKind;
import org.fuma.store.Ids;
import org.fuma.web.Checks;
import org.fuma.web.Failure;

/** Takes the edges of the graph: under which conditions besides who may, and what follows. */
@Singleton
class Edges {

  private final ComplaintRepository repository;
  private final ComplaintRecords records;
  private final ComplaintBook book;
  private final ComplaintTold told;
  private final List<ComplaintWatcher> watchers;
  private final Independence independence;
  private final Measures measures;
  private final ComplaintTies ties;
  private final Clocks clocks;

  Edges(
      ComplaintRepository repository, ComplaintRecords records, ComplaintBook book, ComplaintTold told, List<ComplaintWatcher> watchers,
      Independence independence, Measures measures, ComplaintTies ties, Clocks clocks) {
    this.repository = repository;
    this.records = records;
    this.book = book;
    this.told = told;
    this.watchers = watchers;
    this.independence = independence;
    this.measures = measures;
    this.ties = ties;
    this.clocks = clocks;
  }

  /**
   * Checks an edge's conditions and what was typed.
   *
   * @throws Failure.Conflict when a condition is not met
   * @throws Failure.Invalid  when what it has to say is missing or wrong
   */
  Said check(Edge edge, Complaint complaint, Moving asked, Mover by) {
    conditions(edge, complaint, by);
    Said said = Said.of(edge, asked, clocks.running().terms().decideDays(), clocks.today());
    if (!said.measures().isEmpty() && complaint.authority().isEmpty()) {
      throw new Failure.Conflict("complaint.authority-first");
    }
    Checks checks = new Checks();
    if (said.decidedBefore() && earlier(complaint, said, by instanceof Mover.Supervisor supervisor ? supervisor.actor().account() : 0).isEmpty()) {
      checks.refuse("recipient", "complaint.no-earlier");
    }
    measures.check(checks, complaint, said.measures());
    checks.done();
    return said;
  }

  /** The complaint of the same firm, no longer open, that the supervisor may read, by whose receipt number this one is refused as decided before. */
  private Optional<Long> earlier(Complaint complaint, Said said, long reader) {
    return said.recipient()
        .flatMap(Ids::read)
        .filter(id -> id != complaint.id())
        .flatMap(repository::find)
        .filter(other -> other.enterprise() == complaint.enterprise() && !other.standing().state().open() && independence.of(reader, other))
        .map(Complaint::id);
  }

  /** The conditions alone; they are checked once more when a second supervisor agrees. */
  void conditions(Edge edge, Complaint complaint, Mover by) {
    Complaint.Standing now = complaint.standing();
    boolean over = now.due().filter(due -> clocks.running().over(due, clocks.today())).isPresent();
    switch (edge.event()) {
      case "investigation", "decision" -> unless(now.stopped().isPresent(), "complaint.stands-still");
      case "extension" -> {
        unless(now.stopped().isPresent(), "complaint.stands-still");
        unless(now.extended(), "complaint.extended-once");
        unless(over, "complaint.extension-late");
      }
      case "reopening" -> {
        unless(now.reopened(), "complaint.reopened-once");
        unless(over, "complaint.reopening-late");
      }
      case "closing" -> {
        unless(by instanceof Mover.Service && !over, "complaint.closing-early");
        boolean reopenable = edge.from() == ComplaintState.TOLD && !over && !now.satisfied().orElse(false);
        unless(!(by instanceof Mover.Service) && reopenable, "complaint.closing-early");
      }
      default -> {
        // The state and who it is are all that is asked.
      }
    }
  }

  /**
   * Takes an edge whose conditions are met.
   *
   * @param handler the supervisor who takes it, and so is in charge; empty for the complainant and the service
   * @throws Failure.Conflict when somebody else was faster
   */
  void take(Edge edge, Complaint complaint, Said said, Optional<Long> handler) {
    ComplaintClock clock = clocks.running();
    LocalDate today = clocks.today();
    NextStanding next = new NextStanding(complaint).running();
    next.state = edge.to();
    next.outcome = said.outcome().or(() -> next.outcome);
    next.handler = handler.or(() -> next.handler);
    next.due = due(edge, complaint, said, clock, today);
    next.proposal = Optional.empty();
    switch (edge.event()) {
      case "extension" -> next.extended = true;
      case "telling" -> {
        next.toldOn = Optional.of(today);
        next.satisfied = Optional.empty();
      }
      case "reopening" -> {
        next.reopened = true;
        next.satisfied = Optional.of(false);
        next.outcome = Optional.empty();
        // Somebody else than who decided it the first time looks into it, or at least all are asked.
        next.handler = Optional.empty();
      }
      default -> {
        // Nothing besides.
      }
    }
    long author = handler.orElse(0L);
    // Which complaint was decided before is said by the link, to supervisors alone: it may have come in another way.
    Optional<String> recipient = said.decidedBefore() ? Optional.empty() : said.recipient();
    book.write(next, new Deed(edge.event(), author, said.outcome(), said.ground().map(Enum::name), recipient, List.of(said.text(), "")));
    if (said.decidedBefore()) {
      ties.tie(complaint.id(), earlier(complaint, said, author).filter(other -> !ties.of(complaint.id()).contains(other)).stream().toList());
    }
    complaint.standing().proposal().ifPresent(proposal -> records.settle(proposal, Proposal.State.LAPSED, Optional.empty()));
    Complaint after = repository.find(complaint.id()).orElseThrow();
    watchers.forEach(watcher -> watcher.moved(after));
    if (!said.measures().isEmpty()) {
      watchers.forEach(watcher -> watcher.decided(after, author, said.measures()));
    }
    tell(edge, after);
  }

  private static Optional<Due> due(Edge edge, Complaint complaint, Said said, ComplaintClock clock, LocalDate today) {
    if (edge.to() == ComplaintState.CLOSED) {
      return Optional.empty();
    }
    if (edge.event().equals("extension")) {
      return complaint.standing().due().map(due -> clock.longer(due, said.days()));
    }
    // Whoever has had it re-opened once cannot do so again: after the second telling it is merely filed away.
    return edge.starts()
        .map(kind -> kind == DueKind.REOPEN && complaint.standing().reopened() ? DueKind.ARCHIVE : kind)
        .map(kind -> clock.starting(kind, today))
        .or(() -> complaint.standing().due());
  }

  private void tell(Edge edge, Complaint after) {
    switch (edge.event()) {
      case "acceptance" -> told.complainant(NoticeKind.COMPLAINT_ACCEPTED, after);
      case "refusal" -> told.complainant(NoticeKind.COMPLAINT_REFUSED, after);
      case "transfer" -> told.complainant(NoticeKind.COMPLAINT_TRANSFERRED, after);
      case "extension" -> told.complainant(NoticeKind.COMPLAINT_EXTENDED, after);
      case "telling" -> told.complainant(NoticeKind.COMPLAINT_TOLD, after);
      case "closing" -> told.complainant(NoticeKind.COMPLAINT_CLOSED, after);
      case "pursuit" -> told.complainant(NoticeKind.COMPLAINT_PURSUED, after);
      case "reopening" -> told.supervisors(NoticeKind.COMPLAINT_REOPENED, after, 0);
      case "withdrawal" -> told.owner(NoticeKind.COMPLAINT_WITHDRAWN, after);
      default -> {
        // Looking into it is shown, not told; a decision is told by its own step.
      }
    }
  }

  private static void unless(boolean so, String key) {
    if (so) {
      throw new Failure.Conflict(key);
    }
  }
}
