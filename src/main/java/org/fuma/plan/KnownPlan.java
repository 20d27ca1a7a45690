package org.fuma.plan;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.fuma.rule.EntryFacts;
import org.fuma.rule.VisitKind;

/**
 * A plan as arrivals ask for it: all of it at hand.
 *
 * @param approvedOn the day of its approval in Asia/Shanghai; empty when it was never approved
 * @param endedOn    the day on which it was withdrawn; from that day on no visit may be based on it
 * @param items      ids, sorted
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
    long[] items,
    long[] firms) {

  /** What it says about an arrival. */
  EntryFacts.Plan judge(long firm, LocalDate day, Collection<Long> asked) {
    return new EntryFacts.Plan(name, approvedOn(day), inPeriod(day), asked.stream().allMatch(item -> Arrays.binarySearch(items, item) >= 0), covers(firm));
  }

  /** True when a visit may be based on it on that day. */
  boolean inForce(LocalDate day) {
    return approvedOn(day) && inPeriod(day);
  }

  boolean covers(long firm) {
    return Arrays.binarySearch(firms, firm) >= 0;
  }

  List<Long> itemList() {
    return Arrays.stream(items).boxed().toList();
  }

  private boolean approvedOn(LocalDate day) {
    return approvedOn.filter(approved -> !day.isBefore(approved)).isPresent() && endedOn.filter(ended -> !day.isBefore(ended)).isEmpty();
  }

  private boolean inPeriod(LocalDate day) {
    return !day.isBefore(from) && !day.isAfter(until);
  }
}
