package org.fuma.visit;

import java.time.LocalDate;

/**
 * An order to correct that no re-check has closed.
 *
 * @param visit at which it was given
 * @param due   the last day on which it may be followed, in Asia/Shanghai
 */
public record Correction(long visit, long enterprise, String enterpriseName, long authority, String authorityName, LocalDate due) {

  /** True when that last day is over. */
  public boolean overdue(LocalDate today) {
    return today.isAfter(due);
  }
}
