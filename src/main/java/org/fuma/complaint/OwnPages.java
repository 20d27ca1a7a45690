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
import org.fuma.store.Ids;
import org.fuma.web.Entry;
import org.fuma.web.Failure;
import org.fuma.web.Form;
import org.fuma.web.Frame;
import org.fuma.web.Option;

/** A firm's own complaints: where each stands, what happens next, what the firm may do. */
@Singleton
final class OwnPages {

  private final Complaints complaints;
  private final OwnComplaints own;
  private final OwnView view;
  private final Drafts drafts;
  private final Course course;
  private final Frame frame;

  OwnPages(Complaints complaints, OwnComplaints own, OwnView view, Drafts drafts, Course course, Frame frame) {
    this.complaints = complaints;
    this.own = own;
    this.view = view;
    this.drafts = drafts;
    this.course = course;
    this.frame = frame;
  }

  HttpResponse<?> list(HttpRequest<?> request, Actor actor) {
    Form query = Form.query(request);
    String below = query.text("below");
    Optional<ComplaintState> wanted = Arrays.stream(ComplaintState.values()).filter(known -> known.name().equals(query.text("state"))).findFirst();
    List<OwnComplaints.Line> lines = own.list(actor.enterprises(), wanted, Ids.read(below), OwnComplaints.PAGE);
    String first = "/complaints" + wanted.map(chosen -> "?state=" + chosen.name()).orElse("");
    Optional<String> next = lines.size() < OwnComplaints.PAGE
        ? Optional.empty()
        : Optional.of(first + (wanted.isPresent() ? "&" : "?") + "below=" + Ids.show(lines.getLast().id()));
    Map<String, Object> given = new HashMap<>();
    given.put("lines", lines);
    given.put("drafts", drafts.of(Drafts.Owner.account(actor.account())));
    given.put("states", Arrays.stream(ComplaintState.values()).map(known -> new Option(known.name(), Frame.words(request).say(known))).toList());
    given.put("chosen", wanted.map(Enum::name).orElse(""));
    given.put("first", first);
    given.put("next", next);
    given.put("beyondFirst", !below.isEmpty());
    return frame.page(request, "complaints.title", "complaint/own-list", given);
  }

  HttpResponse<?> see(HttpRequest<?> request, Actor actor, long id, HttpStatus status, Entry entry) {
    Map<String, Object> given = view.of(complaints.see(actor, id), "/complaints/" + Ids.show(id), entry);
    given.put("sent", !Form.query(request).text("sent").isEmpty());
    given.put("done", !Form.query(request).text("done").isEmpty());
    return frame.page(request, status, Frame.words(request).say("complaint.title", Ids.show(id)), "complaint/own", given);
  }

  HttpResponse<?> move(HttpRequest<?> request, Actor actor, long id, String event, Form form) {
    try {
      course.move(Mover.of(actor), id, event, Moving.of(form), form.key());
      return HttpResponse.seeOther(URI.create("/complaints/" + Ids.show(id) + "?done=1"));
    } catch (Failure.Invalid | Failure.Conflict refused) {
      return see(request, actor, id, HttpStatus.valueOf(refused.status()), Entry.refused(Drafts.with(form, "_act", event), refused));
    }
  }
}
