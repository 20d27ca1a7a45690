package org.fuma.enterprise;

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
import java.util.HashMap;
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

/** One change of many firms: chosen, shown before it is done, sent off. */
@Produces(MediaType.TEXT_HTML)
@Controller("/enterprises/changes")
final class ChangePages {

  private static final List<String> ACTS = List.of("grade", "batch", "state", "district");

  private final FirmChanges changes;
  private final EnterpriseChoices choices;
  private final Frame frame;

  ChangePages(FirmChanges changes, EnterpriseChoices choices, Frame frame) {
    this.changes = changes;
    this.choices = choices;
    this.frame = frame;
  }

  /** Asks for value and reason; once both are given, shows what the change would come to. */
  @Needs(Permission.ENTERPRISE_ENROL)
  @Get
  HttpResponse<?> show(HttpRequest<?> request, Actor actor) {
    Form form = Form.query(request);
    if (!ACTS.contains(form.text("act"))) {
      throw new Failure.NotFound();
    }
    if (form.text("preview").isEmpty()) {
      return show(request, form, HttpStatus.OK, Entry.of(form), Optional.empty());
    }
    try {
      return show(request, form, HttpStatus.OK, Entry.of(form), Optional.of(changes.preview(actor, change(form))));
    } catch (Failure.Invalid refused) {
      return show(request, form, HttpStatus.UNPROCESSABLE_ENTITY, Entry.refused(form, refused), Optional.empty());
    }
  }

  @Needs(Permission.ENTERPRISE_ENROL)
  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> ask(HttpRequest<?> request, Actor actor, @Body String body) {
    Form form = Form.read(body);
    try {
      return HttpResponse.seeOther(URI.create("/jobs/" + Ids.show(changes.ask(actor, change(form), form.key()))));
    } catch (Failure.Invalid refused) {
      return show(request, form, HttpStatus.UNPROCESSABLE_ENTITY, Entry.refused(form, refused), Optional.empty());
    }
  }

  private static BulkChange change(Form form) {
    return new BulkChange(Selection.read(form), form.text("act"), form.text("value"), form.text("reason"));
  }

  private HttpResponse<?> show(HttpRequest<?> request, Form form, HttpStatus status, Entry entry, Optional<Preview> preview) {
    String act = form.text("act");
    String title = "changes.title." + (ACTS.contains(act) ? act : "state");
    Map<String, Object> given = new HashMap<>();
    given.put("act", act);
    given.put("selection", Selection.read(form));
    given.put("entry", entry);
    given.put("preview", preview);
    given.put("options", choices.of(Frame.words(request), act));
    return frame.page(request, status, Frame.words(request).say(title), "enterprise/change", given);
  }
}
