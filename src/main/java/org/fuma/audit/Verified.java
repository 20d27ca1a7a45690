package org.fuma.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a verification of the whole database came to.
 *
 * @param id      names it
 * @param at      when the database was as it was verified, UTC
 * @param asker   the account that asked for it; empty for the nightly one
 * @param entries how many entries there were
 * @param leaves  how many had their place in the tree
 * @param waiting how many waited for it
 * @param copies  how many checkpoints from outside the log was compared with; empty for one of before this was kept
 * @param erased  how many texts were erased since the verification before this, on days that are over; empty where there is none
 * @param count   how many things did not fit
 * @param found   the first of them, a sentence each, without confidential records; or why it could not be done
 */
public record Verified(
    long id, Instant at, Duration took, Optional<Long> asker, Result result, long entries, long leaves, long waiting, Optional<Long> copies,
    Optional<Long> erased, long count, List<String> found) {

  /** How it ended. */
  public enum Result {
    /** Everything fits. */
    FITS,
    /** Something does not. */
    MISFITS,
    /** It could not be done. */
    FAILED
  }
}
