package org.fuma.rulebook;

import java.time.Instant;
import java.time.LocalDate;
import org.fuma.rule.RuleParameters;

/**
 * A version of the rules. It holds from its day on, until another version's day comes.
 *
 * @param number from 1, in the order in which they were made
 * @param from   the first day on which it holds, in Asia/Shanghai
 * @param by     the name of who made it; empty for the first one, which the service brought along
 */
public record RuleVersion(int number, LocalDate from, String reason, RuleParameters parameters, String by, Instant at) {}
