package org.fuma.complaint;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.complaint.ComplaintGraph.Edge;
import org.fuma.ledger.Sealed;
import org.fuma.notice.NoticeKind;
import org.fuma.web.Checks;
import org.fuma.web.Failure;

/** Four eyes: what a handler proposes happens only when another supervisor, as independent, agrees. */
@Singleton
class Proposals {

  private final ComplaintRepository repository;
  private final ComplaintRecords records;
  private final ComplaintBook book;
  private final Edges edges;
  private final Charge charge;
  private final ComplaintTold told;

  Proposals(ComplaintRepository repository, ComplaintRecords records, ComplaintBook book, Edges edges, Charge charge, ComplaintTold told) {
    this.repository = repository;
    this.records = records;
    this.book = book;
    this.edges = edges;
    this.charge = charge;
    this.told = told;
  }

  /** The proposal that waits. */
  Optional<Proposal> open(Complaint complaint) {
    return complaint.standing().proposal().flatMap(repository::proposal);
  }

  /**
   * Puts an edge before a second supervisor.
   *
   * @throws Failure.Conflict when there is a proposal already
   */
  void propose(Actor by, Complaint complaint, Edge edge, Said said) {
    if (complaint.standing().proposal().isPresent()) {
      throw new Failure.Conflict("complaint.proposed-already");
    }
    List<String> fields = new ArrayList<>(List.of(said.text(), ""));
    for (NewMeasure measure : said.measures()) {
      fields.addAll(List.of(measure.kind().name(), measure.dueOn().toString(), measure.text()));
    }
    NextStanding next = new NextStanding(complaint);
    next.handler = Optional.of(by.account());
    Sealed step =
        book.write(
            next,
            new Deed(
                Act.PROPOSAL.event(), by.account(), said.outcome(), Optional.of(edge.event()),
                said.days() == 0 ? Optional.empty() : Optional.of(String.valueOf(said.days())), fields));
    records.propose(step.id(), complaint.id(), edge.event(), said.outcome(), said.days(), by.account(), step.at());
    records.hang(complaint.id(), step.id());
    told.supervisors(NoticeKind.COMPLAINT_PROPOSED, repository.find(complaint.id()).orElseThrow(), by.account());
  }

  /**
   * Agrees, as the second one: what was proposed happens, and who proposed it stays in charge.
   *
   * @throws Failure.Forbidden for who proposed it
   * @throws Failure.Conflict  when nothing waits, or its conditions are no longer met
   */
  void agree(Actor by, Complaint complaint) {
    Proposal proposal = second(by, complaint);
    Edge edge = ComplaintGraph.named(complaint.standing().state(), proposal.event()).orElseThrow(() -> book.meanwhile(complaint.id()));
    edges.conditions(edge, complaint, new Mover.Supervisor(by));
    if (charge.handler(complaint).filter(account -> account == proposal.by()).isEmpty()) {
      throw new Failure.Conflict("complaint.proposer-gone");
    }
    NextStanding agreed = new NextStanding(complaint);
    agreed.proposal = Optional.empty();
    book.write(agreed, Deed.of(Act.AGREEMENT.event(), by.account(), ""));
    settle(proposal, Proposal.State.AGREED, by);
    edges.take(
        edge, repository.find(complaint.id()).orElseThrow(),
        new Said(proposal.outcome(), Optional.empty(), proposal.text(), proposal.days(), Optional.empty(), proposal.measures()),
        Optional.of(proposal.by()));
    told.one(NoticeKind.COMPLAINT_PROPOSAL_ANSWERED, complaint, proposal.by());
  }

  /** Does not agree, as the second one, and says why. */
  void decline(Actor by, Complaint complaint, Moving asked) {
    Proposal proposal = second(by, complaint);
    Checks checks = new Checks();
    String why = checks.required("text", asked.text(), Said.LEAST_TEXT, Said.MOST_TEXT);
    checks.done();
    end(complaint, proposal, Proposal.State.DECLINED, by, Deed.of(Act.DECLINING.event(), by.account(), why));
    told.one(NoticeKind.COMPLAINT_PROPOSAL_ANSWERED, complaint, proposal.by());
  }

  /** Takes one's own proposal back. */
  void retract(Actor by, Complaint complaint) {
    Proposal proposal = waiting(complaint);
    if (proposal.by() != by.account()) {
      throw new Failure.Forbidden("complaint.not-proposer");
    }
    end(complaint, proposal, Proposal.State.RETRACTED, by, Deed.of(Act.RETRACTION.event(), by.account(), ""));
  }

  private void end(Complaint complaint, Proposal proposal, Proposal.State state, Actor by, Deed deed) {
    NextStanding next = new NextStanding(complaint);
    next.proposal = Optional.empty();
    book.write(next, deed);
    settle(proposal, state, by);
  }

  private void settle(Proposal proposal, Proposal.State state, Actor by) {
    if (!records.settle(proposal.id(), state, Optional.of(by.account()))) {
      throw book.meanwhile(proposal.complaint());
    }
  }

  private Proposal second(Actor by, Complaint complaint) {
    Proposal proposal = waiting(complaint);
    if (proposal.by() == by.account()) {
      throw new Failure.Forbidden("complaint.own-proposal");
    }
    return proposal;
  }

  private Proposal waiting(Complaint complaint) {
    return open(complaint).orElseThrow(() -> new Failure.Conflict("complaint.no-proposal"));
  }
}
