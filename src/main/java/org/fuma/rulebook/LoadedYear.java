package org.fuma.rulebook;

import java.time.Instant;
import org.fuma.rule.YearCalendar;

/**
 * A year's calendar as it was loaded.
 *
 * @param revision from 1; a year that is loaded again gets the next
 * @param source   the notice, or what the forecast rests on
 * @param by       the name of who loaded it; empty when the service brought it along, or the command line did
 */
public record LoadedYear(YearCalendar calendar, int revision, String source, String by, Instant at) {}
