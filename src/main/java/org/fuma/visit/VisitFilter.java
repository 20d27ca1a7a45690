package org.fuma.visit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.fuma.rule.VisitKind;
import org.fuma.store.Ids;
import org.fuma.store.Time;
import org.fuma.web.Checks;
import org.fuma.web.Form;

/**
 * Which visits a list shows; what is empty leaves all.
 *
 * @param from  the first day of arrival, in Asia/Shanghai
 * @param until the last day of arrival
 */
public record VisitFilter(
    Optional<Long> enterprise,
    Optional<Long> authority,
    Optional<VisitState> state,
    Optional<VisitKind> kind,
    Optional<VisitResult> result,
    Optional<LocalDate> from,
    Optional<LocalDate> until,
    Optional<VisitMark> mark) {

  /** Every visit that one may see. */
  public static final VisitFilter NONE =
      new VisitFilter(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
          Optional.empty());

  /**
   * Reads a filter from what an address carries; an id that is none is refused like a choice that is none.
   *
   * @throws org.fuma.web.Failure.Invalid with everything that is wrong
   */
  static VisitFilter read(Form given) {
    Checks checks = new Checks();
    VisitFilter filter =
        new VisitFilter(
            id(checks, given, "enterprise"),
            id(checks, given, "authority"),
            checks.oneOf("state", given.text("state"), VisitState.class),
            checks.oneOf("kind", given.text("kind"), VisitKind.class),
            checks.oneOf("result", given.text("result"), VisitResult.class),
            checks.date("from", given.text("from")),
            checks.date("until", given.text("until")),
            checks.oneOf("mark", given.text("mark"), VisitMark.class));
    checks.done();
    return filter;
  }

  /** The first moment of the period. */
  Optional<Instant> begins() {
    return from.map(day -> day.atStartOfDay(Time.ZONE).toInstant());
  }

  /** The first moment after the period. */
  Optional<Instant> ends() {
    return until.map(day -> day.plusDays(1).atStartOfDay(Time.ZONE).toInstant());
  }

  private static Optional<Long> id(Checks checks, Form given, String field) {
    Optional<String> text = Optional.of(given.text(field)).filter(value -> !value.isBlank());
    Optional<Long> id = text.flatMap(Ids::read);
    if (text.isPresent() && id.isEmpty()) {
      checks.refuse(field, "check.unknown");
    }
    return id;
  }
}
