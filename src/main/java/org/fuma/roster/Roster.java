package org.fuma.roster;

import java.time.Instant;
import java.util.Optional;
import org.fuma.web.Message;

/**
 * A roster that somebody sent.
 *
 * @param by       the account; 0 for the command line
 * @param byName   its display name; empty for the command line
 * @param fileName for display only
 * @param size     bytes
 * @param batch    the batch of new firms whose line names none
 * @param checking the job that checks it
 * @param taking   the job that takes it
 * @param problem  why the file as a whole was refused
 */
public record Roster(
    long id,
    long by,
    String byName,
    Instant at,
    String fileName,
    long size,
    byte[] sha256,
    String batch,
    RosterState state,
    long checking,
    Optional<Long> taking,
    Optional<TakeMode> mode,
    Optional<Layout> layout,
    Optional<Message> problem) {

  /** The job that is at work on it, or was last. */
  public long job() {
    return taking.orElse(checking);
  }
}
