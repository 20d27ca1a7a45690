package org.fuma.complaint;

import org.fuma.access.Actor;
import org.fuma.access.Permission;

/** Who takes a step in a complaint's course. */
public sealed interface Mover {

  /** A supervisor. */
  record Supervisor(Actor actor) implements Mover {}

  /** An account of the firm that complained. */
  record Firm(Actor actor) implements Mover {}

  /** Who holds the secret link of that complaint. */
  record Follower(long complaint) implements Mover {}

  /** The service itself, when a day is over. */
  record Service() implements Mover {}

  /** A signed-in account: a supervisor, or a firm's. */
  static Mover of(Actor actor) {
    return actor.may(Permission.COMPLAINT_DECIDE) ? new Supervisor(actor) : new Firm(actor);
  }
}
