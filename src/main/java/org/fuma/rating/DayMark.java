package org.fuma.rating;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import org.fuma.store.Ids;
import org.fuma.store.Time;
import org.fuma.web.Failure;

/** Where a page of a list ended that is sorted by day: the day and the id of its last line. */
public record DayMark(LocalDate day, long id) {

  /**
   * Reads what {@link #toString} wrote.
   *
   * @throws Failure.Malformed when it is none of ours
   */
  static Optional<DayMark> read(Optional<String> shown) {
    return shown.filter(text -> !text.isEmpty()).map(text -> {
      int end = text.indexOf('_');
      try {
        LocalDate day = Time.kept(LocalDate.parse(text.substring(0, Math.max(end, 0))));
        return new DayMark(day, Ids.read(text.substring(end + 1)).orElseThrow(() -> new Failure.Malformed("error.page-token")));
      } catch (DateTimeException notADay) {
        throw new Failure.Malformed("error.page-token");
      }
    });
  }

  @Override
  public String toString() {
    return day + "_" + Ids.show(id);
  }
}
