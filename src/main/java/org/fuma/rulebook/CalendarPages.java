package org.fuma.rulebook;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Needs;
import org.fuma.access.Permission;
import org.fuma.rule.WorkingDays;
import org.fuma.web.Entry;
import org.fuma.web.Failure;
import org.fuma.web.Form;
import org.fuma.web.Frame;

/** The years of working days, and the loading of another. */
@Produces(MediaType.TEXT_HTML)
@Controller("/rules/calendar")
final class CalendarPages {

  private final Calendars calendars;
  private final Deadlines deadlines;
  private final Frame frame;

  CalendarPages(Calendars calendars, Deadlines deadlines, Frame frame) {
    this.calendars = calendars;
    this.deadlines = deadlines;
    this.frame = frame;
  }

  @Needs(Permission.RULES_READ)
  @Get
  HttpResponse<?> list(HttpRequest<?> request, Actor actor) {
    Form asked = Form.query(request);
    if (asked.text("after").isEmpty() && asked.text("days").isEmpty()) {
      return page(request, HttpStatus.OK, actor, Entry.blank(), Entry.blank(), Optional.empty());
    }
    try {
      return page(request, HttpStatus.OK, actor, Entry.blank(), Entry.of(asked), Optional.of(deadlines.after(actor, asked.text("after"), asked.text("days"))));
    } catch (Failure.Invalid | Failure.Conflict refused) {
      return page(request, HttpStatus.valueOf(refused.status()), actor, Entry.blank(), Entry.refused(asked, refused), Optional.empty());
    }
  }

  @Needs(Permission.RULES_CHANGE)
  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> load(HttpRequest<?> request, Actor actor, @Body String body) {
    Form form = Form.read(body);
    try {
      int year = calendars.load(actor, new CalendarText(form.text("year"), form.has("provisional", "true"), form.text("off"), form.text("worked"),
          form.text("source")), form.key());
      return HttpResponse.seeOther(URI.create("/rules/calendar#year-" + year));
    } catch (Failure.Invalid | Failure.Conflict refused) {
      return page(request, HttpStatus.valueOf(refused.status()), actor, Entry.refused(form, refused), Entry.blank(), Optional.empty());
    }
  }

  private HttpResponse<?> page(
      HttpRequest<?> request, HttpStatus status, Actor actor, Entry entry, Entry asked, Optional<WorkingDays.Deadline> deadline) {
    Map<String, Object> given = new HashMap<>();
    given.put("years", calendars.list(actor));
    given.put("entry", entry);
    given.put("asked", asked);
    given.put("deadline", deadline);
    given.put("mayChange", actor.may(Permission.RULES_CHANGE));
    return frame.page(request, status, Frame.words(request).say("calendar.title"), "rulebook/calendar", given);
  }
}
