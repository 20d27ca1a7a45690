package org.fuma.visit;

import java.util.Optional;

/**
 * Whether the phone said that it was at the firm's premises, kept in place of a trail (domain.md §6 and §7). Nothing is claimed of who
 * might be within 300 m and might not.
 *
 * @param distance in metres from the premises, where both are known
 * @param accuracy in metres, as the phone claimed
 */
public record Premises(Where where, Optional<Integer> distance, Optional<Integer> accuracy) {

  /** Nothing is known. */
  public static final Premises UNKNOWN = new Premises(Where.UNKNOWN, Optional.empty(), Optional.empty());

  /** What can be said. */
  public enum Where {
    /** Within 300 m, by a phone that is sure to 300 m. */
    AT,
    /** Further away than 300 m and the phone's accuracy. */
    AWAY,
    /** Refused, not measured, measured too roughly, or the firm's place is not on record. */
    UNKNOWN
  }
}
