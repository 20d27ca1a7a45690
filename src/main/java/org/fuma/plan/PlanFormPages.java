package org.fuma.plan;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import java.io.InputStream;
import java.net.URI;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.fuma.access.Actor;
import org.fuma.access.Needs;
import org.fuma.access.Permission;
import org.fuma.enterprise.District;
import org.fuma.enterprise.Grade;
import org.fuma.rule.VisitKind;
import org.fuma.store.Ids;
import org.fuma.web.Checks;
import org.fuma.web.Entry;
import org.fuma.web.Failure;
import org.fuma.web.Form;
import org.fuma.web.Frame;
import org.fuma.web.Message;
import org.fuma.web.Multipart;
import org.fuma.web.Option;
import org.fuma.web.Words;

/** Pages on which a lead writes a plan. */
@Produces(MediaType.TEXT_HTML)
@Controller("/plans")
final class PlanFormPages {

  private final PlanDesk desk;
  private final Frame frame;

  PlanFormPages(PlanDesk desk, Frame frame) {
    this.desk = desk;
    this.frame = frame;
  }

  @Needs(Permission.PLAN_FILE)
  @Get("/new")
  HttpResponse<?> form(HttpRequest<?> request, Actor actor) {
    return form(request, actor, HttpStatus.OK, Optional.empty(), Entry.of(new Form(Map.of("perFirm", List.of("1")))), Entry.blank());
  }

  @Needs(Permission.PLAN_FILE)
  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> draft(HttpRequest<?> request, Actor actor, @Body String body) {
    Form form = Form.read(body);
    try {
      long made = desk.draft(actor, read(form), form.key());
      return HttpResponse.seeOther(URI.create("/plans/" + Ids.show(made) + "?done=drafted"));
    } catch (Failure.Invalid | Failure.Conflict refused) {
      return form(request, actor, HttpStatus.valueOf(refused.status()), Optional.empty(), Entry.refused(form, refused), Entry.blank());
    }
  }

  @Needs(Permission.PLAN_FILE)
  @Get("/{id}/edit")
  HttpResponse<?> edit(HttpRequest<?> request, Actor actor, String id) {
    Plan plan = desk.own(actor, id(id));
    return form(request, actor, HttpStatus.OK, Optional.of(plan), Entry.of(written(plan)), Entry.blank());
  }

  @Needs(Permission.PLAN_FILE)
  @Post("/{id}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> change(HttpRequest<?> request, Actor actor, String id, @Body String body) {
    Plan plan = desk.own(actor, id(id));
    Form form = Form.read(body);
    try {
      desk.change(actor, plan.id(), version(form), read(form), form.key());
      return HttpResponse.seeOther(URI.create("/plans/" + id + "?done=changed"));
    } catch (Failure.Invalid | Failure.Conflict refused) {
      return form(request, actor, HttpStatus.valueOf(refused.status()), Optional.of(plan), Entry.refused(form, refused), Entry.blank());
    }
  }

  /** Puts the firms of a file in the place of those that the plan named. */
  @Needs(Permission.PLAN_FILE)
  @Post("/{id}/firms")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  HttpResponse<?> upload(HttpRequest<?> request, Actor actor, String id, @Header("Content-Type") String contentType, @Body InputStream body) {
    Plan plan = desk.own(actor, id(id));
    Multipart.Upload sent = Multipart.read(body, contentType);
    try {
      PlanContent says = plan.content();
      List<String> firms = PlanFile.read(sent.file());
      NewPlan asked =
          new NewPlan(says.name(), says.kind(), says.from(), says.until(), says.perFirm(), desk.current(plan), firms, Optional.empty());
      desk.change(actor, plan.id(), version(sent.form()), asked, sent.form().key());
      return HttpResponse.seeOther(URI.create("/plans/" + id + "?done=changed"));
    } catch (Failure.Invalid refused) {
      Map<String, Message> fields = new HashMap<>(refused.fields());
      Optional.ofNullable(fields.remove("usccs")).ifPresent(wrong -> fields.put("file", wrong));
      return form(request, actor, HttpStatus.UNPROCESSABLE_ENTITY, Optional.of(plan), Entry.of(written(plan)),
          Entry.refused(sent.form(), fields.isEmpty() ? refused : new Failure.Invalid(fields)));
    } catch (Failure.Conflict | Failure.TooLarge refused) {
      return form(request, actor, HttpStatus.valueOf(refused.status()), Optional.of(plan), Entry.of(written(plan)),
          Entry.refused(sent.form(), refused));
    }
  }

  private HttpResponse<?> form(HttpRequest<?> request, Actor actor, HttpStatus status, Optional<Plan> plan, Entry entry, Entry file) {
    Words words = Frame.words(request);
    Map<String, Object> given = new HashMap<>();
    given.put("plan", plan);
    given.put("entry", entry);
    given.put("file", file);
    given.put("items", desk.choice(actor.authority().orElseThrow(Failure.Forbidden::new)));
    given.put("kinds", Stream.of(VisitKind.ROUTINE, VisitKind.CAMPAIGN).map(kind -> new Option(kind.name(), words.say(kind))).toList());
    given.put("districts",
        Arrays.stream(District.values()).map(district -> new Option(district.code(), words.say("District." + district.key()))).toList());
    given.put("grades", Arrays.stream(Grade.values()).map(grade -> new Option(grade.name(), words.say(grade))).toList());
    return frame.page(request, status, words.say(plan.isPresent() ? "plan.edit" : "plan.new"), "plan/form", given);
  }

  /** The plan as the form shows it. */
  private Form written(Plan plan) {
    PlanContent says = plan.content();
    Map<String, List<String>> fields = new HashMap<>();
    fields.put("name", List.of(says.name()));
    fields.put("kind", List.of(says.kind().name()));
    fields.put("from", List.of(says.from().toString()));
    fields.put("until", List.of(says.until().toString()));
    fields.put("perFirm", List.of(Integer.toString(says.perFirm())));
    fields.put("items", desk.current(plan).stream().map(Ids::show).toList());
    fields.put("usccs", List.of(desk.pasted(plan)));
    fields.put("version", List.of(Integer.toString(plan.version())));
    says.chosen().ifPresent(chosen -> {
      fields.put("district", List.of(chosen.district()));
      fields.put("batch", List.of(chosen.batch()));
      fields.put("grade", List.of(chosen.grade()));
    });
    return new Form(fields);
  }

  private static NewPlan read(Form form) {
    return NewPlan.read(form::text, form.all("items"), PlanFirms.cut(form.text("usccs")));
  }

  private static int version(Form form) {
    Checks checks = new Checks();
    int version = checks.number("version", form.text("version"), 1, Integer.MAX_VALUE);
    checks.done();
    return version;
  }

  private static long id(String shown) {
    return Ids.read(shown).orElseThrow(Failure.NotFound::new);
  }
}
