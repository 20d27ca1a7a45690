package org.fuma.complaint;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fuma.access.Actor;
import org.fuma.complaint.ComplaintGraph.Edge;
import org.fuma.complaint.ComplaintGraph.Who;
import org.fuma.store.Ids;
import org.fuma.store.Transactions;
import org.fuma.web.Failure;
import org.fuma.web.Idempotency;

/** Moves complaints along their graph, and does to them what moves them nowhere: the one entrance for supervisors, complainants and the service. */
@Singleton
public class Course {

  private final Complaints complaints;
  private final ComplaintBook book;
  private final Edges edges;
  private final Proposals proposals;
  private final Acts acts;
  private final Charge charge;
  private final Idempotency idempotency;
  private final Transactions transactions;

  Course(
      Complaints complaints,
      ComplaintBook book,
      Edges edges,
      Proposals proposals,
      Acts acts,
      Charge charge,
      Idempotency idempotency,
      Transactions transactions) {
    this.complaints = complaints;
    this.book = book;
    this.edges = edges;
    this.proposals = proposals;
    this.acts = acts;
    this.charge = charge;
    this.idempotency = idempotency;
    this.transactions = transactions;
  }

  /**
   * Takes a step, or does an {@link Act}. What needs two supervisors becomes a proposal first.
   *
   * @param event an edge's or an act's name
   * @throws Failure.NotFound  when there is no such event, or no such complaint for that mover
   * @throws Failure.Forbidden when the step is not that mover's
   * @throws Failure.Conflict  when the complaint no longer stands where the step begins, with what has happened meanwhile; or a condition is not met
   * @throws Failure.Invalid   when what the step has to say is missing or wrong
   */
  public void move(Mover by, long id, String event, Moving asked, Optional<String> key) {
    record Asked(long id, String event, Moving asked) {}
    long caller =
        switch (by) {
          case Mover.Supervisor supervisor -> supervisor.actor().account();
          case Mover.Firm firm -> firm.actor().account();
          case Mover.Follower follower -> follower.complaint();
          case Mover.Service service -> 0;
        };
    if (by instanceof Mover.Service) {
      transactions.run(() -> step(by, id, event, asked));
    } else {
      idempotency.once(
          caller, key, new Asked(id, event, asked), String.class,
          () -> {
            step(by, id, event, asked);
            return Ids.show(id);
          });
    }
  }

  private void step(Mover by, long id, String event, Moving asked) {
    Complaint complaint = complaints.of(by, id);
    List<Edge> called = ComplaintGraph.called(event);
    Optional<Act> act = Act.named(event);
    Set<Who> movers = called.isEmpty() ? act.orElseThrow(Failure.NotFound::new).movers() : called.getFirst().movers();
    if (movers.stream().noneMatch(who -> is(by, who))) {
      throw new Failure.Forbidden();
    }
    if (!asked.version().isBlank() && !asked.version().strip().equals(String.valueOf(complaint.standing().version()))) {
      throw book.meanwhile(id);
    }
    if (act.isPresent()) {
      act(by, complaint, act.get(), asked);
      return;
    }
    Edge edge = ComplaintGraph.named(complaint.standing().state(), event).orElseThrow(() -> book.meanwhile(id));
    if (by instanceof Mover.Supervisor supervisor) {
      charge.mine(supervisor.actor(), complaint);
    }
    Said said = edges.check(edge, complaint, asked, by);
    if (by instanceof Mover.Supervisor supervisor && (!edge.movers().contains(Who.HANDLER) || !said.measures().isEmpty())) {
      proposals.propose(supervisor.actor(), complaint, edge, said);
    } else {
      edges.take(edge, complaint, said, by instanceof Mover.Supervisor supervisor ? Optional.of(supervisor.actor().account()) : Optional.empty());
    }
  }

  private void act(Mover by, Complaint complaint, Act act, Moving asked) {
    if (by instanceof Mover.Supervisor supervisor) {
      Actor actor = supervisor.actor();
      switch (act) {
        case AGREEMENT -> proposals.agree(actor, complaint);
        case DECLINING -> proposals.decline(actor, complaint, asked);
        case RETRACTION -> proposals.retract(actor, complaint);
        // A proposal is made by asking for the edge itself.
        case PROPOSAL -> throw new Failure.NotFound();
        default -> acts.bySupervisor(act, actor, complaint, asked);
      }
    } else if (by instanceof Mover.Service) {
      acts.byService(act, complaint);
    } else {
      acts.byComplainant(act, complaint, asked);
    }
  }

  private static boolean is(Mover by, Who who) {
    return switch (by) {
      case Mover.Supervisor supervisor -> who == Who.HANDLER || who == Who.SECOND;
      case Mover.Firm firm -> who == Who.COMPLAINANT;
      case Mover.Follower follower -> who == Who.COMPLAINANT;
      case Mover.Service service -> who == Who.SERVICE;
    };
  }
}
