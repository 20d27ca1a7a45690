package org.fuma.visit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.fuma.store.Time;

/**
 * By when a result has to be on record: so many calendar days after the day on which the officials left (domain.md §4).
 *
 * @param last the last day that is in time, in Asia/Shanghai
 */
public record ResultDue(LocalDate last) {

  /** For officials who left then. */
  public static ResultDue of(Instant departedAt, int days) {
    return new ResultDue(Time.day(departedAt).plusDays(days));
  }

  /** True when a result of that moment, or none by that moment, is late. */
  public boolean lateAt(Instant moment) {
    return Time.day(moment).isAfter(last);
  }

  /** True when the result came late, or is late already. */
  public boolean late(Optional<Instant> recordedAt, Instant now) {
    return lateAt(recordedAt.orElse(now));
  }
}
