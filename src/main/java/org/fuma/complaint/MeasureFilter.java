package org.fuma.complaint;

import java.util.Optional;
import org.fuma.store.Ids;
import org.fuma.web.Checks;

/** Which measures are asked for; nothing said, all of them. */
record MeasureFilter(Optional<Long> authority, Optional<MeasureKind> kind, Optional<MeasureState> state, boolean overdue) {

  /** Reads a filter; what names nothing narrows nothing. */
  static MeasureFilter read(String authority, String kind, String state, String overdue) {
    Checks checks = new Checks();
    return new MeasureFilter(Ids.read(authority), checks.oneOf("kind", kind, MeasureKind.class), checks.oneOf("state", state, MeasureState.class),
        overdue.equals("yes"));
  }
}
