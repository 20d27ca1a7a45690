package org.fuma.complaint;

import java.time.LocalDate;
import java.util.Optional;

/** What a complaint's head will say after a step; it begins with what it says now. */
final class NextStanding {

  final Complaint before;
  ComplaintState state;
  Optional<ComplaintOutcome> outcome;
  Optional<Long> handler;
  Optional<Due> due;
  Optional<Long> authority;
  Naming naming;
  boolean extended;
  boolean reopened;
  Optional<StopGround> stopped;
  Optional<LocalDate> stoppedOn;
  Optional<Long> proposal;
  Optional<Boolean> satisfied;
  Optional<LocalDate> toldOn;

  NextStanding(Complaint before) {
    Complaint.Standing now = before.standing();
    this.before = before;
    this.state = now.state();
    this.outcome = now.outcome();
    this.handler = now.handler();
    this.due = now.due();
    this.authority = before.authority();
    this.naming = now.naming();
    this.extended = now.extended();
    this.reopened = now.reopened();
    this.stopped = now.stopped();
    this.stoppedOn = now.stoppedOn();
    this.proposal = now.proposal();
    this.satisfied = now.satisfied();
    this.toldOn = now.toldOn();
  }

  /** The clock runs again; which deadline then runs is said apart. */
  NextStanding running() {
    stopped = Optional.empty();
    stoppedOn = Optional.empty();
    return this;
  }

  /** True when another deadline runs afterwards. */
  boolean dueChanged() {
    return !due.equals(before.standing().due());
  }
}
