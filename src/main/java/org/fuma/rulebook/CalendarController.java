package org.fuma.rulebook;

import static org.fuma.web.Given.text;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.serde.annotation.Serdeable;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Needs;
import org.fuma.access.Permission;
import org.fuma.rule.WorkingDays;
import org.fuma.web.Listing;

/** The calendars of working days for programs. */
@Controller("/api/v1")
final class CalendarController {

  private final Calendars calendars;
  private final Deadlines deadlines;

  CalendarController(Calendars calendars, Deadlines deadlines) {
    this.calendars = calendars;
    this.deadlines = deadlines;
  }

  /** A year that is to be loaded: days and ranges (first/last) without work, and weekend days that are worked. */
  @Serdeable
  record CalendarRequest(
      @Nullable Integer year, @Nullable Boolean provisional, @Nullable List<String> off, @Nullable List<String> worked, @Nullable String source) {}

  /** A loaded year; days as ISO 8601. */
  @Serdeable
  record CalendarView(int year, int revision, boolean provisional, List<String> off, List<String> worked, String source, String by, String at) {}

  /** The last of so many working days; provisional while a year on the way is a forecast. */
  @Serdeable
  record DeadlineView(String day, boolean provisional) {}

  /** Lists the loaded years, the latest first. */
  @Needs(Permission.RULES_READ)
  @Get("/calendars")
  Listing<CalendarView> list(Actor actor) {
    return Listing.of(calendars.list(actor).stream().map(CalendarController::view).toList(), Optional.empty());
  }

  /** Loads a year; one that was loaded before is replaced and stays on record. */
  @Needs(Permission.RULES_CHANGE)
  @Post("/calendars")
  HttpResponse<CalendarView> load(Actor actor, @Body CalendarRequest asked, @Header("Idempotency-Key") Optional<String> key) {
    int year = calendars.load(actor,
        new CalendarText(asked.year() == null ? "" : String.valueOf(asked.year()), Boolean.TRUE.equals(asked.provisional()), lines(asked.off()), lines(asked.worked()),
            text(asked.source())), key);
    return HttpResponse.created(calendars.list(actor).stream().filter(loaded -> loaded.calendar().year() == year).findFirst().map(CalendarController::view)
        .orElseThrow());
  }

  /** Tells the last of so many working days after an event. */
  @Needs(Permission.RULES_READ)
  @Get("/working-days")
  DeadlineView after(Actor actor, @QueryValue Optional<String> after, @QueryValue Optional<String> days) {
    WorkingDays.Deadline deadline = deadlines.after(actor, after.orElse(""), days.orElse(""));
    return new DeadlineView(deadline.day().toString(), deadline.provisional());
  }

  private static CalendarView view(LoadedYear year) {
    return new CalendarView(
        year.calendar().year(), year.revision(), year.calendar().provisional(), texts(year.calendar().off()), texts(year.calendar().worked()), year.source(),
        year.by(), year.at().toString());
  }

  private static List<String> texts(Collection<LocalDate> days) {
    return days.stream().map(LocalDate::toString).toList();
  }

  private static String lines(@Nullable List<String> days) {
    return days == null ? "" : String.join("\n", days);
  }
}
