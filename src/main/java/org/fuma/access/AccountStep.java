package org.fuma.access;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * One change of an account.
 *
 * @param enterprise the firm, when the change is about one
 * @param actor      the account that did it; 0 is the system itself
 * @param actorName  its person's name; empty for the system
 */
public record AccountStep(
    Instant at,
    AccountAct act,
    AccountState state,
    Set<Role> roles,
    Optional<Long> enterprise,
    String reason,
    long actor,
    String actorName) {}
