package org.fuma.rating;

import java.util.Optional;
import org.fuma.store.Ids;
import org.fuma.web.Checks;

/**
 * Which ratings are listed.
 *
 * @param bad only those that opened a call-back
 */
public record RatingFilter(Optional<Long> authority, Optional<Quarter> quarter, boolean bad) {

  /**
   * Reads a filter; empty text asks for all.
   *
   * @throws org.fuma.web.Failure.Invalid with everything that is wrong
   */
  static RatingFilter read(String authority, String quarter, String bad) {
    Checks checks = new Checks();
    Optional<Long> body = Ids.read(authority);
    Optional<Quarter> of = Quarter.read(quarter);
    if (!authority.isBlank() && body.isEmpty()) {
      checks.refuse("authority", "check.unknown");
    }
    if (!quarter.isBlank() && of.isEmpty()) {
      checks.refuse("quarter", "check.choice");
    }
    checks.done();
    return new RatingFilter(body, of, bad.equals("yes"));
  }
}
