package org.fuma.complaint;

/** What has to happen by a complaint's deadline (domain.md §4). */
public enum DueKind {
  /** Accepted or refused: within {@code acceptDays} working days of receipt. */
  ACCEPT,
  /** Decided: within {@code decideDays} working days of acceptance, re-opening or pursuit, or by the day of the extension. */
  DECIDE,
  /** The result told: within {@code tellDays} working days of the decision. */
  TELL,
  /** Until when the complainant may have it re-opened: {@code reopenDays} working days from being told; then it is filed away. */
  REOPEN,
  /** When what was refused, passed on or withdrawn is filed away: {@code reopenDays} working days later. */
  ARCHIVE,
  /** The clock stands still; by then it goes on, whatever happens. */
  RESUME
}
