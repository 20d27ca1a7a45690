package org.fuma.rating;

import java.time.LocalDate;
import java.util.Optional;
import org.fuma.store.Time;
import org.fuma.visit.Visit;
import org.fuma.visit.VisitState;

/**
 * Whether a visit can be rated.
 *
 * @param last the last day on which it can; empty where no day is known
 */
public record RatingTime(Standing standing, Optional<LocalDate> last) {

  /** So many calendar days after the visit ended, the last one included. */
  public static final int DAYS = 30;

  /** How it stands. */
  public enum Standing {
    /** The rules refused the entry: there is nothing to rate, but a complaint is possible. */
    REFUSED,
    /** The officials are still there. */
    NOT_YET,
    /** It can be rated. */
    OPEN,
    /** It has been, once and for all. */
    RATED,
    /** Its days are over. */
    OVER
  }

  /**
   * When a visit ended, as far as rating it goes: on the day of the departure; where nobody has logged one, with the day of the arrival, so that nobody
   * escapes a rating by never leaving on paper.
   */
  static Optional<LocalDate> ended(Visit visit, LocalDate today) {
    LocalDate arrived = Time.day(visit.arrivedAt());
    return switch (visit.state()) {
      case REFUSED -> Optional.empty();
      case ARRIVED -> Optional.of(arrived).filter(day -> day.isBefore(today));
      case DEPARTED, COMPLETED -> Optional.of(visit.departedAt().map(Time::day).orElse(arrived));
    };
  }

  /** How it stands with that visit on that day. */
  static RatingTime of(Visit visit, boolean rated, LocalDate today) {
    Optional<LocalDate> last = ended(visit, today).map(day -> day.plusDays(DAYS));
    if (visit.state() == VisitState.REFUSED) {
      return new RatingTime(Standing.REFUSED, last);
    }
    if (rated) {
      return new RatingTime(Standing.RATED, last);
    }
    return new RatingTime(last.map(day -> today.isAfter(day) ? Standing.OVER : Standing.OPEN).orElse(Standing.NOT_YET), last);
  }
}
