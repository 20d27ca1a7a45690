package org.fuma.visit;

import java.time.Instant;
import java.util.Optional;

/**
 * An arrival that is entered afterwards.
 *
 * @param authority which one came, where a supervisor enters it; an official's is the own one
 * @param way       why it was not scanned; a supervisor's entry is always {@link Entered.Late#SUPERVISOR}
 * @param arrivedAt when they say that they arrived, to the minute
 * @param leftAt    when they say that they left; empty while they are there
 * @param why       what kept them from scanning, 10 to 500 characters
 * @param arrival   what would have been declared at the door; its code is the firm's USCC or the serial of its code, its colleagues are everybody who
 *                  came where a supervisor enters it
 */
public record LateEntry(
    Optional<Long> authority, Entered.Late way, Instant arrivedAt, Optional<Instant> leftAt, String why, Arrival arrival) {}
