package org.fuma.complaint;

import jakarta.inject.Singleton;
import org.fuma.access.Actor;
import org.fuma.access.Permission;

/** Complaints as programs get them: supervisors with what belongs to their desk alone. */
@Singleton
final class ComplaintViews {

  private final Complaints complaints;
  private final Inbox inbox;
  private final ComplaintTies ties;
  private final Proposals proposals;

  ComplaintViews(Complaints complaints, Inbox inbox, ComplaintTies ties, Proposals proposals) {
    this.complaints = complaints;
    this.inbox = inbox;
    this.ties = ties;
    this.proposals = proposals;
  }

  /**
   * A complaint for who may read it.
   *
   * @throws org.fuma.web.Failure.NotFound for everybody else
   */
  ComplaintView see(Actor by, long id) {
    Complaint complaint = complaints.see(by, id);
    return by.may(Permission.COMPLAINT_DECIDE)
        ? ComplaintView.of(complaint, DeskView.of(complaint.words(), inbox.these(by, ties.of(id)).rows(), proposals.open(complaint)))
        : ComplaintView.of(complaint);
  }
}
