package org.fuma.plan;

import java.util.Optional;
import org.fuma.store.Ids;
import org.fuma.web.Checks;

/** What a list of plans is narrowed to. */
public record PlanFilter(Optional<Long> authority, Optional<PlanState> state, Optional<Integer> year) {

  /**
   * Reads a filter as people and programs send it; empty text means anything.
   *
   * @throws org.fuma.web.Failure.Invalid with everything that is wrong
   */
  public static PlanFilter read(String authority, String state, String year) {
    Checks checks = new Checks();
    Optional<Long> body = Ids.read(authority.strip());
    if (body.isEmpty() && !authority.isBlank()) {
      checks.refuse("authority", "check.unknown");
    }
    PlanFilter filter =
        new PlanFilter(
            body,
            checks.oneOf("state", state, PlanState.class),
            year.isBlank() ? Optional.empty() : Optional.of(checks.number("year", year, 1900, 2200)));
    checks.done();
    return filter;
  }
}
