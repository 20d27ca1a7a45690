package org.fuma.rulebook;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Permission;
import org.fuma.rule.WorkingDays;
import org.fuma.web.Checks;
import org.fuma.web.Failure;

/** Tells deadlines to who asks for one. */
@Singleton
class Deadlines {

  private static final int MOST = 250;

  private final Calendars calendars;

  Deadlines(Calendars calendars) {
    this.calendars = calendars;
  }

  /**
   * The last of so many working days after an event.
   *
   * @throws Failure.Invalid  with what cannot be read
   * @throws Failure.Conflict when a year on the way is not loaded
   */
  WorkingDays.Deadline after(Actor by, String after, String days) {
    by.require(Permission.RULES_READ);
    Checks checks = new Checks();
    Optional<LocalDate> event = checks.date("after", checks.required("after", after, 32));
    int number = checks.number("days", days, 1, MOST);
    checks.done();
    return calendars.workingDays().after(event.orElseThrow(), number);
  }
}
