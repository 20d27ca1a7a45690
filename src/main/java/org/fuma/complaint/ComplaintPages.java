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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Needs;
import org.fuma.access.Permission;
import org.fuma.authority.Authorities;
import org.fuma.authority.Authority;
import org.fuma.enterprise.Enterprise;
import org.fuma.enterprise.Enterprises;
import org.fuma.store.Ids;
import org.fuma.visit.Visit;
import org.fuma.visit.VisitLog;
import org.fuma.web.Entry;
import org.fuma.web.Failure;
import org.fuma.web.Form;
import org.fuma.web.Frame;
import org.fuma.web.Option;

/** Pages of complaints: the firm's view of its own, the supervisor's desk. */
@Produces(MediaType.TEXT_HTML)
@Controller("/complaints")
final class ComplaintPages {

  private final Complaints complaints;
  private final Enterprises enterprises;
  private final Authorities authorities;
  private final VisitLog visits;
  private final Frame frame;

  ComplaintPages(Complaints complaints, Enterprises enterprises, Authorities authorities, VisitLog visits, Frame frame) {
    this.complaints = complaints;
    this.enterprises = enterprises;
    this.authorities = authorities;
    this.visits = visits;
    this.frame = frame;
  }

  @Needs({Permission.COMPLAINT_FILE, Permission.COMPLAINT_DECIDE})
  @Get
  HttpResponse<?> list(
      HttpRequest<?> request, Actor actor, @QueryValue(defaultValue = "") String state, @QueryValue Optional<String> below) {
    Optional<ComplaintState> wanted = Arrays.stream(ComplaintState.values()).filter(known -> known.name().equals(state)).findFirst();
    List<ComplaintRow> rows = complaints.list(actor, wanted, below.flatMap(Ids::read));
    String filter = wanted.map(chosen -> "?state=" + chosen.name()).orElse("");
    Optional<String> next =
        rows.size() < ComplaintRepository.PAGE
            ? Optional.empty()
            : Optional.of("/complaints" + (filter.isEmpty() ? "?" : filter + "&") + "below=" + Ids.show(rows.getLast().id()));
    List<Option> states =
        Arrays.stream(ComplaintState.values()).map(known -> new Option(known.name(), Frame.words(request).say(known))).toList();
    return frame.page(
        request,
        "complaints.title",
        "complaint/list",
        Map.of(
            "rows", rows,
            "states", states,
            "chosen", wanted.map(Enum::name).orElse(""),
            "mayFile", actor.may(Permission.COMPLAINT_FILE),
            "mayDecide", actor.may(Permission.COMPLAINT_DECIDE),
            "first", "/complaints" + filter,
            "next", next,
            "beyondFirst", below.isPresent()));
  }

  @Needs(Permission.COMPLAINT_FILE)
  @Get("/new")
  HttpResponse<?> form(HttpRequest<?> request, Actor actor, @QueryValue(defaultValue = "") String visit) {
    Map<String, List<String>> filled = new HashMap<>(Map.of("visit", List.of(visit)));
    id(visit).map(id -> visits.see(actor, id)).filter(RefusedEntry::is).map(refused -> RefusedEntry.of(refused, Frame.words(request)))
        .ifPresent(said -> {
          filled.put("category", List.of(said.category().name()));
          filled.put("text", List.of(said.text()));
        });
    return form(request, actor, HttpStatus.OK, Entry.of(new Form(filled)));
  }

  @Needs(Permission.COMPLAINT_FILE)
  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> file(HttpRequest<?> request, Actor actor, @Body String body) {
    Form form = Form.read(body);
    try {
      NewComplaint asked =
          new NewComplaint(
              id(form.text("enterprise")),
              id(form.text("visit")),
              id(form.text("authority")),
              form.text("category"),
              form.text("happenedOn"),
              form.text("text"),
              form.text("demand"));
      return HttpResponse.seeOther(URI.create("/complaints/" + Ids.show(complaints.file(actor, asked, form.key())) + "?sent=1"));
    } catch (Failure.Invalid | Failure.Conflict refused) {
      return form(request, actor, HttpStatus.valueOf(refused.status()), Entry.refused(form, refused));
    }
  }

  @Needs({Permission.COMPLAINT_FILE, Permission.COMPLAINT_DECIDE})
  @Get("/{id}")
  HttpResponse<?> see(HttpRequest<?> request, Actor actor, String id, @QueryValue Optional<String> sent) {
    return show(request, actor, known(id), HttpStatus.OK, Entry.blank(), sent.isPresent());
  }

  @Needs(Permission.COMPLAINT_DECIDE)
  @Post("/{id}/{event}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> move(HttpRequest<?> request, Actor actor, String id, String event, @Body String body) {
    Form form = Form.read(body);
    try {
      complaints.move(actor, known(id), event, form.text("outcome"), form.text("text"), form.key());
      return HttpResponse.seeOther(URI.create("/complaints/" + Ids.show(known(id))));
    } catch (Failure.Invalid | Failure.Conflict refused) {
      return show(request, actor, known(id), HttpStatus.valueOf(refused.status()), Entry.refused(form, refused), false);
    }
  }

  private HttpResponse<?> show(HttpRequest<?> request, Actor actor, long id, HttpStatus status, Entry entry, boolean sent) {
    Complaint complaint = complaints.see(actor, id);
    boolean mayDecide = actor.may(Permission.COMPLAINT_DECIDE);
    List<Option> outcomes =
        Arrays.stream(ComplaintOutcome.values()).map(known -> new Option(known.name(), Frame.words(request).say(known))).toList();
    Map<String, Object> given = new HashMap<>();
    given.put("complaint", complaint);
    given.put("firm", enterprises.find(complaint.enterprise()).orElseThrow(Failure.NotFound::new));
    given.put("authority", complaint.authority().flatMap(authorities::authority).map(Authority::name));
    given.put("edges", mayDecide ? ComplaintGraph.from(complaint.standing().state()) : List.of());
    given.put("outcomes", outcomes);
    given.put("entry", entry);
    given.put("sent", sent);
    return frame.page(request, status, Frame.words(request).say("complaint.title", Ids.show(id)), "complaint/complaint", given);
  }

  private HttpResponse<?> form(HttpRequest<?> request, Actor actor, HttpStatus status, Entry entry) {
    Optional<Visit> visit = id(entry.value("visit")).map(id -> visits.see(actor, id));
    List<Option> firms =
        actor.enterprises().stream().sorted().flatMap(id -> enterprises.find(id).stream()).map(ComplaintPages::option).toList();
    List<Option> bodies =
        authorities.all().stream().map(authority -> new Option(Ids.show(authority.id()), authority.name())).toList();
    List<Option> categories =
        Arrays.stream(ComplaintCategory.values()).map(known -> new Option(known.name(), Frame.words(request).say(known))).toList();
    Map<String, Object> given = new HashMap<>();
    given.put("entry", entry);
    given.put("visit", visit);
    given.put("visitAuthority", visit.flatMap(seen -> authorities.authority(seen.authority())).map(Authority::name));
    given.put("firms", firms);
    given.put("authorities", bodies);
    given.put("categories", categories);
    return frame.page(request, status, Frame.words(request).say("complaint.new"), "complaint/new", given);
  }

  private static Option option(Enterprise firm) {
    return new Option(Ids.show(firm.id()), firm.name());
  }

  private static long known(String id) {
    return Ids.read(id).orElseThrow(Failure.NotFound::new);
  }

  private static Optional<Long> id(String given) {
    return given.isEmpty() ? Optional.empty() : Optional.of(known(given));
  }
}
