package org.fuma.complaint;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
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

/** A firm's own complaints: where each stands, what happens next, what the firm may do. */
@Singleton
final class OwnPages {

  private final Complaints complaints;
  private final Enterprises enterprises;
  private final Authorities authorities;
  private final Frame frame;

  OwnPages(Complaints complaints, Enterprises enterprises, Authorities authorities, Frame frame) {
    this.complaints = complaints;
    this.enterprises = enterprises;
    this.authorities = authorities;
    this.frame = frame;
  }

  HttpResponse<?> list(HttpRequest<?> request, Actor actor) {
    Form query = Form.query(request);
    List<ComplaintRow> rows = complaints.list(actor, Optional.empty(), Ids.read(query.text("below")));
    Optional<String> next =
        rows.size() < ComplaintRepository.PAGE ? Optional.empty() : Optional.of("/complaints?below=" + Ids.show(rows.getLast().id()));
    return frame.page(request, "complaints.title", "complaint/own-list",
        Map.of("rows", rows, "next", next, "beyondFirst", !query.text("below").isEmpty()));
  }

  HttpResponse<?> see(HttpRequest<?> request, Actor actor, long id, HttpStatus status, Entry entry) {
    Complaint complaint = complaints.see(actor, id);
    Map<String, Object> given = new HashMap<>();
    given.put("complaint", complaint);
    given.put("firm", enterprises.find(complaint.enterprise()).orElseThrow(Failure.NotFound::new));
    given.put("authority", complaint.authority().flatMap(authorities::authority).map(Authority::name));
    given.put("entry", entry);
    given.put("sent", !Form.query(request).text("sent").isEmpty());
    return frame.page(request, status, Frame.words(request).say("complaint.title", Ids.show(id)), "complaint/own", given);
  }

  HttpResponse<?> move(HttpRequest<?> request, Actor actor, long id, String event, Form form) {
    throw new Failure.Forbidden();
  }
}
