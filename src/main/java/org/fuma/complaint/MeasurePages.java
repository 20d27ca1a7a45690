package org.fuma.complaint;

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
import io.micronaut.http.annotation.QueryValue;
import java.net.URI;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fuma.access.Actor;
import org.fuma.access.Needs;
import org.fuma.access.Permission;
import org.fuma.authority.Authorities;
import org.fuma.store.Ids;
import org.fuma.web.Entry;
import org.fuma.web.Failure;
import org.fuma.web.Form;
import org.fuma.web.Frame;
import org.fuma.web.Option;

/** Pages on which supervisors follow up what was ordered in all complaints. */
@Produces(MediaType.TEXT_HTML)
@Controller("/complaints/measures")
final class MeasurePages {

  private static final String PATH = "/complaints/measures";

  private final MeasureDesk desk;
  private final Authorities authorities;
  private final Clocks clocks;
  private final Frame frame;

  MeasurePages(MeasureDesk desk, Authorities authorities, Clocks clocks, Frame frame) {
    this.desk = desk;
    this.authorities = authorities;
    this.clocks = clocks;
    this.frame = frame;
  }

  @Needs(Permission.COMPLAINT_DECIDE)
  @Get
  HttpResponse<?> list(
      HttpRequest<?> request,
      Actor actor,
      @QueryValue(defaultValue = "") String authority,
      @QueryValue(defaultValue = "") String kind,
      @QueryValue(defaultValue = "") String state,
      @QueryValue(defaultValue = "") String overdue,
      @QueryValue Optional<String> after) {
    MeasureFilter filter = MeasureFilter.read(authority, kind, state, overdue);
    List<Measure> rows = desk.list(actor, filter, after.flatMap(Ids::read));
    Map<String, String> chosen = new LinkedHashMap<>();
    filter.authority().ifPresent(body -> chosen.put("authority", Ids.show(body)));
    filter.kind().ifPresent(value -> chosen.put("kind", value.name()));
    filter.state().ifPresent(value -> chosen.put("state", value.name()));
    if (filter.overdue()) {
      chosen.put("overdue", "yes");
    }
    String query = chosen.entrySet().stream().map(field -> field.getKey() + "=" + field.getValue()).collect(Collectors.joining("&"));
    Map<String, Object> given = new HashMap<>();
    given.put("rows", rows);
    given.put("chosen", chosen);
    given.put("today", clocks.today());
    given.put("kinds", Arrays.stream(MeasureKind.values()).map(known -> new Option(known.name(), Frame.words(request).say(known))).toList());
    given.put("states", Arrays.stream(MeasureState.values()).map(known -> new Option(known.name(), Frame.words(request).say(known))).toList());
    given.put("authorities", authorities.all().stream().map(body -> new Option(Ids.show(body.id()), body.name())).toList());
    given.put("first", query.isEmpty() ? PATH : PATH + "?" + query);
    given.put("next", rows.size() < MeasureRepository.PAGE ? Optional.empty()
        : Optional.of(PATH + "?" + (query.isEmpty() ? "" : query + "&") + "after=" + Ids.show(rows.getLast().id())));
    given.put("beyondFirst", after.isPresent());
    return frame.page(request, "measure.title", "complaint/measures", given);
  }

  @Needs(Permission.COMPLAINT_DECIDE)
  @Get("/{measure}")
  HttpResponse<?> one(HttpRequest<?> request, Actor actor, String measure) {
    return one(request, HttpStatus.OK, actor, measure, Entry.blank(), Entry.blank());
  }

  @Needs(Permission.COMPLAINT_DECIDE)
  @Post("/{measure}/confirmation")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> confirm(HttpRequest<?> request, Actor actor, String measure, @Body String body) {
    Form form = Form.read(body);
    try {
      desk.confirm(actor, id(measure), form.text("note"), form.key());
      return HttpResponse.seeOther(URI.create(PATH + "/" + measure));
    } catch (Failure.Invalid | Failure.Conflict refused) {
      return one(request, HttpStatus.valueOf(refused.status()), actor, measure, Entry.refused(form, refused), Entry.blank());
    }
  }

  @Needs(Permission.COMPLAINT_DECIDE)
  @Post("/{measure}/return")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> giveBack(HttpRequest<?> request, Actor actor, String measure, @Body String body) {
    Form form = Form.read(body);
    try {
      desk.giveBack(actor, id(measure), form.text("why"), form.text("dueOn"), form.key());
      return HttpResponse.seeOther(URI.create(PATH + "/" + measure));
    } catch (Failure.Invalid | Failure.Conflict refused) {
      return one(request, HttpStatus.valueOf(refused.status()), actor, measure, Entry.blank(), Entry.refused(form, refused));
    }
  }

  private HttpResponse<?> one(HttpRequest<?> request, HttpStatus status, Actor actor, String id, Entry confirming, Entry returning) {
    Measure measure = desk.see(actor, id(id));
    return frame.page(request, status, Frame.words(request).say(measure.kind()), "complaint/measure",
        Map.of("measure", measure, "today", clocks.today(), "confirming", confirming, "returning", returning));
  }

  private static long id(String shown) {
    return Ids.read(shown).orElseThrow(Failure.NotFound::new);
  }
}
