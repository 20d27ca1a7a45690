package org.fuma.complaint;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.fuma.complaint.ComplaintGraph.Who;

/** What is done to a complaint without moving it along its graph. */
public enum Act {
  /** A supervisor takes charge: where nobody is in charge, or, saying why, from whoever is. */
  TAKING("taking", Set.of(Who.HANDLER, Who.SECOND), true),
  /** Given to another supervisor, with a note: {@link Moving#recipient} is the account. */
  ASSIGNMENT("assignment", Set.of(Who.HANDLER), true),
  /** Falls back to all supervisors, because who had it may not have it any more. */
  RELEASE("release", Set.of(Who.SERVICE), true),
  /** A supervisor names the authority complained of: {@link Moving#recipient} is its id. */
  AUTHORITY("authority", Set.of(Who.HANDLER), false),
  /** The clock is stopped, on a {@link StopGround}, for so many working days at most. */
  STOP("stop", Set.of(Who.HANDLER), false),
  /** The clock goes on. */
  RESUMPTION("resumption", Set.of(Who.HANDLER, Who.SERVICE), false),
  /** The deadline is counted anew, since a calendar was loaded. */
  RECOUNT("recount", Set.of(Who.SERVICE), false),
  /** The complainant adds something. */
  ADDITION("addition", Set.of(Who.COMPLAINANT), false),
  /** The complainant consents to being named to the authority, or takes the consent back: {@link Moving#choice} is a {@link Naming}. */
  NAMING("naming", Set.of(Who.COMPLAINANT), false),
  /** The complainant says whether the result will do: {@link Moving#choice} is {@code YES} or {@code NO}. */
  SATISFACTION("satisfaction", Set.of(Who.COMPLAINANT), false),
  /** The handler proposes what a second supervisor has to agree to. */
  PROPOSAL("proposal", Set.of(Who.HANDLER), true),
  /** The second supervisor does not agree, and says why. */
  DECLINING("declining", Set.of(Who.SECOND), true),
  /** Who proposed it takes it back. */
  RETRACTION("retraction", Set.of(Who.HANDLER), true),
  /** The second supervisor agrees: what was proposed happens. */
  AGREEMENT("agreement", Set.of(Who.SECOND), true);

  private final String event;
  private final Set<Who> movers;
  private final boolean inner;

  Act(String event, Set<Who> movers, boolean inner) {
    this.event = event;
    this.movers = movers;
    this.inner = inner;
  }

  /** How it is named in the ledger and in addresses. */
  public String event() {
    return event;
  }

  /** Who may. */
  public Set<Who> movers() {
    return movers;
  }

  /** The act of that name. */
  public static Optional<Act> named(String event) {
    return Arrays.stream(values()).filter(act -> act.event.equals(event)).findFirst();
  }

  /** True when it stays among supervisors. */
  static boolean inner(String event) {
    return named(event).filter(act -> act.inner).isPresent();
  }
}
