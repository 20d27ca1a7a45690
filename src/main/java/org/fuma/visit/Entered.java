package org.fuma.visit;

import java.time.Instant;

/**
 * How the visit came on record when it was not scanned at the door.
 *
 * @param at     when it was entered; the arrival's own moment is a claim then
 * @param reason why it could not be scanned
 */
public record Entered(Late late, Instant at, String reason) {

  /** The ways of entering late (domain.md §4). */
  public enum Late {
    /** An emergency: before leaving. */
    EMERGENCY,
    /** An outage: within the days of the rules. */
    OUTAGE,
    /** Later than that: by a supervisor. */
    SUPERVISOR
  }
}
