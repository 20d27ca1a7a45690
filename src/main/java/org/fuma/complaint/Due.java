package org.fuma.complaint;

import java.time.LocalDate;

/**
 * A deadline as it is stored and explained: “自12月1日起5个工作日”.
 *
 * @param day         the last day, in Asia/Shanghai
 * @param from        the day of the event; day one is the day after it
 * @param days        how many days it is
 * @param workingDays true when those are working days, false for calendar days
 * @param provisional true when a year on the way is a forecast, or not loaded: then the day is no later than the right one
 */
public record Due(DueKind kind, LocalDate day, LocalDate from, int days, boolean workingDays, boolean provisional) {}
