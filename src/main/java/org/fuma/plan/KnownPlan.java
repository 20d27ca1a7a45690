package org.fuma.plan;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import org.fuma.rule.EntryFacts;
import org.fuma.rule.VisitKind;

/**
 * A plan as arrivals ask for it: all of it at hand.
 *
 * @param approvedOn the day of its approval in Asia/Shanghai; empty when it was never approved
 * @param endedOn    the day on which it was withdrawn; from that day on no visit may be based on it
 * @param series     of its items, sorted: a plan covers every version of them
 * @param firms      ids, sorted
 */
record KnownPlan(
    long id,
    long authority,
    String authorityName,
    String name,
    VisitKind kind,
    LocalDate from,
    LocalDate until,
    int perFirm,
    Optional<LocalDate> approvedOn,
    Optional<LocalDate> endedOn,
    long[] series,
    long[] firms) {

  /** What it says about an arrival that inspects items of these series at a firm that was visited so often under it. */
  EntryFacts.Plan judge(long firm, LocalDate day, Collection<Long> asked, int done) {
    return new EntryFacts.Plan(name, kind, approvedOn(day), inPeriod(day), asked.stream().allMatch(this::names), covers(firm), perFirm, done);
  }

  boolean names(long item) {
    return Arrays.binarySearch(series, item) >= 0;
  }

  /** True when a visit may be based on it on that day. */
  boolean inForce(LocalDate day) {
    return approvedOn(day) && inPeriod(day);
  }

  boolean covers(long firm) {
    return Arrays.binarySearch(firms, firm) >= 0;
  }

  private boolean approvedOn(LocalDate day) {
    return approvedOn.filter(approved -> !day.isBefore(approved)).isPresent() && endedOn.filter(ended -> !day.isBefore(ended)).isEmpty();
  }

  private boolean inPeriod(LocalDate day) {
    return !day.isBefore(from) && !day.isAfter(until);
  }
}
