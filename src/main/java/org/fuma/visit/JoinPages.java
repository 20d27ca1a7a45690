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
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Needs;
import org.fuma.access.Permission;
import org.fuma.authority.Official;
import org.fuma.enterprise.Enterprises;
import org.fuma.rule.VisitKind;
import org.fuma.store.Ids;
import org.fuma.store.ServiceClock;
import org.fuma.store.Time;
import org.fuma.web.Entry;
import org.fuma.web.Failure;
import org.fuma.web.Form;
import org.fuma.web.Frame;

/** Pages of a joint visit: how another authority joins it, and what the leading one does about the others. */
@Produces(MediaType.TEXT_HTML)
@Controller("/visits/{id}")
final class JoinPages {

  private final JointVisits joint;
  private final JointLead lead;
  private final JointParties parties;
  private final ArrivalChoices choices;
  private final EntryDesk desk;
  private final Enterprises enterprises;
  private final Frame frame;
  private final ServiceClock clock;

  JoinPages(
      JointVisits joint, JointLead lead, JointParties parties, ArrivalChoices choices, EntryDesk desk, Enterprises enterprises, Frame frame,
      ServiceClock clock) {
    this.joint = joint;
    this.lead = lead;
    this.parties = parties;
    this.choices = choices;
    this.desk = desk;
    this.enterprises = enterprises;
    this.frame = frame;
    this.clock = clock;
  }

  @Needs(Permission.VISIT_LOG)
  @Get("/join")
  HttpResponse<?> form(
      HttpRequest<?> request, Actor actor, String id, @QueryValue(defaultValue = "") String token, @QueryValue(defaultValue = "") String refused) {
    Visit visit = joint.show(actor, id(id), token);
    return form(request, HttpStatus.OK, actor, visit, token, Entry.blank(), parties.own(actor, visit.id(), refused));
  }

  @Needs(Permission.VISIT_LOG)
  @Post("/join")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> join(HttpRequest<?> request, Actor actor, String id, @Body String body) {
    Form form = Form.read(body);
    String token = form.text("token");
    Visit visit = joint.show(actor, id(id), token);
    joint.requireOther(actor, visit);
    try {
      long party = joint.join(actor, visit.id(), token, JoinForm.read(form, visit), form.key());
      boolean joined = parties.own(actor, visit.id(), Ids.show(party)).filter(VisitParty::joined).isPresent();
      return HttpResponse.seeOther(
          URI.create("/visits/" + id + (joined ? "" : "/join?refused=" + Ids.show(party) + (VisitCodes.formed(token) ? "&token=" + token : ""))));
    } catch (Failure.Invalid | Failure.Conflict refused) {
      return form(request, HttpStatus.valueOf(refused.status()), actor, visit, token, Entry.refused(form, refused), Optional.empty());
    }
  }

  @Needs(Permission.VISIT_LOG)
  @Post("/invitations")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> invite(Actor actor, String id, @Body String body) {
    Form form = Form.read(body);
    lead.invite(actor, id(id), form.text("authority"), form.key());
    return HttpResponse.seeOther(URI.create("/visits/" + id));
  }

  @Needs(Permission.VISIT_LOG)
  @Post("/waivers")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> waive(Actor actor, String id, @Body String body) {
    Form form = Form.read(body);
    lead.waive(actor, id(id), form.text("authority"), form.text("reason"), form.key());
    return HttpResponse.seeOther(URI.create("/visits/" + id));
  }

  private HttpResponse<?> form(
      HttpRequest<?> request, HttpStatus status, Actor actor, Visit visit, String token, Entry entry, Optional<VisitParty> refused) {
    Official self = desk.certificate(actor);
    boolean open = joint.mayAsk(actor, visit);
    Map<String, Object> given = new HashMap<>();
    given.put("visit", visit);
    given.put("entry", entry);
    given.put("token", token);
    given.put("open", open);
    given.put("sees", actor.belongsTo(visit.authority()) || joint.joined(actor, visit));
    given.put("refused", refused);
    given.put("today", Time.day(clock.instant()));
    given.put(
        "choice",
        open ? enterprises.find(visit.enterprise()).map(firm -> choices.of(request, self, firm, VisitKind.JOINT)) : Optional.empty());
    return frame.page(request, status, Frame.words(request).say("late.join-title"), "visit/join", given);
  }

  private static long id(String shown) {
    return Ids.read(shown).orElseThrow(Failure.NotFound::new);
  }
}
