package org.fuma.complaint;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.fuma.ledger.Sealed;
import org.fuma.store.Ids;
import org.fuma.store.Salted;
import org.fuma.store.Sql;
import org.fuma.store.Vault;

/** Writes the complaints' tables. */
@Singleton
class ComplaintRecords {

  static final String PLACE = "complaint:";

  private final Sql sql;
  private final Vault vault;

  ComplaintRecords(Sql sql, Vault vault) {
    this.sql = sql;
    this.vault = vault;
  }

  /** A new complaint and its head. */
  void insert(long id, Beginning begun, Instant at, Due due, LocalDate whole) {
    sql.run(
        "INSERT INTO complaint (id, enterprise_id, category, visit_id, authority_id, happened_on, submitted_at, source, matter)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        id, begun.enterprise(), begun.category(), begun.visit(), begun.authority(), begun.happenedOn(), at, begun.source(), begun.matter());
    sql.run(
        "INSERT INTO complaint_head (id, state, version, authority_id, due_kind, due_day, due_from, due_days, due_working, due_provisional,"
            + " whole_day) VALUES (?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?)",
        id, ComplaintState.SUBMITTED, begun.authority(), due.kind(), due.day(), due.from(), due.days(), due.workingDays(), due.provisional(), whole);
  }

  /** Moves the head from what it was; false when it is that no more. */
  boolean move(NextStanding next) {
    Complaint.Standing was = next.before.standing();
    return sql.run(
            "UPDATE complaint_head SET state = ?, outcome = ?, handler_id = ?, authority_id = ?, naming = ?, due_kind = ?, due_day = ?, due_from = ?,"
                + " due_days = ?, due_working = ?, due_provisional = ?, extended = ?, reopened = ?, stop_ground = ?, stop_from = ?, proposal_id = ?,"
                + " satisfied = ?, told_on = ?, version = version + 1 WHERE id = ? AND state = ? AND version = ?",
            next.state, next.outcome, next.handler, next.authority, next.naming, next.due.map(Due::kind), next.due.map(Due::day),
            next.due.map(Due::from), next.due.map(Due::days), next.due.map(Due::workingDays), next.due.map(Due::provisional), next.extended,
            next.reopened, next.stopped, next.stoppedOn, next.proposal, next.satisfied, next.toldOn, next.before.id(), was.state(), was.version())
        == 1;
  }

  /** A step, which deadline began or was moved with it, and where the complaint stands after it. */
  void step(
      Sealed step, Optional<ComplaintState> from, NextStanding next, int version, Deed deed, Optional<Due> due, Optional<byte[]> contentHash) {
    sql.run(
        "INSERT INTO complaint_step (id, salt, complaint_id, from_state, to_state, outcome, content_hash, actor_id, at, event, ground, due_kind,"
            + " due_day, due_from, due_days, due_working, due_provisional, handler_id, authority_id, choice, version, until_kind, until_day, until_from,"
            + " until_days, until_working, until_provisional, naming, extended, reopened, stop_ground, stop_from, satisfied, told_on)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        step.id(), step.salt(), next.before.id(), from, next.state, deed.outcome(), contentHash, deed.actor(), step.at(), deed.event(), deed.ground(),
        due.map(Due::kind), due.map(Due::day), due.map(Due::from), due.map(Due::days), due.map(Due::workingDays), due.map(Due::provisional),
        next.handler, next.authority, deed.choice(), version, next.due.map(Due::kind), next.due.map(Due::day), next.due.map(Due::from),
        next.due.map(Due::days), next.due.map(Due::workingDays), next.due.map(Due::provisional), next.naming, next.extended, next.reopened, next.stopped,
        next.stoppedOn, next.satisfied, next.toldOn);
  }

  /** What was written at a step, with the salt of its hash. */
  void content(long step, byte[] salt, long complaint, String written) {
    sql.run(
        "INSERT INTO complaint_content (id, complaint_id, sealed) VALUES (?, ?, ?)",
        step, complaint, new Salted(salt, written).seal(vault, PLACE + Ids.show(step)));
  }

  /** A proposal; its step is there already. */
  void propose(long id, long complaint, String event, Optional<ComplaintOutcome> outcome, int days, long by, Instant at) {
    sql.run(
        "INSERT INTO complaint_proposal (id, complaint_id, event, outcome, days, proposed_by, at) VALUES (?, ?, ?, ?, ?, ?, ?)",
        id, complaint, event, outcome, days == 0 ? Optional.empty() : Optional.of(days), by, at);
    sql.run("INSERT INTO complaint_proposal_head (id, state) VALUES (?, ?)", id, Proposal.State.OPEN);
  }

  /** Hangs a proposal on the complaint that has just been moved in this transaction. */
  void hang(long complaint, long proposal) {
    sql.run("UPDATE complaint_head SET proposal_id = ? WHERE id = ?", proposal, complaint);
  }

  /** A proposal has come to its end; false when it had before. */
  boolean settle(long id, Proposal.State state, Optional<Long> by) {
    return sql.run(
            "UPDATE complaint_proposal_head SET state = ?, answered_by = ? WHERE id = ? AND state = ?", state, by, id, Proposal.State.OPEN)
        == 1;
  }
}
