package org.fuma.access;

import java.util.Optional;
import org.fuma.store.Ids;
import org.fuma.web.Failure;

/**
 * From where a list of requests for consent goes on.
 *
 * @param open  true among those that may be answered, which come first
 * @param below the id of the last one before
 */
record ConsentPlace(boolean open, long below) {

  static final ConsentPlace FIRST = new ConsentPlace(true, Long.MAX_VALUE);

  /** As addresses and page tokens have it. */
  String written() {
    return (open ? "o" : "a") + Ids.show(below);
  }

  /**
   * Reads a place; the first one when there is none.
   *
   * @throws Failure.Malformed when it is none of ours
   */
  static ConsentPlace read(Optional<String> written) {
    return written.map(ConsentPlace::read).orElse(FIRST);
  }

  private static ConsentPlace read(String written) {
    Optional<Long> below = written.matches("[oa].+") ? Ids.read(written.substring(1)) : Optional.empty();
    return new ConsentPlace(written.startsWith("o"), below.orElseThrow(() -> new Failure.Malformed("error.page-token")));
  }
}
