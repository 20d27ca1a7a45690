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

/** Where a firm's account complains. */
@Produces(MediaType.TEXT_HTML)
@Controller("/complaints")
final class FilingPages {

  private final Complaints complaints;
  private final Enterprises enterprises;
  private final Authorities authorities;
  private final VisitLog visits;
  private final Frame frame;

  FilingPages(Complaints complaints, Enterprises enterprises, Authorities authorities, VisitLog visits, Frame frame) {
    this.complaints = complaints;
    this.enterprises = enterprises;
    this.authorities = authorities;
    this.visits = visits;
    this.frame = frame;
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

  private HttpResponse<?> form(HttpRequest<?> request, Actor actor, HttpStatus status, Entry entry) {
    Optional<Visit> visit = id(entry.value("visit")).map(id -> visits.see(actor, id));
    List<Option> firms =
        actor.enterprises().stream().sorted().flatMap(id -> enterprises.find(id).stream()).map(FilingPages::option).toList();
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

  private static Optional<Long> id(String given) {
    return given.isEmpty() ? Optional.empty() : Optional.of(ComplaintPages.known(given));
  }
}
