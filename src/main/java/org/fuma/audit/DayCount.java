package org.fuma.audit;

import java.time.LocalDate;

/**
 * How many confidential entries of a kind a day has; all that is told of them.
 *
 * @param day in Asia/Shanghai, and over
 */
public record DayCount(LocalDate day, String kind, long count) {}
