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
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.fuma.access.Actor;
import org.fuma.access.Needs;
import org.fuma.access.Permission;
import org.fuma.authority.InspectionItem;
import org.fuma.store.Ids;
import org.fuma.store.Time;
import org.fuma.store.ServiceClock;
import org.fuma.web.Entry;
import org.fuma.web.Failure;
import org.fuma.web.Form;
import org.fuma.web.Frame;
import org.fuma.web.Option;

/** The page on which officials say what came of a visit. */
@Produces(MediaType.TEXT_HTML)
@Controller("/visits/{id}/result")
final class ResultPages {

  private final VisitLog visits;
  private final Conclusions conclusions;
  private final JointParties parties;
  private final ServiceClock clock;
  private final Frame frame;

  ResultPages(VisitLog visits, Conclusions conclusions, JointParties parties, ServiceClock clock, Frame frame) {
    this.visits = visits;
    this.conclusions = conclusions;
    this.parties = parties;
    this.clock = clock;
    this.frame = frame;
  }

  @Needs(Permission.VISIT_LOG)
  @Get
  HttpResponse<?> form(HttpRequest<?> request, Actor actor, String id) {
    Visit visit = visits.see(actor, id(id));
    boolean due = VisitLog.mayMove(actor, visit) && VisitEdge.after(visit.state()).filter(VisitEdge.COMPLETE::equals).isPresent();
    return due || parties.mayConclude(actor, visit) ? form(request, HttpStatus.OK, actor, visit, Entry.blank()) : HttpResponse.seeOther(page(id));
  }

  @Needs(Permission.VISIT_LOG)
  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> complete(HttpRequest<?> request, Actor actor, String id, @Body String body) {
    Visit visit = visits.see(actor, id(id));
    if (parties.attended(actor, visit).isEmpty()) {
      visits.requireAttendance(actor, visit.id());
    }
    Form form = Form.read(body);
    try {
      conclusions.conclude(actor, visit.id(), ConclusionForm.said(form, items(actor, visit)), form.key());
      return HttpResponse.seeOther(URI.create("/visits/" + id + "?done=completed"));
    } catch (Failure.Invalid | Failure.Conflict refused) {
      return form(request, HttpStatus.valueOf(refused.status()), actor, visit, Entry.refused(form, refused));
    }
  }

  private HttpResponse<?> form(HttpRequest<?> request, HttpStatus status, Actor actor, Visit visit, Entry entry) {
    return frame.page(
        request,
        status,
        Frame.words(request).say("visits.result-title"),
        "visit/result",
        Map.of(
            "visit", visit,
            "items", items(actor, visit),
            "entry", entry,
            "results", ConclusionForm.results(visit.kind()).stream().map(result -> option(request, result)).toList(),
            "founds", Stream.of(Found.values()).map(found -> option(request, found)).toList(),
            "due", conclusions.due(visit),
            "today", Time.day(clock.instant())));
  }

  /** What was announced by the actor's own authority. */
  private List<InspectionItem> items(Actor actor, Visit visit) {
    return parties.attended(actor, visit).map(VisitParty::items).orElse(visit.items());
  }

  private static Option option(HttpRequest<?> request, Enum<?> constant) {
    return new Option(constant.name(), Frame.words(request).say(constant));
  }

  private static URI page(String id) {
    return URI.create("/visits/" + id);
  }

  private static long id(String shown) {
    return Ids.read(shown).orElseThrow(Failure.NotFound::new);
  }
}
