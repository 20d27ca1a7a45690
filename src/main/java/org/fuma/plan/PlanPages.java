package org.fuma.plan;

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
import org.fuma.enterprise.Enterprise;
import org.fuma.store.Ids;
import org.fuma.web.Checks;
import org.fuma.web.Entry;
import org.fuma.web.Failure;
import org.fuma.web.Form;
import org.fuma.web.Frame;
import org.fuma.web.Option;

/** Pages of plans: the list, a plan with its course, its firms, what is to be done today, and the acts that move a plan on. */
@Produces(MediaType.TEXT_HTML)
@Controller("/plans")
final class PlanPages {

  private static final List<String> DONE = List.of("drafted", "changed", "filing", "approval", "return", "withdrawal");

  private final PlanDesk desk;
  private final PlannedWork work;
  private final Authorities authorities;
  private final Frame frame;

  PlanPages(PlanDesk desk, PlannedWork work, Authorities authorities, Frame frame) {
    this.desk = desk;
    this.work = work;
    this.authorities = authorities;
    this.frame = frame;
  }

  @Needs(Permission.PLAN_READ)
  @Get
  HttpResponse<?> list(
      HttpRequest<?> request,
      Actor actor,
      @QueryValue(defaultValue = "") String authority,
      @QueryValue(defaultValue = "") String state,
      @QueryValue(defaultValue = "") String year,
      @QueryValue Optional<String> below) {
    PlanFilter filter = PlanFilter.read(authority, state, year);
    List<Plan> rows = desk.list(actor, filter, below.flatMap(Ids::read));
    Map<String, String> chosen = new LinkedHashMap<>();
    filter.authority().ifPresent(body -> chosen.put("authority", Ids.show(body)));
    filter.state().ifPresent(value -> chosen.put("state", value.name()));
    filter.year().ifPresent(value -> chosen.put("year", Integer.toString(value)));
    String query = chosen.entrySet().stream().map(field -> field.getKey() + "=" + field.getValue()).collect(Collectors.joining("&"));
    Map<String, Object> given = new HashMap<>();
    given.put("rows", rows);
    given.put("done", work.done(rows));
    given.put("chosen", chosen);
    given.put("states", Arrays.stream(PlanState.values()).map(known -> new Option(known.name(), Frame.words(request).say(known))).toList());
    given.put("authorities", actor.authority().isPresent() ? List.of()
        : authorities.all().stream().map(body -> new Option(Ids.show(body.id()), body.name())).toList());
    given.put("waiting", desk.waiting(actor));
    given.put("mayFile", actor.may(Permission.PLAN_FILE));
    given.put("mayVisit", actor.may(Permission.VISIT_LOG));
    given.put("first", query.isEmpty() ? "/plans" : "/plans?" + query);
    given.put("next", rows.size() < PlanDesk.PAGE ? Optional.empty()
        : Optional.of("/plans?" + (query.isEmpty() ? "" : query + "&") + "below=" + Ids.show(rows.getLast().id())));
    given.put("beyondFirst", below.isPresent());
    return frame.page(request, "plan.title", "plan/list", given);
  }

  @Needs(Permission.VISIT_LOG)
  @Get("/today")
  HttpResponse<?> today(HttpRequest<?> request, Actor actor, @QueryValue Optional<String> after) {
    List<PlannedWork.ToVisit> rows = work.today(actor, after, PlanDesk.PAGE);
    return frame.page(
        request,
        "plan.today",
        "plan/today",
        Map.of(
            "rows", rows,
            "next", rows.size() < PlanDesk.PAGE ? Optional.empty() : Optional.of("/plans/today?after=" + rows.getLast().place()),
            "beyondFirst", after.isPresent()));
  }

  @Needs(Permission.PLAN_READ)
  @Get("/{id}")
  HttpResponse<?> one(HttpRequest<?> request, Actor actor, String id, @QueryValue(defaultValue = "") String done) {
    return one(request, HttpStatus.OK, actor, id, done, Map.of());
  }

  @Needs(Permission.PLAN_READ)
  @Get("/{id}/firms")
  HttpResponse<?> firms(HttpRequest<?> request, Actor actor, String id, @QueryValue Optional<String> after) {
    Plan plan = desk.see(actor, id(id));
    List<Enterprise> rows = desk.firms(plan, after.flatMap(Ids::read), PlanDesk.PAGE);
    String path = "/plans/" + Ids.show(plan.id()) + "/firms";
    return frame.page(
        request,
        HttpStatus.OK,
        Frame.words(request).say("plan.firms-of", plan.content().name()),
        "plan/firms",
        Map.of(
            "plan", plan,
            "rows", rows,
            "done", work.byFirm(plan),
            "first", path,
            "next", rows.size() < PlanDesk.PAGE ? Optional.empty() : Optional.of(path + "?after=" + Ids.show(rows.getLast().id())),
            "beyondFirst", after.isPresent()));
  }

  @Needs(Permission.PLAN_FILE)
  @Post("/{id}/filing")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> file(HttpRequest<?> request, Actor actor, String id, @Body String body) {
    return move(request, actor, id, PlanAct.FILING, Form.read(body));
  }

  @Needs(Permission.PLAN_DECIDE)
  @Post("/{id}/approval")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> approve(HttpRequest<?> request, Actor actor, String id, @Body String body) {
    return move(request, actor, id, PlanAct.APPROVAL, Form.read(body));
  }

  @Needs(Permission.PLAN_DECIDE)
  @Post("/{id}/return")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> giveBack(HttpRequest<?> request, Actor actor, String id, @Body String body) {
    return move(request, actor, id, PlanAct.RETURN, Form.read(body));
  }

  @Needs(Permission.PLAN_FILE)
  @Post("/{id}/withdrawal")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> withdraw(HttpRequest<?> request, Actor actor, String id, @Body String body) {
    return move(request, actor, id, PlanAct.WITHDRAWAL, Form.read(body));
  }

  private HttpResponse<?> move(HttpRequest<?> request, Actor actor, String id, PlanAct act, Form form) {
    desk.see(actor, id(id));
    try {
      Checks checks = new Checks();
      int version = checks.number("version", form.text("version"), 1, Integer.MAX_VALUE);
      checks.done();
      desk.move(actor, id(id), act, version, form.text("reason"), form.key());
      return HttpResponse.seeOther(URI.create("/plans/" + id + "?done=" + act.path()));
    } catch (Failure.Invalid | Failure.Conflict refused) {
      return one(request, HttpStatus.valueOf(refused.status()), actor, id, "", Map.of(act, Entry.refused(form, refused)));
    }
  }

  private HttpResponse<?> one(HttpRequest<?> request, HttpStatus status, Actor actor, String id, String done, Map<PlanAct, Entry> refused) {
    Plan plan = desk.see(actor, id(id));
    Map<String, Object> given = new HashMap<>();
    given.put("plan", plan);
    given.put("items", desk.items(plan));
    given.put("steps", desk.steps(plan));
    given.put("first", desk.firms(plan, Optional.empty(), 10));
    given.put("progress", work.done(List.of(plan)).get(plan.id()));
        // What was tried and cannot be done any more is told above the acts that are left.
    List<PlanAct> acts = PlanAct.open(actor, plan.state());
    given.put("late", refused.entrySet().stream().filter(one -> !acts.contains(one.getKey())).map(Map.Entry::getValue).findFirst());
    given.put("acts", acts);
    given.put("refused", refused);
    given.put("mayChange", actor.may(Permission.PLAN_FILE) && plan.state().open());
    given.put("done", DONE.contains(done) ? done : "");
    return frame.page(request, status, plan.content().name(), "plan/one", given);
  }

  private static long id(String shown) {
    return Ids.read(shown).orElseThrow(Failure.NotFound::new);
  }
}
