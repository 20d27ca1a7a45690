package org.fuma.enterprise;

import gg.jte.Content;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fuma.access.Actor;
import org.fuma.access.Needs;
import org.fuma.access.Permission;
import org.fuma.web.Checks;
import org.fuma.web.Entry;
import org.fuma.web.Failure;
import org.fuma.web.Form;
import org.fuma.web.Frame;
import org.fuma.web.Option;

/** One firm's page, with what an administrator does there: move its state, class it. */
@Produces(MediaType.TEXT_HTML)
@Controller("/enterprises/{id}")
final class EnterprisePage {

  private final Enterprises enterprises;
  private final Liaisons liaisons;
  private final FirmChanges changes;
  private final EnterpriseChoices choices;
  private final List<EnterprisePanel> panels;
  private final Frame frame;

  EnterprisePage(Enterprises enterprises, Liaisons liaisons, FirmChanges changes, EnterpriseChoices choices,
      List<EnterprisePanel> panels, Frame frame) {
    this.enterprises = enterprises;
    this.changes = changes;
    this.choices = choices;
    this.liaisons = liaisons;
    this.panels = panels;
    this.frame = frame;
  }

  @Needs({Permission.ENTERPRISE_READ, Permission.ENTERPRISE_OWN})
  @Get
  HttpResponse<?> show(HttpRequest<?> request, Actor actor, String id) {
    return show(request, actor, id, HttpStatus.OK, Map.of());
  }

  @Needs(Permission.ENTERPRISE_ENROL)
  @Post("/state")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> move(HttpRequest<?> request, Actor actor, String id, @Body String body) {
    Form form = Form.read(body);
    long firm = EnterprisePages.id(id);
    try {
      Checks checks = new Checks();
      EnterpriseState to = checks.requiredOneOf("to", form.text("to"), EnterpriseState.class);
      checks.done();
      enterprises.move(actor, firm, to, form.text("reason"));
      return HttpResponse.seeOther(EnterprisePages.address(firm));
    } catch (Failure.Invalid refused) {
      return show(request, actor, id, HttpStatus.UNPROCESSABLE_ENTITY, Map.of("moving", Entry.refused(form, refused)));
    } catch (Failure.Conflict refused) {
      return show(request, actor, id, HttpStatus.CONFLICT, Map.of("moving", Entry.refused(form, refused)));
    }
  }

  @Needs(Permission.ENTERPRISE_ENROL)
  @Post("/grade")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> grade(HttpRequest<?> request, Actor actor, String id, @Body String body) {
    return change(request, actor, id, "grade", Form.read(body));
  }

  @Needs(Permission.ENTERPRISE_ENROL)
  @Post("/batch")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> batch(HttpRequest<?> request, Actor actor, String id, @Body String body) {
    return change(request, actor, id, "batch", Form.read(body));
  }

  private HttpResponse<?> change(HttpRequest<?> request, Actor actor, String id, String act, Form form) {
    long firm = EnterprisePages.id(id);
    try {
      BulkChange asked = new BulkChange(Selection.ALL, act, form.text(act), form.text(act + "Reason"));
      changes.one(actor, firm, FirmChanges.Asked.read(asked));
      return HttpResponse.seeOther(EnterprisePages.address(firm));
    } catch (Failure.Invalid refused) {
      return show(request, actor, id, HttpStatus.UNPROCESSABLE_ENTITY, Map.of(act, Entry.refused(form, named(refused, act))));
    }
  }

  /** The page has several such forms: each names its fields after its act. */
  private static Failure.Invalid named(Failure.Invalid refused, String act) {
    return new Failure.Invalid(
        refused.fields().entrySet().stream()
            .collect(Collectors.toMap(wrong -> wrong.getKey().equals("value") ? act : act + "Reason", Map.Entry::getValue)));
  }

  /** @param refused the forms that were refused, by name */
  private HttpResponse<?> show(HttpRequest<?> request, Actor actor, String id, HttpStatus status, Map<String, Entry> refused) {
    Enterprise firm = enterprises.see(actor, EnterprisePages.id(id));
    List<Content> drawn = panels.stream().flatMap(panel -> panel.draw(request, actor, firm).stream()).toList();
    boolean mayEnrol = actor.may(Permission.ENTERPRISE_ENROL);
    Map<String, Object> given = new HashMap<>();
    given.put("firm", firm);
    given.put(
        "contact", enterprises.mayReach(actor, firm.id()) ? Optional.of(enterprises.contact(actor, firm.id()))
            : Optional.empty());
    given.put("erased", enterprises.contactErased(firm.id()));
    given.put("liaison", firm.liaison().flatMap(liaisons::find));
    List<EnterpriseStep> history = enterprises.history(actor, firm.id());
    given.put("history", history);
    given.put("formerNames", Former.of(history, EnterpriseStep::name));
    given.put("formerAddresses", Former.of(history, EnterpriseStep::address));
    given.put("panels", drawn);
    given.put("mayEnrol", mayEnrol);
    given.put("maySeeAccounts", actor.may(Permission.ACCOUNT_READ));
    given.put("refused", refused);
    given.put("grades", choices.of(Frame.words(request), "grade"));
    given.put(
        "next", firm.state().next().stream().map(state -> new Option(state.name(), Frame.words(request).say(state)))
            .toList());
    return frame.page(request, status, firm.name(), "enterprise/show", given);
  }
}
