package org.fuma.complaint;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.fuma.store.Ids;
import org.fuma.store.Time;
import org.fuma.web.Failure;

/**
 * Where a page of the supervisors' list ends: the next one begins after it.
 *
 * @param day by what it is sorted, where that is the day by which it is due
 * @param at  by what it is sorted, where that is the moment at which it came in
 */
record InboxPlace(Optional<LocalDate> day, Optional<Instant> at, long id) {

  /** The place of that row in such a list. */
  static InboxPlace of(InboxFilter filter, InboxRow row) {
    return filter.byDue()
        ? new InboxPlace(row.due().map(Due::day), Optional.empty(), row.id())
        : new InboxPlace(Optional.empty(), Optional.of(row.submittedAt()), row.id());
  }

  /**
   * Reads a place of such a list, as {@link #shown} wrote it.
   *
   * @throws Failure.Malformed when it is none of ours
   */
  static InboxPlace read(InboxFilter filter, String given) {
    int end = given.lastIndexOf('_');
    Optional<Long> id = end < 0 ? Optional.empty() : Ids.read(given.substring(end + 1));
    try {
      if (id.isPresent()) {
        String key = given.substring(0, end);
        return filter.byDue()
            ? new InboxPlace(Optional.of(Time.kept(LocalDate.parse(key))), Optional.empty(), id.get())
            : new InboxPlace(Optional.empty(), Optional.of(Time.kept(Instant.parse(key))), id.get());
      }
    } catch (DateTimeException notOurs) {
      // Refused below.
    }
    throw new Failure.Malformed("error.page-token");
  }

  /** As it stands in an address. */
  String shown() {
    return day.map(LocalDate::toString).or(() -> at.map(Instant::toString)).orElseThrow() + "_" + Ids.show(id);
  }
}
