package org.fuma.visit;

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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Needs;
import org.fuma.access.Permission;
import org.fuma.store.Ids;
import org.fuma.web.Entry;
import org.fuma.web.Failure;
import org.fuma.web.Form;
import org.fuma.web.Frame;

/** Pages of the visit log: a visit, and the acts that follow the arrival. */
@Produces(MediaType.TEXT_HTML)
@Controller("/visits")
final class VisitPages {

  private final VisitLog visits;
  private final List<VisitPanel> panels;
  private final Frame frame;

  VisitPages(VisitLog visits, List<VisitPanel> panels, Frame frame) {
    this.panels = panels;
    this.visits = visits;
    this.frame = frame;
  }

  @Needs({Permission.VISIT_READ_ALL, Permission.VISIT_READ_AUTHORITY, Permission.VISIT_READ_OWN})
  @Get("/{id}")
  HttpResponse<?> one(HttpRequest<?> request, Actor actor, String id, @QueryValue(defaultValue = "") String done) {
    return one(request, HttpStatus.OK, actor, id, done, Entry.blank());
  }

  @Needs(Permission.VISIT_LOG)
  @Post("/{id}/departure")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> depart(HttpRequest<?> request, Actor actor, String id, @Body String body) {
    Form form = Form.read(body);
    try {
      visits.depart(actor, id(id), form.key());
      return HttpResponse.seeOther(URI.create("/visits/" + id + "?done=departed"));
    } catch (Failure.Conflict late) {
      return one(request, HttpStatus.CONFLICT, actor, id, "", Entry.refused(form, late));
    }
  }

  private HttpResponse<?> one(
      HttpRequest<?> request, HttpStatus status, Actor actor, String id, String done, Entry entry) {
    Visit visit = visits.see(actor, id(id));
    return frame.page(
        request,
        status,
        Frame.words(request).say("visits.one"),
        "visit/one",
        Map.of(
            "visit", visit,
            "entry", entry,
            "next", VisitLog.mayMove(actor, visit) ? VisitEdge.after(visit.state()) : Optional.<VisitEdge>empty(),
            "forOthers", actor.official().filter(visit::attended).isEmpty(),
            "mayComplain", actor.may(Permission.COMPLAINT_FILE) && actor.speaksFor(visit.enterprise()),
            "ofFirm", actor.speaksFor(visit.enterprise()),
            "panels", panels.stream().flatMap(panel -> panel.draw(request, actor, visit).stream()).toList(),
            "done", List.of("arrived", "refused", "departed", "completed").contains(done) ? done : ""));
  }

  private static long id(String shown) {
    return Ids.read(shown).orElseThrow(Failure.NotFound::new);
  }
}
