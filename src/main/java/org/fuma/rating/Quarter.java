package org.fuma.rating;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A quarter of a year in Asia/Shanghai. It is closed when its last visit can be rated no longer.
 *
 * @param number 1 to 4
 */
public record Quarter(int year, int number) implements Comparable<Quarter> {

  /** Checks the bounds. */
  public Quarter {
    if (number < 1 || number > 4 || year < 1900 || year > 2200) {
      throw new IllegalArgumentException("no quarter: " + year + " " + number);
    }
  }

  /** The quarter of that day. */
  public static Quarter of(LocalDate day) {
    return new Quarter(day.getYear(), (day.getMonthValue() + 2) / 3);
  }

  /** What {@link #code} wrote. */
  static Quarter of(int code) {
    return new Quarter(code / 10, code % 10);
  }

  /** Reads what {@link #toString} wrote; empty for anything else. */
  public static Optional<Quarter> read(String shown) {
    return shown.matches("(19|20|21)[0-9]{2}-Q[1-4]")
        ? Optional.of(new Quarter(Integer.parseInt(shown.substring(0, 4)), shown.charAt(6) - '0'))
        : Optional.empty();
  }

  /** The last quarter that is closed on that day. */
  public static Quarter lastClosed(LocalDate day) {
    Quarter quarter = of(day).before();
    return quarter.closedOn(day) ? quarter : quarter.before();
  }

  /** The quarters that are closed on that day, latest first. */
  public static List<Quarter> closed(LocalDate day, int most) {
    return Stream.iterate(lastClosed(day), Quarter::before).limit(most).toList();
  }

  /** As the database has it: 20264. */
  int code() {
    return year * 10 + number;
  }

  /** The one before. */
  public Quarter before() {
    return number == 1 ? new Quarter(year - 1, 4) : new Quarter(year, number - 1);
  }

  /** Its last day. */
  public LocalDate lastDay() {
    return LocalDate.of(year, number * 3, 1).plusMonths(1).minusDays(1);
  }

  /** True when, on that day, none of its visits can be rated any longer. */
  public boolean closedOn(LocalDate day) {
    return day.isAfter(lastDay().plusDays(RatingTime.DAYS));
  }

  @Override
  public int compareTo(Quarter other) {
    return Integer.compare(code(), other.code());
  }

  /** As programs and addresses have it: {@code 2026-Q4}. */
  @Override
  public String toString() {
    return year + "-Q" + number;
  }
}
