package org.fuma.notice;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.fuma.store.Ids;
import org.fuma.store.Time;
import org.fuma.web.Failure;

/** Where a page of the list of what did not arrive ended: when its last delivery was given up, and that delivery's id. */
public record EndMark(Instant at, long id) {

  /**
   * Reads what {@link #shown} wrote.
   *
   * @throws Failure.Malformed when it is none of ours
   */
  public static Optional<EndMark> read(Optional<String> given) {
    return given.map(text -> {
      int end = text.lastIndexOf('_');
      try {
        Instant at = Time.kept(Instant.parse(text.substring(0, Math.max(end, 0))));
        return new EndMark(at, Ids.read(text.substring(end + 1)).orElseThrow(EndMark::malformed));
      } catch (DateTimeException notOurs) {
        throw malformed();
      }
    });
  }

  /** The way to the page after these rows; empty after the last page. */
  public static Optional<String> after(List<Undelivered> rows) {
    return rows.size() < Deliveries.PAGE ? Optional.empty() : rows.getLast().endedAt().map(at -> new EndMark(at, rows.getLast().id()).shown());
  }

  /** As it stands in an address. */
  public String shown() {
    return at + "_" + Ids.show(id);
  }

  private static Failure.Malformed malformed() {
    return new Failure.Malformed("error.page-token");
  }
}
