package org.fuma.complaint;

import java.util.Optional;

/**
 * A complaint as it is asked for, not yet checked.
 *
 * @param enterprise the firm that complains; may be absent when the account speaks for one firm only
 * @param visit      the visit complained of, when there is one on record
 */
public record NewComplaint(
    Optional<Long> enterprise, Optional<Long> visit, Optional<Long> authority, String category, String happenedOn, String text, String demand) {}
