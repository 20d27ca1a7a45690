package org.fuma.notice;

import java.util.Arrays;
import java.util.Optional;

/** What somebody is told. The page says it in full; mail and telephone say only that there is something to read. */
public enum NoticeKind {
  /** Taken up. */
  COMPLAINT_ACCEPTED(Audience.COMPLAINANT),
  /** Not taken up, with the ground. */
  COMPLAINT_REFUSED(Audience.COMPLAINANT),
  /** Passed on to somebody else. */
  COMPLAINT_TRANSFERRED(Audience.COMPLAINANT),
  /** The supervisor needs something from the complainant. */
  COMPLAINT_ASKED(Audience.COMPLAINANT),
  /** It takes longer, until when and why. */
  COMPLAINT_EXTENDED(Audience.COMPLAINANT),
  /** The clock stands still, on what ground. */
  COMPLAINT_STOPPED(Audience.COMPLAINANT),
  /** The clock goes on. */
  COMPLAINT_RESUMED(Audience.COMPLAINANT),
  /** The result, in writing. */
  COMPLAINT_TOLD(Audience.COMPLAINANT),
  /** Withdrawn, and looked into all the same. */
  COMPLAINT_PURSUED(Audience.COMPLAINANT),
  /** Filed away. */
  COMPLAINT_CLOSED(Audience.COMPLAINANT),
  /** A new one waits. */
  COMPLAINT_NEW(Audience.SUPERVISOR),
  /** It belongs to all supervisors again. */
  COMPLAINT_RELEASED(Audience.SUPERVISOR),
  /** The clock that stood still goes on by itself. */
  COMPLAINT_CLOCK_RUNS(Audience.SUPERVISOR),
  /** The complainant has withdrawn it. */
  COMPLAINT_WITHDRAWN(Audience.SUPERVISOR),
  /** It was given to this supervisor. */
  COMPLAINT_ASSIGNED(Audience.SUPERVISOR),
  /** A second supervisor has to agree. */
  COMPLAINT_PROPOSED(Audience.SUPERVISOR),
  /** The second supervisor has agreed, or not. */
  COMPLAINT_PROPOSAL_ANSWERED(Audience.SUPERVISOR),
  /** The complainant has answered, withdrawn or added something. */
  COMPLAINT_ANSWERED(Audience.SUPERVISOR),
  /** The complainant is not satisfied. */
  COMPLAINT_REOPENED(Audience.SUPERVISOR),
  /** A deadline comes near. */
  COMPLAINT_DUE_SOON(Audience.SUPERVISOR),
  /** A deadline has passed. */
  COMPLAINT_OVERDUE(Audience.SUPERVISOR),
  /** An authority has answered. */
  QUESTION_ANSWERED(Audience.SUPERVISOR),
  /** An authority has not answered in time. */
  QUESTION_OVERDUE(Audience.SUPERVISOR),
  /** What was ordered was not done in time. */
  MEASURE_OVERDUE(Audience.SUPERVISOR),
  /** An authority says that what was ordered is done. */
  MEASURE_REPORTED(Audience.SUPERVISOR),
  /** A bad rating: a firm has to be called back. */
  CALL_BACK_OPENED(Audience.SUPERVISOR),
  /** A call-back comes near its day, or is over it. */
  CALL_BACK_DUE(Audience.SUPERVISOR),
  /** A supervisor asks the authority. */
  QUESTION_ASKED(Audience.AUTHORITY),
  /** A question needs no answer any more. */
  QUESTION_WITHDRAWN(Audience.AUTHORITY),
  /** Something was ordered. */
  MEASURE_ORDERED(Audience.AUTHORITY),
  /** A code goes to an address that its person has just given. It stands on no page, and is the one message that says something. */
  REACH_CODE(Audience.SELF);

  /** Who is told, and so how little may be said outside the pages. */
  public enum Audience {
    /** Who complained. */
    COMPLAINANT,
    /** Supervisors. */
    SUPERVISOR,
    /** The people of an authority. */
    AUTHORITY,
    /** Who has just asked for it. */
    SELF
  }

  private final Audience audience;

  NoticeKind(Audience audience) {
    this.audience = audience;
  }

  /** Who is told. */
  public Audience audience() {
    return audience;
  }

  /** The kind of that name; empty for one that only a newer program knows. */
  public static Optional<NoticeKind> read(String name) {
    return Arrays.stream(values()).filter(kind -> kind.name().equals(name)).findFirst();
  }
}
