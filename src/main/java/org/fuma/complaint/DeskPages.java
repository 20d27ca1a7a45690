package org.fuma.complaint;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.authority.Authorities;
import org.fuma.authority.Authority;
import org.fuma.enterprise.Enterprises;
import org.fuma.store.Ids;
import org.fuma.web.Entry;
import org.fuma.web.Failure;
import org.fuma.web.Form;
import org.fuma.web.Frame;
import org.fuma.web.Option;

/** The supervisors' desk: every complaint, and what may be done with it. */
@Singleton
final class DeskPages {

  private final Complaints complaints;
  private final Course course;
  private final Enterprises enterprises;
  private final Authorities authorities;
  private final Frame frame;

  DeskPages(Complaints complaints, Course course, Enterprises enterprises, Authorities authorities, Frame frame) {
    this.complaints = complaints;
    this.course = course;
    this.enterprises = enterprises;
    this.authorities = authorities;
    this.frame = frame;
  }

  HttpResponse<?> list(HttpRequest<?> request, Actor actor) {
    Form query = Form.query(request);
    Optional<ComplaintState> wanted = Arrays.stream(ComplaintState.values()).filter(known -> known.name().equals(query.text("state"))).findFirst();
    List<ComplaintRow> rows = complaints.list(actor, wanted, Ids.read(query.text("below")));
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
            "first", "/complaints" + filter,
            "next", next,
            "beyondFirst", !query.text("below").isEmpty()));
  }

  HttpResponse<?> move(HttpRequest<?> request, Actor actor, long id, String event, Form form) {
    try {
      course.move(Mover.of(actor), id, event, Moving.of(form), form.key());
      return HttpResponse.seeOther(URI.create("/complaints/" + Ids.show(id)));
    } catch (Failure.Invalid | Failure.Conflict refused) {
      return see(request, actor, id, HttpStatus.valueOf(refused.status()), Entry.refused(form, refused));
    }
  }

  HttpResponse<?> see(HttpRequest<?> request, Actor actor, long id, HttpStatus status, Entry entry) {
    Complaint complaint = complaints.see(actor, id);
    List<Option> outcomes =
        Arrays.stream(ComplaintOutcome.values()).map(known -> new Option(known.name(), Frame.words(request).say(known))).toList();
    Map<String, Object> given = new HashMap<>();
    given.put("complaint", complaint);
    given.put("firm", enterprises.find(complaint.enterprise()).orElseThrow(Failure.NotFound::new));
    given.put("authority", complaint.authority().flatMap(authorities::authority).map(Authority::name));
    given.put("edges", ComplaintGraph.from(complaint.standing().state()));
    given.put("outcomes", outcomes);
    given.put("entry", entry);
    return frame.page(request, status, Frame.words(request).say("complaint.title", Ids.show(id)), "complaint/complaint", given);
  }
}
